import { CutPollsFold } from './cut-polls.ts';
import type { HoldAges } from './holds.ts';
import { KeptMarks } from './kept-marks.ts';
import { MinuteGridFold, offMinute } from './minute-grid.ts';
import { RowMark } from './row-mark.ts';
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
  readonly kept = new KeptMarks();
  rid = Number.NEGATIVE_INFINITY;
  #again: RowMark | undefined;
  readonly #silentMs: SilentMs;
  readonly #ages: HoldAges | undefined;

  constructor(silentMs: SilentMs, ages: HoldAges | undefined) {
    this.#silentMs = silentMs;
    this.#ages = ages;
  }

  came(rid: number, row: RowMark): void {
    const before = this.last;
    if (rid < this.rid) return;
    if (before && rid === this.rid) this.#cameAgain(before, row);
    else this.#cameNew(rid, before, row);
  }

  end(): void {
    this.grid.end();
  }

  get last(): RowMark | undefined {
    return this.kept.lastBut(0);
  }

  /** The first and the last arrival of the greatest rid. */
  get lastTwice(): Session['lastArrival'] {
    const first = this.last;
    return first && { first: first.mark, last: (this.#again ?? first).mark };
  }

  /**
   * The last arrival that was answered. A desktop that is refused asks for the same once more: what as many others came
   * after as it may have open was answered.
   */
  get served(): RowMark | undefined {
    return this.kept.lastBut(openRequests);
  }

  #cameAgain(first: RowMark, row: RowMark): void {
    if (!this.#again) this.cut.repeated(row.at - first.at, row.mark);
    this.#again ??= new RowMark();
    this.#again.copy(row);
  }

  #cameNew(rid: number, before: RowMark | undefined, row: RowMark): void {
    this.rid = rid;
    this.#again = undefined;
    const silentMs = before && this.#silentMs(before.at, row.at);
    this.kept.keep(row);
    if (silentMs === undefined) return;
    if (this.grid.heeds(silentMs, row.stampMs)) this.grid.came(row.at, silentMs, row.mark);
    // Of a hidden page the time between two says nothing of how long the first was held.
    if (Math.abs(offMinute(silentMs)) > nearMinuteMs) this.#ages?.note(silentMs, row);
  }
}
