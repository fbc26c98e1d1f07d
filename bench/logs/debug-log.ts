import type { Desktop } from './desktop.ts';
import type { LogWriter } from './log-writer.ts';
import type { Random } from './random.ts';
import { noDebug } from './truth.ts';

/** Openfire's debug.log as Finesse 11.x writes it: `yyyy.MM.dd HH:mm:ss <message>`, most of it Jetty's. */
export class DebugLog {
  readonly truth = noDebug();
  readonly #out: LogWriter;
  readonly #random: Random;
  #stamp = '';
  /** Jetty's records of one dispatch, stamped for this second. */
  #dispatch = '';

  constructor(out: LogWriter, random: Random) {
    this.#out = out;
    this.#random = random;
  }

  at(stamp: string): void {
    const s = stamp;
    this.#stamp = s;
    this.#dispatch = `${s}scope null[/http-bind/ @ o.e.j.s.ServletContextHandler{/http-bind,null}]\n${s}context=/http-bind[/ @ o.e.j.s.ServletContextHandler{/http-bind,null}]\n${s}sessionManager=org.eclipse.jetty.server.session.HashSessionManager@176fe4#STARTED\n${s}session=null\n${s}session=null\n${s}servlet /http-bind[/ -> org.jivesoftware.openfire.http.HttpBindServlet-1643193\n${s}chain=null\n`;
  }

  /** The desktop asks; the request is held. */
  request({ connection, sid, rid, consume }: Desktop): void {
    const s = this.#stamp;
    this.#write(
      `${s}REQUEST /http-bind/ on ${connection}\n${this.#dispatch}${s}HTTPBindLog: HTTP RECVC(${sid}): <body sid="${sid}" rid="${rid}"/>\n${s}${consume}${rid}\n${s}suspended ${connection}\n`,
      11,
      3,
    );
    this.truth.httpRequest += 1;
    this.truth.boshRequest += 1;
    this.truth.consumeResponse += 1;
  }

  /** The held request is answered: Jetty dispatches it once more. */
  answer({ connection, rid, consume }: Desktop): void {
    const s = this.#stamp;
    this.#write(
      `${s}REQUEST /http-bind/ on ${connection}\n${this.#dispatch}${s}${consume}${rid}\n${s}RESPONSE /http-bind/  200\n`,
      10,
      3,
    );
    this.truth.httpRequest += 1;
    this.truth.consumeResponse += 1;
  }

  /** What the rest of the server says meanwhile. */
  noise({ address, connection }: Desktop): void {
    const s = this.#stamp;
    const port = this.#random.integer(32_768, 60_999);
    const local = `/127.0.0.1:${port}`;
    const socket = `Socket[addr=${local},port=5222,localport=${port}]`;
    this.#write(
      `${s}Launching thread for ${local}\n${s}Exiting since queue is empty for ${local}\n${s}Exiting since queue is empty for ${local}\n${s}Data is available to be read from [${socket}] by Thread-${port & 63}\n${s}All data has been read from [${socket}]\n${s}Launching thread for ${local}\n${s}Exiting since queue is empty for ${local}\n${s}Data can be written to [${socket}] by Thread-${port & 63}\n${s}complete event null @ ${connection}\n${s}destroyEndPoint SCEP@${port}java.nio.channels.SocketChannel[closed][o=false d=true,io=0,w=true,rb=false,wb=false]\n${s}closed org.eclipse.jetty.server.nio.SelectChannelConnector$SelectChannelHttpConnection@${port}@10.20.0.1:7443<->${address}:${port}\n${s}Launching thread for ${local}\n${s}Exiting since queue is empty for ${local}\n`,
      13,
      0,
    );
  }

  sweep({ sid, jid }: Desktop, lastActiveMs: number): void {
    this.#write(
      `${this.#stamp}Session (id=${sid}) was last active ${lastActiveMs} ms ago: ${jid}\n`,
      1,
      0,
    );
    this.truth.sweep += 1;
  }

  statistics({ jid }: Desktop, epochMs: number): void {
    const record = `${this.#stamp}time=${epochMs},JID=${jid},msgs_sent=4,msgs_queue=0,msgs_drop=0,bytes_sent=3748\n`;
    this.#write(record + record, 2, 0);
    this.truth.statistics += 2;
  }

  /** A message for a desktop that has no session: two records, with the payload's own newlines. */
  undeliverable({ agent, bareJid }: Desktop, stateChange: string): void {
    const s = this.#stamp;
    const id = this.#random.hex(8);
    const node = `/finesse/api/User/${agent}`;
    const message = `<message from="pubsub.finesse1.example.com" to="${bareJid}" id="${node}__${bareJid}__${id}"><event xmlns="http://jabber.org/protocol/pubsub#event"><items node="${node}"><item id="c6548c72-ca0a-4692-b875-${id}"><notification xmlns="http://jabber.org/protocol/pubsub">&lt;Update&gt;\n  &lt;data&gt;\n    &lt;user&gt;\n      &lt;loginId&gt;${agent}&lt;/loginId&gt;\n      &lt;state&gt;NOT_READY&lt;/state&gt;\n      &lt;stateChangeTime&gt;${stateChange}&lt;/stateChangeTime&gt;\n    &lt;/user&gt;\n  &lt;/data&gt;\n  &lt;event&gt;PUT&lt;/event&gt;\n  &lt;source&gt;${node}&lt;/source&gt;\n&lt;/Update&gt;</notification></item></items></event></message>`;
    this.#write(
      `${s}Unable to route packet. No session is available so store offline. ${message} \n${s}RoutingTableImpl: Failed to route packet to JID: ${bareJid} packet: ${message}\n`,
      2,
      20,
    );
    this.truth.undeliverable += 1;
  }

  close(): void {
    this.#out.close();
  }

  #write(text: string, records: number, continuations: number): void {
    this.#out.write(text);
    this.truth.bytes += text.length;
    this.truth.records += records;
    this.truth.lines += records + continuations;
  }
}
