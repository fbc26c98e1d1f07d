import type { Mark } from './event.ts';
import { RowMark } from './row-mark.ts';

/** The last requests of a session that are kept: enough to find the one before a cut. */
const keptRequests = 4;

/** The last requests of a session, in time order. */
export class KeptMarks {
  readonly #ring: RowMark[] = [];
  #count = 0;

  keep(row: RowMark): void {
    const place = this.#count % keptRequests;
    const kept = this.#ring[place] ?? new RowMark();
    kept.copy(row);
    this.#ring[place] = kept;
    this.#count += 1;
  }

  /** The last but so many. */
  lastBut(later: number): RowMark | undefined {
    return later < this.#ring.length
      ? this.#ring[(this.#count - 1 - later) % keptRequests]
      : undefined;
  }

  marks(): Mark[] {
    const from = this.#count % keptRequests;
    return [...this.#ring.slice(from), ...this.#ring.slice(0, from)].map(({ mark }) => mark);
  }
}
