import type { EpochMs } from '../model/time.ts';
import { RowMark } from './row-mark.ts';
import type { Run, SweepMark } from './session.ts';

const noRun: Run = { before: 0, isPartial: false };

/** A sweep's mark kept as numbers until it is asked for. */
export class SweepRow {
  readonly row = new RowMark();
  lastActiveMs = 0;
  /** 0 where the value tells the time. */
  earlierMs = 0;
  run = noRun;
  #mark: SweepMark | undefined;

  /** After `row` was set. */
  set(lastActiveMs: number, earlierMs: number, run: Run): void {
    this.lastActiveMs = lastActiveMs;
    this.earlierMs = earlierMs;
    this.run = run;
    this.#mark = undefined;
  }

  copy(other: SweepRow): void {
    this.row.copy(other.row);
    this.lastActiveMs = other.lastActiveMs;
    this.earlierMs = other.earlierMs;
    this.run = other.run;
    this.#mark = other.#mark;
  }

  get at(): EpochMs {
    return this.row.at;
  }

  get stampMs(): number {
    return this.row.stampMs;
  }

  /** One object for one row, however often it is asked for. */
  get mark(): SweepMark {
    this.#mark ??= {
      ...this.row.mark,
      lastActiveMs: this.lastActiveMs,
      ...(this.earlierMs > 0 && { earlierMs: this.earlierMs }),
      run: this.run,
    };
    return this.#mark;
  }
}
