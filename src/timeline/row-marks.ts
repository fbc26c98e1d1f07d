import { type EpochMs, epochMs } from '../model/time.ts';
import type { Mark } from './event.ts';
import { type RowMark, rowMarkNumbers } from './row-mark.ts';

/** A place for a mark. */
export type MarkPlace = number;

const fewest = 1 << 9;

/**
 * Marks of rows as numbers, those of one session side by side: most of what is noted of a row is overwritten by the next,
 * and to find objects in memory takes longer than all else that is done with a row.
 */
export class RowMarks {
  #numbers = new Float64Array(fewest * rowMarkNumbers);
  #length = 0;

  /** The first of so many places, none of them set. */
  places(count: number): MarkPlace {
    const first = this.#length;
    this.#length += count * rowMarkNumbers;
    while (this.#length > this.#numbers.length) this.#grow();
    this.#numbers.fill(Number.NaN, first, this.#length);
    return first;
  }

  /** So many places behind another. */
  beside(place: MarkPlace, count: number): MarkPlace {
    return place + count * rowMarkNumbers;
  }

  set(place: MarkPlace, row: RowMark): void {
    row.write(this.#numbers, place);
  }

  copy(to: MarkPlace, from: MarkPlace): void {
    const numbers = this.#numbers;
    for (let i = 0; i < rowMarkNumbers; i++) numbers[to + i] = numbers[from + i] as number;
  }

  /** NaN where it is not set. */
  at(place: MarkPlace): EpochMs {
    return this.#numbers[place] as EpochMs;
  }

  isSet(place: MarkPlace): boolean {
    return !Number.isNaN(this.at(place));
  }

  stampMs(place: MarkPlace): number {
    return this.#numbers[place + 1] as number;
  }

  mark(place: MarkPlace): Mark {
    const [at = 0, stampMs = 0, source = 0, line = 0, offset = 0] = this.#numbers.subarray(
      place,
      place + rowMarkNumbers,
    );
    return { at: epochMs(at), stampMs, place: { source, line, offset } };
  }

  #grow(): void {
    const larger = new Float64Array(this.#numbers.length * 2);
    larger.set(this.#numbers);
    this.#numbers = larger;
  }
}
