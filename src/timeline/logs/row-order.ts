import { setBackMs } from './log-times.ts';

/** The time order of a log's rows, which mostly is the order in which they stand. Costs nothing where it is. */
export class RowOrder {
  /** Rows that stand after a later one. */
  readonly #late: number[] = [];
  /** First rows after the clock was set back: nothing is moved past them. */
  readonly #starts: number[] = [];
  #rows = 0;
  #turns = 0;
  #latest = Number.NEGATIVE_INFINITY;

  /** Takes the reading of the next row; `turns`: how often the clock was set back before it. */
  note(wall: number, turns = 0): void {
    const row = this.#rows++;
    if (turns !== this.#turns || this.#latest - wall >= setBackMs) {
      this.#turns = turns;
      this.#starts.push(row);
      this.#latest = wall;
    }
    if (wall < this.#latest) this.#late.push(row);
    else this.#latest = wall;
  }

  /** Row numbers in time order, those of one reading as they stand; undefined where no row is late. */
  inTime(wallOf: (row: number) => number): Uint32Array | undefined {
    if (this.#late.length === 0) return undefined;
    const order = new Uint32Array(this.#rows);
    let late = 0;
    for (const [i, from] of [0, ...this.#starts].entries()) {
      const to = this.#starts[i] ?? this.#rows;
      const first = late;
      while ((this.#late[late] ?? to) < to) late += 1;
      weave(this.#late.slice(first, late), wallOf, order.subarray(from, to), from);
    }
    return order;
  }
}

/** Puts the late rows of a stretch, which begins with row `from`, between those that stand in time order. */
function weave(
  late: readonly number[],
  wallOf: (row: number) => number,
  order: Uint32Array,
  from: number,
): void {
  const moved = late
    .map((row) => ({ row, wall: wallOf(row) }))
    .sort((a, b) => a.wall - b.wall || a.row - b.row);
  let at = 0;
  let next = 0;
  let passed = 0;
  for (let row = from; row < from + order.length; row++) {
    if (row === late[passed]) {
      passed += 1;
      continue;
    }
    const wall = next < moved.length ? wallOf(row) : 0;
    for (let first = moved[next]; first && comesFirst(first, wall, row); first = moved[++next])
      order[at++] = first.row;
    order[at++] = row;
  }
  for (; next < moved.length; next++) order[at++] = (moved[next] as Moved).row;
}

interface Moved {
  readonly row: number;
  readonly wall: number;
}

const comesFirst = (one: Moved, wall: number, row: number): boolean =>
  (one.wall - wall || one.row - row) < 0;
