import { type CutPolls, CutPollsFold } from './cut-polls.ts';
import type { Mark } from './event.ts';
import type { Holds } from './holds.ts';
import type { Span } from './logs/spans.ts';
import { type MinuteGrid, MinuteGridFold } from './minute-grid.ts';
import type { NearMiss, Session } from './session.ts';

/** The last requests of a session that are kept: enough to find the one before a cut. */
const keptRequests = 4;
/** A desktop has no more requests open (`requests` of its session, openfire-logs.md A2): it asks anew once one is answered. */
const openRequests = 2;
/** The second line of a held request comes with the request that replaces it, at most a second later. */
const answerMs = 2_000;
/** A held request and the same again are answered at once, both (openfire-logs.md A4). */
const momentMs = 1_000;
const minuteMs = 60_000;

/** A request, and the record before it that ends what came before. */
interface Turn {
  readonly answer: Mark;
  readonly request: Mark;
}

/**
 * Folds the requests of one sid. A held request is logged twice, when it is suspended and when it is answered; from an
 * answer to the next rid the desktop holds nothing (openfire-logs.md A5.3).
 */
export class RequestFold {
  readonly sid: string;
  jid: string | undefined;
  first: Mark | undefined;
  /** First record that shows the session bound to its JID. */
  bound: Mark | undefined;
  closed: Mark | undefined;
  readonly gaps: NearMiss[] = [];
  readonly #nearMissMs: number;
  /** Where the logs of requests were not written: what they do not show there proves nothing. */
  readonly #holes: readonly Span[];
  readonly #holds: Holds | undefined;
  /** Requests that the session took; arrivals alone may have been refused. */
  readonly #taken: Mark[] = [];
  readonly #arrived: Mark[] = [];
  #lastArrival: Mark | undefined;
  #lastLine: Mark | undefined;
  #firstRid = Number.NaN;
  #arrivedRid = Number.NEGATIVE_INFINITY;
  #takenRid = Number.NEGATIVE_INFINITY;
  /** `consumeResponse` lines of the greatest rid taken. */
  #lines = 0;
  /** The first of them. */
  #firstLine: Mark | undefined;
  /** The poll that was held and answered before the next request came. */
  #held: { readonly ms: number; readonly answer: Mark } | undefined;
  /** After a request with one line: it was answered at once, or is held still. */
  #pending: (Turn & { readonly rid: number }) | undefined;
  readonly #turnGrid = new MinuteGridFold('requests');
  readonly #arrivalGrid = new MinuteGridFold('arrivals');
  readonly #cut = new CutPollsFold();
  readonly #cutByArrivals = new CutPollsFold();

  constructor(sid: string, nearMissMs: number, holes: readonly Span[] = [], holds?: Holds) {
    this.sid = sid;
    this.#nearMissMs = nearMissMs;
    this.#holes = holes;
    this.#holds = holds;
  }

  /** A request arrived (`HTTP RECV`). */
  received(rid: number, mark: Mark): void {
    this.first ??= mark;
    if (Number.isNaN(this.#firstRid)) this.#firstRid = rid;
    if (rid === this.#arrivedRid) this.#arrivedAgain(mark);
    if (rid <= this.#arrivedRid) return;
    this.#arrivedRid = rid;
    this.#lastArrival = mark;
    const before = this.#arrived.at(-1);
    if (before) this.#cameAfter(before, mark);
    keep(this.#arrived, mark);
  }

  #cameAfter(before: Mark, mark: Mark): void {
    const silentMs = this.#silentMs(before, mark);
    this.#arrivalGrid.came(mark.at, silentMs, mark);
    // A page whose timers fire once a minute asks once a minute, however long its polls are held.
    if (Math.abs(offMinute(silentMs)) > answerMs) this.#holds?.noteArrival(silentMs, mark);
  }

  /** A `consumeResponse` line; `closed` where the session was closed when it was written. */
  logged(rid: number, jid: string | undefined, mark: Mark, closed: boolean): void {
    this.first ??= mark;
    if (Number.isNaN(this.#firstRid)) this.#firstRid = rid;
    if (jid !== undefined) {
      this.jid ??= jid;
      this.bound ??= mark;
    }
    if (closed) this.closed ??= mark;
    if (rid > this.#takenRid) this.#newRequest(rid, closed ? undefined : this.#lastLine, mark);
    else if (rid === this.#takenRid) this.#noteHold(mark, closed);
    this.#noteLine(rid, mark);
  }

  end(): void {
    this.#tellHold();
    this.#settle();
    this.#turnGrid.end();
    this.#arrivalGrid.end();
  }

  /** When its requests kept to one second of the minute. */
  grids(): readonly MinuteGrid[] {
    return (this.#lastLine ? this.#turnGrid : this.#arrivalGrid).grids;
  }

  /** Its last polls that something cut at one age. */
  cutPolls(): CutPolls | undefined {
    return (this.#lastLine ? this.#cut : this.#cutByArrivals).run;
  }

  /** Smallest and greatest rid seen; NaN where none was. */
  rids(): { readonly minRid: number; readonly maxRid: number } {
    const maxRid = Math.max(this.#arrivedRid, this.#takenRid);
    return { minRid: this.#firstRid, maxRid: Number.isNaN(this.#firstRid) ? Number.NaN : maxRid };
  }

  /** The first and the last arrival of the greatest rid. */
  lastArrival(): Session['lastArrival'] {
    const [first, last] = [this.#arrived.at(-1), this.#lastArrival];
    return first && last && { first, last };
  }

  /** The last requests, in time order. */
  lastRequests(): readonly Mark[] {
    return this.#taken.length > 0 ? this.#taken : this.#arrived;
  }

  last(): Mark | undefined {
    return this.#lastLine ?? this.#arrived.at(-1);
  }

  /**
   * The last record of a request that the session took. A desktop that is refused asks for the same once more: the arrival
   * that as many others came after as it may have open was answered.
   */
  served(): Mark | undefined {
    return this.#lastLine ?? this.#arrived.at(-1 - openRequests);
  }

  #arrivedAgain(mark: Mark): void {
    const [first, last] = [this.#arrived.at(-1), this.#lastArrival];
    if (first && first === last) this.#cutByArrivals.repeated(mark.at - first.at, mark);
    this.#lastArrival = mark;
  }

  #newRequest(rid: number, answer: Mark | undefined, request: Mark): void {
    this.#tellHold();
    this.#settle();
    if (answer && this.#lines > 1) this.#turned(answer, request);
    else if (answer && this.#lines > 0) this.#pending = { rid: this.#takenRid, answer, request };
    this.#takenRid = rid;
    this.#lines = 0;
  }

  /** A rid's third line is a repeat: its path cut the hold, or its answer was lost. */
  #noteHold(mark: Mark, closed: boolean): void {
    const arrival = this.#lines === 1 && !closed ? this.#taken.at(-1) : undefined;
    const ms = arrival ? this.#silentMs(arrival, mark) : 0;
    this.#held = ms > 0 ? { ms, answer: mark } : undefined;
  }

  #tellHold(): void {
    if (this.#held) this.#holds?.note(this.#held.ms, this.#held.answer);
    this.#held = undefined;
  }

  /** From an answer to the next request nothing was held: the client's turnaround. */
  #turned(answer: Mark, request: Mark): void {
    const silentMs = this.#silentMs(answer, request);
    this.#turnGrid.came(request.at, silentMs, request);
    this.#noteGap(answer, request, silentMs);
  }

  /** What the logs do not show is no silence. */
  #silentMs(before: Mark, after: Mark): number {
    const isHidden = this.#holes.some(({ from, to }) => from < after.at && to > before.at);
    return isHidden ? 0 : after.at - before.at;
  }

  /** Whole-second stamps: only what the stamps cannot hide counts. */
  #noteGap(answer: Mark, request: Mark, lastActiveMs: number): void {
    if (lastActiveMs - answer.stampMs < this.#nearMissMs) return;
    const greatest = { ...request, lastActiveMs };
    this.gaps.push({ first: answer, greatest, last: request, count: 1 });
  }

  /** The first line of a rid is its arrival, the second its answer, a third the same request once more. */
  #noteLine(rid: number, mark: Mark): void {
    if (rid === this.#takenRid) {
      this.#lines += 1;
      if (this.#lines === 1) this.#firstLine = mark;
      if (this.#lines % 2 === 1) keep(this.#taken, mark);
      if (this.#lines === 3 && this.#lastLine) this.#cameAgain(this.#lastLine, mark);
    }
    const pending = this.#pending;
    if (pending?.rid === rid && mark.at - pending.request.at <= answerMs) {
      this.#turnGrid.came(pending.request.at, 0, pending.request);
      this.#pending = undefined;
    }
    this.#lastLine = mark;
  }

  /** Answered in that very moment, it had been held till then. */
  #cameAgain(answer: Mark, again: Mark): void {
    this.#noteGap(answer, again, this.#silentMs(answer, again));
    const first = this.#firstLine;
    if (first && again.at - answer.at <= momentMs) this.#cut.repeated(again.at - first.at, again);
  }

  /** No second line came for the rid before: it had been answered at once, and nothing was held since. */
  #settle(): void {
    if (this.#pending) this.#turned(this.#pending.answer, this.#pending.request);
    this.#pending = undefined;
  }
}

const offMinute = (ms: number): number => ms - Math.round(ms / minuteMs) * minuteMs;

function keep(marks: Mark[], mark: Mark): void {
  marks.push(mark);
  if (marks.length > keptRequests) marks.shift();
}
