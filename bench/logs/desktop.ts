import type { Random } from './random.ts';

const domain = 'finesse1.example.com';

/** `away`: between two requests. `frozen`: never asks again. `gone`: its session was closed. */
export type State = 'held' | 'away' | 'frozen' | 'gone';

/** An agent's desktop as its server sees it, with the texts that its records repeat. */
export class Desktop {
  readonly agent: string;
  readonly bareJid: string;
  readonly jid: string;
  /** A page in the background: its timers are throttled, and it asks late. */
  readonly hidden: boolean;
  readonly address: string;
  state: State = 'away';
  /** Second of the last request or answer. */
  lastActive = 0;
  /** Asks no more from the answer after this second on. */
  freezeAt = Number.POSITIVE_INFINITY;
  sid = '';
  rid = 0;
  /** Jetty's name of the connection. */
  connection = '';
  /** `consumeResponse` up to the presence's end. */
  consume = '';

  constructor(number: number, hidden: boolean) {
    this.agent = String(1_001_000 + number);
    this.bareJid = `${this.agent}@${domain}`;
    this.jid = `${this.bareJid}/desktop`;
    this.hidden = hidden;
    this.address = `10.20.${number >> 8}.${number & 255}`;
  }

  /** A new BOSH session over a new connection. */
  connect(random: Random): void {
    this.sid = random.hex(8);
    this.rid = random.integer(100_000_000, 2_000_000_000);
    this.freezeAt = Number.POSITIVE_INFINITY;
    this.connection = `org.eclipse.jetty.server.nio.SelectChannelConnector$SelectChannelHttpConnection@${random.hex(7)}@10.20.0.1:7443<->${this.address}:${random.integer(32_768, 60_999)}`;
    this.consume = `consumeResponse: org.jivesoftware.openfire.http.HttpSession@${random.hex(7)} - status: 3 address: ${this.jid} id: ${this.sid} presence: \n<presence from="${this.jid}">\n<x xmlns="http://jabber.org/protocol/caps" hash="sha-1" node="http://jabber.cisco.com/caxl" ver="VNC6fNwvCxe6FJfJdJpLryVJRwM"/>\n</presence> rid: `;
  }
}
