import { type EpochMs, epochMs } from '../model/time.ts';
import type { Mark } from './event.ts';

/** What {@link RowMark.write} writes. */
export const rowMarkNumbers = 5;

/** A mark kept as numbers until it is asked for: rows come in millions, and few of them are told of. */
export class RowMark {
  /** NaN before the first row. */
  at: EpochMs = epochMs(Number.NaN);
  stampMs = 0;
  #source = 0;
  #line = Number.NaN;
  #offset = Number.NaN;
  #mark: Mark | undefined;

  set(at: EpochMs, stampMs: number, source: number, line: number, offset: number): void {
    this.at = at;
    this.stampMs = stampMs;
    this.#source = source;
    this.#line = line;
    this.#offset = offset;
    this.#mark = undefined;
  }

  copy(other: RowMark): void {
    this.at = other.at;
    this.stampMs = other.stampMs;
    this.#source = other.#source;
    this.#line = other.#line;
    this.#offset = other.#offset;
    this.#mark = other.#mark;
  }

  write(numbers: Float64Array, from: number): void {
    numbers[from] = this.at;
    numbers[from + 1] = this.stampMs;
    numbers[from + 2] = this.#source;
    numbers[from + 3] = this.#line;
    numbers[from + 4] = this.#offset;
  }

  /** One object for one row, however often it is asked for. */
  get mark(): Mark {
    this.#mark ??= {
      at: this.at,
      stampMs: this.stampMs,
      place: { source: this.#source, line: this.#line, offset: this.#offset },
    };
    return this.#mark;
  }
}
