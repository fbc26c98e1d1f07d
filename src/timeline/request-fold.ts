import { AnswerFold } from './answer-fold.ts';
import { ArrivalFold } from './arrival-fold.ts';
import type { CutPolls } from './cut-polls.ts';
import type { Mark } from './event.ts';
import type { Holds } from './holds.ts';
import type { Span } from './logs/spans.ts';
import type { MinuteGrid } from './minute-grid.ts';
import type { NearMiss, Session } from './session.ts';

/**
 * Folds what logs tell of the requests of one sid: their arrivals, or how they were held and answered. Where both are
 * on record the answers count: what arrives may be refused.
 */
export class RequestFold {
  readonly sid: string;
  jid: string | undefined;
  first: Mark | undefined;
  /** First record that shows the session bound to its JID. */
  bound: Mark | undefined;
  closed: Mark | undefined;
  readonly #arrivals: ArrivalFold;
  readonly #answers: AnswerFold;
  #firstRid = Number.NaN;

  /** `holes`: where the logs of requests were not written. What they do not show there proves nothing. */
  constructor(sid: string, nearMissMs: number, holes: readonly Span[] = [], holds?: Holds) {
    this.sid = sid;
    const silentMs = (before: Mark, after: Mark): number => {
      const isHidden = holes.some(({ from, to }) => from < after.at && to > before.at);
      return isHidden ? 0 : after.at - before.at;
    };
    this.#arrivals = new ArrivalFold(silentMs, holds?.arrivals);
    this.#answers = new AnswerFold({ nearMissMs, silentMs, ages: holds?.answers });
  }

  /** A request arrived (`HTTP RECV`). */
  received(rid: number, mark: Mark): void {
    this.#begin(rid, mark);
    this.#arrivals.came(rid, mark);
  }

  /** A `consumeResponse` line; `closed` where the session was closed when it was written. */
  logged(rid: number, jid: string | undefined, mark: Mark, closed: boolean): void {
    this.#begin(rid, mark);
    if (jid !== undefined) {
      this.jid ??= jid;
      this.bound ??= mark;
    }
    if (closed) this.closed ??= mark;
    this.#answers.logged(rid, mark, closed);
  }

  end(): void {
    this.#arrivals.end();
    this.#answers.end();
  }

  /** Silences between an answer and the next request. */
  get gaps(): readonly NearMiss[] {
    return this.#answers.gaps;
  }

  /** When its requests kept to one second of the minute. */
  grids(): readonly MinuteGrid[] {
    return this.#told.grid.grids;
  }

  /** Its last polls that something cut at one age. */
  cutPolls(): CutPolls | undefined {
    return this.#told.cut.run;
  }

  /** Smallest and greatest rid seen; NaN where none was. */
  rids(): { readonly minRid: number; readonly maxRid: number } {
    const maxRid = Math.max(this.#arrivals.rid, this.#answers.rid);
    return { minRid: this.#firstRid, maxRid: Number.isNaN(this.#firstRid) ? Number.NaN : maxRid };
  }

  /** The first and the last arrival of the greatest rid. */
  lastArrival(): Session['lastArrival'] {
    return this.#arrivals.lastTwice;
  }

  /** The last requests, in time order. */
  lastRequests(): readonly Mark[] {
    return this.#told.kept;
  }

  last(): Mark | undefined {
    return this.#told.last;
  }

  /** The last record of a request that the session took. */
  served(): Mark | undefined {
    return this.#answers.last ?? this.#arrivals.served;
  }

  #begin(rid: number, mark: Mark): void {
    this.first ??= mark;
    if (Number.isNaN(this.#firstRid)) this.#firstRid = rid;
  }

  get #told(): ArrivalFold | AnswerFold {
    return this.#answers.last ? this.#answers : this.#arrivals;
  }
}
