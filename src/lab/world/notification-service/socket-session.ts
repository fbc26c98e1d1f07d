import type { HappeningOf } from '../../happening.ts';
import type { Frame, Publication, SocketEnd } from '../exchange.ts';
import type { Session } from '../session.ts';
import type { Machine } from './machine.ts';
import type { End, Member, Sessions } from './sessions.ts';

type Closed = HappeningOf<'websocket-closed'>['how'];

/** From 4.8 on a session is looked at ten times in its idle time. */
const looksPerSilence = 10;

const frameBytes = 60;

/** A session over a WebSocket (parsers/openfire/patterns/websocket.ts, openfire-logs.md A5.10). */
export class SocketSession implements Member {
  readonly session: Session;
  readonly #machine: Machine;
  readonly #sessions: Sessions;
  readonly #end: SocketEnd;
  #lastStanzaAt: number;
  #isPinged = false;
  #isClosed = false;
  #sent = 0;
  #bytes = 0;

  constructor(machine: Machine, sessions: Sessions, session: Session, end: SocketEnd) {
    this.session = session;
    this.#machine = machine;
    this.#sessions = sessions;
    this.#end = end;
    this.#lastStanzaAt = machine.process.now;
  }

  /** It was opened and its desktop has signed in over it. */
  open(): void {
    const { session } = this;
    this.#machine.tell({ kind: 'websocket-opened', session });
    session.status = 3;
    this.#sessions.bind(this);
    this.#send({ type: 'signed-in' });
    this.#sessions.makeAvailable(this);
    this.#watch();
  }

  take(frame: Frame): void {
    this.#lastStanzaAt = this.#machine.process.now;
    this.#isPinged = false;
    if (frame.type === 'ping') this.#send({ type: 'pong' });
    if (frame.type === 'close') this.close('clean');
  }

  close(how: Closed): void {
    if (this.session.status === -1) return;
    this.#tellClosed(how);
    const why: End = how === 'silence' ? 'silence' : 'socket';
    this.#sessions.end(this, why);
  }

  deliver(publication: Publication): void {
    this.#sent += 1;
    this.#bytes += publication.xml.length;
    this.#send({ type: 'publication', publication });
  }

  release(why: End): readonly Publication[] {
    if (why === 'replaced') this.#send({ type: 'stream-error', condition: 'conflict' });
    if (!this.#isClosed) this.#tellClosed(why === 'stop' ? 'stop' : 'clean');
    this.#end.close(why === 'stop' || why === 'silence' ? 'reset' : 'clean');
    return [];
  }

  traffic(): { sent: number; queued: number; bytes: number } {
    return { sent: this.#sent, queued: 0, bytes: this.#bytes };
  }

  #watch(): void {
    const { socketSilenceMs } = this.#machine.rules;
    this.#machine.process.in(socketSilenceMs / looksPerSilence, () => {
      if (this.session.status === -1) return;
      this.#look();
      this.#watch();
    });
  }

  #look(): void {
    const { socketPingAfterMs = Number.POSITIVE_INFINITY, socketSilenceMs } = this.#machine.rules;
    const silentMs = this.#machine.process.now - this.#lastStanzaAt;
    if (silentMs >= socketSilenceMs) this.close('silence');
    else if (silentMs >= socketPingAfterMs && !this.#isPinged) this.#ping();
  }

  #ping(): void {
    this.#isPinged = true;
    this.#machine.tell({ kind: 'websocket-ping', session: this.session });
    this.#send({ type: 'server-ping' });
  }

  #tellClosed(how: Closed): void {
    this.#isClosed = true;
    this.#machine.tell({ kind: 'websocket-closed', session: this.session, how });
  }

  #send(frame: Frame): void {
    this.#bytes += frameBytes;
    this.#end.send(frame);
  }
}
