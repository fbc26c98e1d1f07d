import type { SourceLog } from './source-log.ts';

/** The records of one log that are to be merged, by number. */
export interface Lane {
  readonly log: SourceLog;
  readonly stampMs: number;
  readonly length: number;
  /** Numbers in time order; undefined where the records stand in it. */
  readonly order: Uint32Array | undefined;
  readonly at: (record: number) => number;
}

/** Where a cursor stands that is past its last record. */
const over = Number.POSITIVE_INFINITY;

/** By telling, by chain, one after another. */
export type Lanes = readonly (readonly (readonly Lane[])[])[];

export interface Merge {
  /** Orders records of one instant by what they say: 0 where they say the same. */
  readonly compare: (a: Lane, i: number, b: Lane, j: number) => number;
  /** Takes each event once, in time order; those of one instant by telling, then chain, then as they stand. */
  readonly visit: (lane: Lane, record: number, at: number) => void;
  /** Takes a record that says what an earlier telling said, before any record of their instant is visited. */
  readonly repeated?: (copy: Lane, i: number, original: Lane, j: number) => void;
}

/**
 * Merges what is told several times over. A record that says the same at the same instant counts as often as the
 * telling has it that has it most often: logs do repeat lines, and copies repeat all of them. Costs next to nothing
 * where one log speaks alone.
 */
export function eachOnce(lanes: Lanes, merge: Merge): void {
  const cursors = lanes.flatMap((chains, telling) =>
    chains.map((chain) => new Cursor(telling, chain)),
  );
  const moment = new Moment(merge);
  for (;;) {
    const { lead, until } = earliest(cursors);
    if (!lead || !(lead.at < over)) return;
    if (lead.at === until) moment.take(cursors, until);
    while (lead.at < until) {
      merge.visit(lead.lane, lead.record, lead.at);
      lead.next();
    }
  }
}

/** The cursor to go on with, and the instant up to which it is alone. */
function earliest(cursors: readonly Cursor[]): { lead: Cursor | undefined; until: number } {
  let lead: Cursor | undefined;
  let until = over;
  for (const cursor of cursors) {
    if (!lead || cursor.at < lead.at) {
      until = lead ? lead.at : until;
      lead = cursor;
    } else if (cursor.at < until) until = cursor.at;
  }
  return { lead, until };
}

/** Walks the logs of a chain, record by record. */
class Cursor {
  readonly telling: number;
  lane: Lane;
  record = -1;
  at = over;
  readonly #lanes: readonly Lane[];
  #lane = 0;
  #next = 0;

  constructor(telling: number, lanes: readonly Lane[]) {
    this.telling = telling;
    this.#lanes = lanes;
    this.lane = lanes[0] as Lane;
    this.next();
  }

  next(): void {
    while (this.#next >= this.lane.length) {
      const following = this.#lanes[++this.#lane];
      if (!following) {
        this.at = over;
        return;
      }
      this.lane = following;
      this.#next = 0;
    }
    const { order } = this.lane;
    this.record = order ? (order[this.#next] as number) : this.#next;
    this.#next += 1;
    this.at = this.lane.at(this.record);
  }
}

/** The records of one instant, from all cursors that are there. Its columns are used again for the next. */
class Moment {
  readonly #merge: Merge;
  readonly #tellings: number[] = [];
  readonly #lanes: Lane[] = [];
  readonly #records: number[] = [];
  readonly #repeats = new Set<number>();

  constructor(merge: Merge) {
    this.#merge = merge;
  }

  take(cursors: readonly Cursor[], at: number): void {
    this.#gather(cursors, at);
    if (this.#tellings[0] !== this.#tellings.at(-1)) this.#findRepeats();
    for (let i = 0; i < this.#records.length; i++)
      if (!this.#repeats.has(i))
        this.#merge.visit(this.#lanes[i] as Lane, this.#records[i] as number, at);
  }

  #gather(cursors: readonly Cursor[], at: number): void {
    this.#tellings.length = 0;
    this.#lanes.length = 0;
    this.#records.length = 0;
    this.#repeats.clear();
    for (const cursor of cursors)
      while (cursor.at === at) {
        this.#tellings.push(cursor.telling);
        this.#lanes.push(cursor.lane);
        this.#records.push(cursor.record);
        cursor.next();
      }
  }

  #findRepeats(): void {
    const sorted = this.#records.map((_, i) => i).sort((a, b) => this.#compare(a, b) || a - b);
    for (let from = 0; from < sorted.length; ) {
      let to = from + 1;
      while (
        to < sorted.length &&
        this.#compare(sorted[from] as number, sorted[to] as number) === 0
      )
        to += 1;
      if (to > from + 1) this.#markRepeats(sorted.slice(from, to));
      from = to;
    }
  }

  /** Records that say the same, by telling: the k-th of a telling is the k-th that any telling has. */
  #markRepeats(same: readonly number[]): void {
    const originals: number[] = [];
    let telling = -1;
    let seen = 0;
    for (const i of same) {
      if (this.#tellings[i] !== telling) seen = 0;
      telling = this.#tellings[i] as number;
      const original = originals[seen++];
      if (original === undefined) originals.push(i);
      else this.#noteRepeat(i, original);
    }
  }

  #noteRepeat(copy: number, original: number): void {
    this.#repeats.add(copy);
    this.#merge.repeated?.(
      this.#lanes[copy] as Lane,
      this.#records[copy] as number,
      this.#lanes[original] as Lane,
      this.#records[original] as number,
    );
  }

  #compare(a: number, b: number): number {
    return this.#merge.compare(
      this.#lanes[a] as Lane,
      this.#records[a] as number,
      this.#lanes[b] as Lane,
      this.#records[b] as number,
    );
  }
}
