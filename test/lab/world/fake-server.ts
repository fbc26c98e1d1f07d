import type { Agenda } from '../../../src/lab/world/agenda.ts';
import type {
  BoshAnswer,
  BoshRequest,
  DesktopServer,
  Exchange,
  Publication,
  RestAnswer,
  RestRequest,
  SocketEnd,
  SocketHandlers,
} from '../../../src/lab/world/exchange.ts';

interface Held {
  readonly rid: number;
  readonly exchange: Exchange<BoshAnswer>;
}

interface FakeSession {
  readonly sid: string;
  rid: number;
  held: Held | undefined;
  kept: { rid: number; answer: BoshAnswer } | undefined;
  activeAt: number;
  queue: Publication[];
}

/** What arrived, and what became of it. */
export interface Seen {
  readonly at: number;
  readonly purpose: string;
  readonly rid: number;
  readonly sid: string;
  readonly port: number;
  readonly ip: string;
  verdict?: 'invalid' | 'gone';
}

const empty: BoshAnswer = { status: 200, type: 'empty' };

/** A server that holds polls and keeps rids as Openfire 3.8 does (openfire-logs.md A3, A4), in small. */
export class FakeServer implements DesktopServer {
  readonly host = 'finesse1.example.com';
  readonly seen: Seen[] = [];
  readonly rested: { at: number; object: string; url: string }[] = [];
  readonly closes: { at: number; sid: string; sweeps: number[] }[] = [];
  readonly sweeps: number[] = [];
  readonly frames: { at: number; type: string }[] = [];
  readonly socketEnds: { at: number; how: string }[] = [];
  state: 'IN_SERVICE' | 'OUT_OF_SERVICE' = 'IN_SERVICE';
  signedIn: boolean | undefined;
  down = false;
  end: SocketEnd | undefined;
  readonly name: string;
  readonly #agenda: Agenda;
  #session: FakeSession | undefined;
  #count = 0;
  #answersPings = true;
  #refusesSignIn = false;

  constructor(agenda: Agenda, name = 'fin-a', sweepPhase = 0) {
    this.#agenda = agenda;
    this.name = name;
    agenda.in(sweepPhase, () => this.#sweep());
  }

  get sid(): string | undefined {
    return this.#session?.sid;
  }

  answerPings(does: boolean): void {
    this.#answersPings = does;
  }

  refuseSignIn(does: boolean): void {
    this.#refusesSignIn = does;
  }

  isUp(): boolean {
    return !this.down;
  }

  publish(xml = '<state>READY</state>', agent = '1001001'): void {
    this.#count += 1;
    const publication = {
      id: this.#count,
      pubsubNode: `/finesse/api/User/${agent}`,
      xml,
      madeAt: this.#agenda.now,
    };
    this.end?.send({ type: 'publication', publication });
    const session = this.#session;
    if (!session) return;
    session.queue.push(publication);
    this.#flush(session);
  }

  bosh(request: BoshRequest, exchange: Exchange<BoshAnswer>): void {
    const { purpose, rid, sid = '' } = request;
    const { port, ip } = exchange;
    const seen: Seen = { at: this.#agenda.now, purpose, rid, sid, port, ip };
    this.seen.push(seen);
    const session = this.#session;
    if (purpose === 'create') this.#create(rid, exchange);
    else if (!session || session.sid !== sid) {
      seen.verdict = 'invalid';
      exchange.answer({ status: 404, type: 'empty' });
    } else {
      session.activeAt = this.#agenda.now;
      if (rid <= session.rid) this.#again(session, seen, exchange);
      else this.#take(session, request, exchange);
    }
  }

  #take(
    session: FakeSession,
    { purpose, rid, waitSeconds }: BoshRequest,
    exchange: Exchange<BoshAnswer>,
  ): void {
    session.rid = rid;
    this.#answer(session, empty);
    if (purpose === 'terminate') this.#session = undefined;
    if (purpose !== 'poll') exchange.answer({ status: 200, type: 'done' });
    else this.#hold(session, { rid, exchange }, waitSeconds);
  }

  rest(request: RestRequest, exchange: Exchange<RestAnswer>): void {
    this.rested.push({ at: this.#agenda.now, object: request.object, url: request.url });
    exchange.answer({
      status: this.#refusesSignIn && request.object === 'sign-in' ? 503 : 200,
      serverTime: this.#agenda.now,
      ...(request.object === 'system-info' && { state: this.state }),
      ...(request.object === 'user' && this.signedIn !== undefined && { signedIn: this.signedIn }),
    });
  }

  socket(end: SocketEnd): SocketHandlers {
    this.end = end;
    return {
      frame: ({ type }) => {
        this.frames.push({ at: this.#agenda.now, type });
        if (type === 'sign-in') end.send({ type: 'signed-in' });
        if (type === 'ping' && this.#answersPings) end.send({ type: 'pong' });
      },
      closed: (how) => {
        this.socketEnds.push({ at: this.#agenda.now, how });
        if (this.end === end) this.end = undefined;
      },
    };
  }

  #create(rid: number, exchange: Exchange<BoshAnswer>): void {
    this.#count += 1;
    this.#session?.held?.exchange.answer({ status: 200, type: 'terminate', condition: 'conflict' });
    const sid = `s${this.#count}`;
    const activeAt = this.#agenda.now;
    this.#session = { sid, rid, held: undefined, kept: undefined, activeAt, queue: [] };
    exchange.answer({ status: 200, type: 'created', sid });
  }

  #again(session: FakeSession, seen: Seen, exchange: Exchange<BoshAnswer>): void {
    const { held, kept } = session;
    if (held?.rid === seen.rid) {
      this.#answer(session, empty);
      exchange.answer(empty);
    } else if (kept?.rid === seen.rid) exchange.answer(kept.answer);
    else {
      seen.verdict = 'gone';
      this.#session = undefined;
      exchange.answer({ status: 200, type: 'terminate', condition: 'item-not-found' });
    }
  }

  #hold(session: FakeSession, held: Held, waitSeconds: number): void {
    session.held = held;
    this.#flush(session);
    this.#agenda.in(waitSeconds * 1_000, () => {
      if (session.held === held) this.#answer(session, empty);
    });
  }

  #flush(session: FakeSession): void {
    const { held, queue } = session;
    if (!held || queue.length === 0) return;
    const answer: BoshAnswer = { status: 200, type: 'data', publications: queue.splice(0) };
    session.kept = { rid: held.rid, answer };
    this.#answer(session, answer);
  }

  #answer(session: FakeSession, answer: BoshAnswer): void {
    session.held?.exchange.answer(answer);
    session.held = undefined;
    session.activeAt = this.#agenda.now;
  }

  #sweep(): void {
    const session = this.#session;
    if (session) {
      const idle = session.held ? 0 : this.#agenda.now - session.activeAt;
      this.sweeps.push(idle);
      if (idle > 60_000) {
        this.closes.push({ at: this.#agenda.now, sid: session.sid, sweeps: this.sweeps.slice(-4) });
        this.#session = undefined;
      }
    }
    this.#agenda.in(30_000, () => this.#sweep());
  }
}
