import { CutPollsFold } from './cut-polls.ts';
import type { Mark } from './event.ts';
import type { HoldAges } from './holds.ts';
import { KeptMarks } from './kept-marks.ts';
import { MinuteGridFold, offMinute } from './minute-grid.ts';
import type { RowMark } from './row-mark.ts';
import type { MarkPlace, RowMarks } from './row-marks.ts';
import type { Session } from './session.ts';
import type { SilentMs } from './silent-ms.ts';

/** A desktop has no more requests open (`requests` of its session, openfire-logs.md A2): it asks anew once one is answered. */
const openRequests = 2;
/** A page whose timers fire once a minute asks so near to it. */
const nearMinuteMs = 2_000;

/** Folds the arrivals of one sid's requests (`HTTP RECV`): how they were answered, and whether they were, is not told. */
export class ArrivalFold {
  readonly grid = new MinuteGridFold('arrivals');
  readonly cut = new CutPollsFold();
  /** The first arrival of each of the last rids. */
  readonly kept: KeptMarks;
  rid = Number.NEGATIVE_INFINITY;
  /** The last arrival of the greatest rid, where it came more than once. */
  readonly #again: MarkPlace;
  #cameTwice = false;
  readonly #marks: RowMarks;
  readonly #silentMs: SilentMs;
  readonly #ages: HoldAges | undefined;

  constructor(marks: RowMarks, silentMs: SilentMs, ages: HoldAges | undefined) {
    this.#marks = marks;
    this.kept = new KeptMarks(marks);
    this.#again = marks.places(1);
    this.#silentMs = silentMs;
    this.#ages = ages;
  }

  came(rid: number, row: RowMark): void {
    if (rid < this.rid) return;
    const before = this.kept.lastBut(0);
    if (before !== undefined && rid === this.rid) this.#cameAgain(before, row);
    else this.#cameNew(rid, before, row);
  }

  end(): void {
    this.grid.end();
  }

  last(): Mark | undefined {
    return this.#markOf(this.kept.lastBut(0));
  }

  /** The first and the last arrival of the greatest rid: one mark where it came once. */
  lastTwice(): Session['lastArrival'] {
    const first = this.last();
    return first && { first, last: this.#cameTwice ? this.#marks.mark(this.#again) : first };
  }

  /**
   * The last arrival that was answered. A desktop that is refused asks for the same once more: what as many others came
   * after as it may have open was answered.
   */
  served(): Mark | undefined {
    return this.#markOf(this.kept.lastBut(openRequests));
  }

  #markOf(place: MarkPlace | undefined): Mark | undefined {
    return place === undefined ? undefined : this.#marks.mark(place);
  }

  #cameAgain(first: MarkPlace, row: RowMark): void {
    if (!this.#cameTwice) this.cut.repeated(row.at - this.#marks.at(first), row.mark);
    this.#cameTwice = true;
    this.#marks.set(this.#again, row);
  }

  #cameNew(rid: number, before: MarkPlace | undefined, row: RowMark): void {
    this.rid = rid;
    this.#cameTwice = false;
    const beforeAt = before === undefined ? undefined : this.#marks.at(before);
    const place = this.kept.keep(row);
    if (beforeAt === undefined) return;
    const silentMs = this.#silentMs(beforeAt, row.at);
    if (this.grid.heeds(silentMs, row.stampMs)) this.grid.came(row.at, silentMs, row.mark);
    // Of a hidden page the time between two says nothing of how long the first was held.
    if (Math.abs(offMinute(silentMs)) > nearMinuteMs)
      this.#ages?.note(silentMs, this.#marks, place);
  }
}
