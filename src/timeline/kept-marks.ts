import type { Mark } from './event.ts';
import type { RowMark } from './row-mark.ts';
import type { MarkPlace, RowMarks } from './row-marks.ts';

/** The last requests of a session that are kept: enough to find the one before a cut. */
const keptRequests = 4;

/** The last requests of a session, in time order. */
export class KeptMarks {
  readonly #marks: RowMarks;
  readonly #first: MarkPlace;
  #count = 0;

  constructor(marks: RowMarks) {
    this.#marks = marks;
    this.#first = marks.places(keptRequests);
  }

  /** Gives where it is, until so many more are kept. */
  keep(row: RowMark): MarkPlace {
    const place = this.#placeOf(this.#count);
    this.#count += 1;
    this.#marks.set(place, row);
    return place;
  }

  /** The last but so many. */
  lastBut(later: number): MarkPlace | undefined {
    const isKept = later < this.#count && later < keptRequests;
    return isKept ? this.#placeOf(this.#count - 1 - later) : undefined;
  }

  marks(): Mark[] {
    const length = Math.min(this.#count, keptRequests);
    return Array.from({ length }, (_, i) =>
      this.#marks.mark(this.#placeOf(this.#count - length + i)),
    );
  }

  #placeOf(number: number): MarkPlace {
    return this.#marks.beside(this.#first, number % keptRequests);
  }
}
