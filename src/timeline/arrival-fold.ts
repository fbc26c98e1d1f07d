import { CutPollsFold } from './cut-polls.ts';
import type { Mark } from './event.ts';
import type { HoldAges } from './holds.ts';
import { keep } from './kept-marks.ts';
import { MinuteGridFold, offMinute } from './minute-grid.ts';

/** A desktop has no more requests open (`requests` of its session, openfire-logs.md A2): it asks anew once one is answered. */
const openRequests = 2;
/** A page whose timers fire once a minute asks so near to it. */
const nearMinuteMs = 2_000;

/** Folds the arrivals of one sid's requests (`HTTP RECV`): how they were answered, and whether they were, is not told. */
export class ArrivalFold {
  readonly grid = new MinuteGridFold('arrivals');
  readonly cut = new CutPollsFold();
  /** The first arrival of each of the last rids. */
  readonly kept: Mark[] = [];
  rid = Number.NEGATIVE_INFINITY;
  #again: Mark | undefined;
  readonly #silentMs: (before: Mark, after: Mark) => number;
  readonly #ages: HoldAges | undefined;

  constructor(silentMs: (before: Mark, after: Mark) => number, ages: HoldAges | undefined) {
    this.#silentMs = silentMs;
    this.#ages = ages;
  }

  came(rid: number, mark: Mark): void {
    const before = this.kept.at(-1);
    if (rid < this.rid) return;
    if (before && rid === this.rid) this.#cameAgain(before, mark);
    else this.#cameNew(rid, before, mark);
  }

  end(): void {
    this.grid.end();
  }

  get last(): Mark | undefined {
    return this.kept.at(-1);
  }

  /** The first and the last arrival of the greatest rid. */
  get lastTwice(): { readonly first: Mark; readonly last: Mark } | undefined {
    const first = this.last;
    return first && { first, last: this.#again ?? first };
  }

  /**
   * The last arrival that was answered. A desktop that is refused asks for the same once more: what as many others came
   * after as it may have open was answered.
   */
  get served(): Mark | undefined {
    return this.kept.at(-1 - openRequests);
  }

  #cameAgain(first: Mark, mark: Mark): void {
    if (!this.#again) this.cut.repeated(mark.at - first.at, mark);
    this.#again = mark;
  }

  #cameNew(rid: number, before: Mark | undefined, mark: Mark): void {
    this.rid = rid;
    this.#again = undefined;
    keep(this.kept, mark);
    if (!before) return;
    const silentMs = this.#silentMs(before, mark);
    this.grid.came(mark.at, silentMs, mark);
    // Of a hidden page the time between two says nothing of how long the first was held.
    if (Math.abs(offMinute(silentMs)) > nearMinuteMs) this.#ages?.note(silentMs, mark);
  }
}
