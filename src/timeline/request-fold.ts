import { AnswerFold } from './answer-fold.ts';
import { ArrivalFold } from './arrival-fold.ts';
import type { CutPolls } from './cut-polls.ts';
import type { Mark } from './event.ts';
import type { Holds } from './holds.ts';
import type { MinuteGrid } from './minute-grid.ts';
import type { RowMark } from './row-mark.ts';
import type { RowMarks } from './row-marks.ts';
import type { NearMiss, Session } from './session.ts';
import type { SilentMs } from './silent-ms.ts';

interface RequestOptions {
  readonly marks: RowMarks;
  readonly nearMissMs: number;
  /** Leaves out where the logs of requests were not written. */
  readonly silentMs: SilentMs;
  readonly holds: Holds;
}

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

  constructor(sid: string, { marks, nearMissMs, silentMs, holds }: RequestOptions) {
    this.sid = sid;
    this.#arrivals = new ArrivalFold(marks, silentMs, holds.arrivals);
    this.#answers = new AnswerFold({ marks, nearMissMs, silentMs, ages: holds.answers });
  }

  /** A request arrived (`HTTP RECV`). */
  received(rid: number, row: RowMark): void {
    this.#begin(rid, row);
    this.#arrivals.came(rid, row);
  }

  /** A `consumeResponse` line; `closed` where the session was closed when it was written. */
  logged(rid: number, jid: string | undefined, row: RowMark, closed: boolean): void {
    this.#begin(rid, row);
    if (jid !== undefined) {
      this.jid ??= jid;
      this.bound ??= row.mark;
    }
    if (closed) this.closed ??= row.mark;
    this.#answers.logged(rid, row, closed);
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
    return this.#arrivals.lastTwice();
  }

  /** The last requests, in time order. */
  lastRequests(): readonly Mark[] {
    return this.#told.kept.marks();
  }

  last(): Mark | undefined {
    return this.#told.last();
  }

  /** The last record of a request that the session took. */
  served(): Mark | undefined {
    return this.#answers.last() ?? this.#arrivals.served();
  }

  #begin(rid: number, row: RowMark): void {
    if (this.first) return;
    this.first = row.mark;
    this.#firstRid = rid;
  }

  get #told(): ArrivalFold | AnswerFold {
    return this.#answers.isTold ? this.#answers : this.#arrivals;
  }
}
