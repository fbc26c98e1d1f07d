import type { HappeningOf } from '../../happening.ts';
import type { BoshAnswer, BoshRequest, Exchange, Publication } from '../exchange.ts';
import type { Session } from '../session.ts';
import { Activity } from './activity.ts';
import { Answers } from './answers.ts';
import { type Held, HeldRequests } from './held-requests.ts';
import type { Machine } from './machine.ts';
import type { End, Member, Sessions } from './sessions.ts';

type BoshExchange = Exchange<BoshAnswer>;
type Reply = Pick<HappeningOf<'bosh-answer'>, 'type'> & {
  readonly condition?: string;
  readonly publications?: readonly Publication[];
};

/** So many requests are held; when one more comes, the oldest is let go. */
const hold = 1;

/** What an answer has besides its publications, about. */
const envelopeBytes = 120;

/**
 * Openfire's HttpSession (openfire-logs.md A3, A4). It does not notice when the socket of a held request is gone: that
 * counts as active until its wait is over, and what is written into it is lost.
 */
export class BoshSession implements Member {
  readonly session: Session;
  readonly #machine: Machine;
  readonly #sessions: Sessions;
  readonly #answers: Answers;
  readonly #held: HeldRequests;
  readonly #activity: Activity;
  readonly #queue: Publication[] = [];
  #sent = 0;
  #bytes = 0;

  constructor(machine: Machine, sessions: Sessions, session: Session) {
    this.session = session;
    this.#machine = machine;
    this.#sessions = sessions;
    this.#answers = new Answers(machine.rules, session.rid);
    this.#held = new HeldRequests(machine);
    this.#activity = new Activity(machine);
  }

  get isHolding(): boolean {
    return this.#held.count > 0;
  }

  /** The wait of a held request is over, but it is not answered yet. */
  get isOverdue(): boolean {
    return this.#held.overdue.length > 0;
  }

  /** At a reading of the clock, since a request came or was answered; whether one is held does not count. */
  idleMs(reading: number): number {
    return this.#activity.idleMs(reading);
  }

  expireOverdue(): void {
    for (const held of this.#held.overdue) this.#expire(held);
  }

  /** The answer to the held request gets lost inside the server, which takes it for given. */
  loseAnswer(): void {
    const [held] = this.#held.all;
    if (held === undefined) return;
    this.#held.drop(held);
    this.#answers.count(held.rid);
  }

  created(exchange: BoshExchange): void {
    this.#reply(this.session.rid, exchange, { type: 'created' });
  }

  take(request: BoshRequest, exchange: BoshExchange): void {
    const { rid } = request;
    const { limit } = this.#answers;
    if (rid > limit) {
      this.#machine.tell({ kind: 'rid-too-high', session: this.session, rid, limit });
      this.#refuse(rid, exchange, 'item-not-found', 'rid');
    } else if (this.#answers.isAnswered(rid)) this.#answerAgain(rid, exchange);
    else this.#takeNew(request, exchange);
  }

  deliver(publication: Publication): void {
    const held = this.#held.find(this.#answers.next);
    if (held) this.#settle(held, { type: 'data', publications: [publication] });
    else this.#queue.push(publication);
  }

  release(why: End): readonly Publication[] {
    const reply: Reply =
      why === 'replaced' ? { type: 'data', condition: 'conflict' } : { type: 'empty' };
    for (const held of this.#held.all) this.#settle(held, reply);
    return this.#queue.splice(0);
  }

  traffic(): { sent: number; queued: number; bytes: number } {
    return { sent: this.#sent, queued: this.#queue.length, bytes: this.#bytes };
  }

  #takeNew(request: BoshRequest, exchange: BoshExchange): void {
    const { session } = this;
    const { rid, purpose } = request;
    const isRepeated = this.#answerTwin(rid);
    const overactivity = this.#activity.overactivity(purpose === 'poll', this.#held.count);
    if (overactivity) {
      this.#machine.tell({ kind: 'overactivity', session, ...overactivity });
      this.#refuse(rid, exchange, 'policy-violation', 'overactivity');
    } else if (isRepeated) this.#reply(rid, exchange, { type: 'empty' });
    else this.#accept(request, exchange);
  }

  #accept(request: BoshRequest, exchange: BoshExchange): void {
    const { rid, purpose } = request;
    const waiting = this.#held.all.map((held) => held.rid);
    this.#answers.take(rid, waiting);
    this.#activity.note();
    this.session.rid = Math.max(this.session.rid, rid);
    if (purpose === 'terminate') {
      this.#sessions.end(this, 'terminate');
      this.#reply(rid, exchange, { type: 'terminate' });
    } else if (purpose === 'restart') {
      this.#answers.count(rid);
      this.#reply(rid, exchange, { type: 'done' });
    } else {
      if (this.#queue.length > 0 && rid === this.#answers.next) this.#flush(rid, exchange);
      else this.#hold(request, exchange);
      if (purpose !== 'poll') this.#giveToWorker(request);
    }
  }

  /** What a request asks for is done by another thread, while the request is held. */
  #giveToWorker({ purpose, rid }: BoshRequest): void {
    this.#machine.process.in(this.#machine.random.integer(1, 8), () => {
      if (this.session.status === -1) return;
      if (purpose === 'auth') this.session.status = 3;
      if (purpose === 'bind') this.#sessions.bind(this);
      if (purpose === 'presence') this.#sessions.makeAvailable(this);
      const held = this.#held.find(rid);
      if (held && rid === this.#answers.next) this.#settle(held, { type: 'done' });
    });
  }

  #flush(rid: number, exchange: BoshExchange): void {
    const publications = this.#queue.splice(0);
    this.#answers.count(rid);
    this.#answers.keep({ rid, type: 'data', publications });
    this.#reply(rid, exchange, { type: 'data', publications });
  }

  #hold({ rid, waitSeconds }: BoshRequest, exchange: BoshExchange): void {
    const waitMs = Math.min(waitSeconds * 1_000, this.#machine.settings.timers.waitMs);
    const latest = this.#held.add(rid, exchange, waitMs, (held) => this.#expire(held));
    this.#machine.tell({ kind: 'bosh-held', session: this.session, rid });
    this.#letExtrasGo(latest);
  }

  /** Where they came out of order all are answered that can be, else those beyond what is to be held. */
  #letExtrasGo(latest: Held): void {
    const isInOrder = this.#held.all.at(-1) === latest;
    const extras = this.#held.all.slice(0, this.#held.count - (isInOrder ? hold : 0));
    for (const held of extras) {
      if (held.rid !== this.#answers.next) return;
      this.#settle(held, { type: 'empty' });
    }
  }

  #expire(held: Held): void {
    const isInTurn = held.rid === this.#answers.next;
    const { expiryOutOfTurnEnds, keepsEmptyAnswers } = this.#machine.rules;
    if (isInTurn || !expiryOutOfTurnEnds) {
      this.#settle(held, { type: 'empty' }, keepsEmptyAnswers);
      return;
    }
    this.#held.drop(held);
    this.#refuse(held.rid, held.exchange, 'item-not-found', 'rid', true);
  }

  #answerAgain(rid: number, exchange: BoshExchange): void {
    const kept = this.#answers.find(rid);
    if (kept === undefined) {
      this.#machine.tell({ kind: 'rid-unavailable', session: this.session, rid });
      this.#refuse(rid, exchange, 'item-not-found', 'rid');
      return;
    }
    this.#activity.note();
    const { type, publications } = kept;
    this.#reply(rid, exchange, { type, publications });
  }

  /** A held request with the same rid is answered now, as this one will be after it. */
  #answerTwin(rid: number): boolean {
    const twin = this.#held.find(rid);
    if (twin === undefined) return false;
    this.#machine.tell({ kind: 'rid-repeated', session: this.session, rid, open: true });
    this.#activity.note();
    this.#settle(twin, { type: 'empty' }, true);
    return true;
  }

  #refuse(rid: number, exchange: BoshExchange, condition: string, why: End, held = false): void {
    this.#reply(rid, exchange, { type: 'terminate', condition }, held);
    this.#sessions.end(this, why);
  }

  /** Answers a held request. */
  #settle(held: Held, reply: Reply, isKept = reply.type !== 'empty'): void {
    const { rid, exchange } = held;
    const { type, publications = [] } = reply;
    this.#held.drop(held);
    this.#answers.count(rid);
    if (isKept) this.#answers.keep({ rid, type, publications });
    this.#activity.note();
    this.#reply(rid, exchange, reply, true);
  }

  #reply(rid: number, exchange: BoshExchange, reply: Reply, held = false): void {
    const { session } = this;
    const publications = reply.publications ?? [];
    this.#sent += publications.length;
    this.#bytes += publications.reduce((sum, { xml }) => sum + xml.length, envelopeBytes);
    this.#machine.tell({ kind: 'bosh-answer', session, rid, held, ...reply, publications });
    const sid = reply.type === 'created' ? { sid: session.sid } : {};
    exchange.answer({ status: 200, ...reply, ...sid });
  }
}
