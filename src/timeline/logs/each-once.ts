import type { SourceLog } from './source-log.ts';

/** The records of one log that are to be merged, by number. */
export interface Lane {
  readonly log: SourceLog;
  readonly stampMs: number;
  readonly length: number;
  /** Numbers in time order; undefined where the records stand in it. */
  readonly order: Uint32Array | undefined;
  /** `turn`: the record is the so-manieth of the walk, from 0. */
  readonly at: (record: number, turn: number) => number;
}

/** Where a cursor stands that is past its last record. */
const over = Number.POSITIVE_INFINITY;

/** By telling, by chain, one after another. */
export type Lanes<L extends Lane> = readonly (readonly (readonly L[])[])[];

export interface Merge<L extends Lane> {
  /** Orders records of one instant by what they say: 0 where they say the same. */
  readonly compare: (a: L, i: number, b: L, j: number) => number;
  /** Takes each event once, in time order; those of one instant by telling, then chain, then as they stand. */
  readonly visit: (lane: L, record: number, at: number) => void;
  /** Takes a record that says what an earlier telling said, before any record of their instant is visited. */
  readonly repeated?: (copy: L, i: number, original: L, j: number) => void;
}

/**
 * Merges what is told several times over. A record that says the same at the same instant counts as often as the
 * telling has it that has it most often: logs do repeat lines, and copies repeat all of them. Costs next to nothing
 * where one log speaks alone.
 */
export function eachOnce<L extends Lane>(lanes: Lanes<L>, merge: Merge<L>): void {
  let cursors = lanes.flatMap((chains, telling) =>
    chains.map((chain) => new Cursor(telling, chain)),
  );
  const moment = new Moment(merge);
  for (;;) {
    cursors = cursors.every(isGoingOn) ? cursors : cursors.filter(isGoingOn);
    const lead = earliest(cursors);
    if (!lead) return;
    const until = earliestBeside(lead, cursors);
    if (lead.at === until) moment.take(cursors, until);
    while (lead.at < until) {
      merge.visit(lead.lane, lead.record, lead.at);
      lead.next();
    }
  }
}

/** The cursor to go on with. */
function earliest<L extends Lane>(cursors: readonly Cursor<L>[]): Cursor<L> | undefined {
  let lead = cursors[0];
  for (const cursor of cursors) if (lead && cursor.at < lead.at) lead = cursor;
  return lead;
}

/** The instant up to which it is alone. */
function earliestBeside<L extends Lane>(lead: Cursor<L>, cursors: readonly Cursor<L>[]): number {
  let until = over;
  for (const cursor of cursors) if (cursor !== lead && cursor.at < until) until = cursor.at;
  return until;
}

/** Walks the logs of a chain, record by record. */
class Cursor<L extends Lane> {
  readonly telling: number;
  lane: L;
  record = -1;
  at = over;
  readonly #lanes: readonly L[];
  #lane = 0;
  #next = 0;

  constructor(telling: number, lanes: readonly L[]) {
    this.telling = telling;
    this.#lanes = lanes;
    this.lane = lanes[0] as L;
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
    const turn = this.#next++;
    this.record = order ? (order[turn] as number) : turn;
    this.at = this.lane.at(this.record, turn);
  }
}

const isGoingOn = ({ at }: Cursor<Lane>): boolean => at < over;

/** The records of one instant, from all cursors that are there. Its columns are used again for the next. */
class Moment<L extends Lane> {
  readonly #merge: Merge<L>;
  readonly #tellings: number[] = [];
  readonly #lanes: L[] = [];
  readonly #records: number[] = [];
  readonly #isRepeat: boolean[] = [];

  constructor(merge: Merge<L>) {
    this.#merge = merge;
  }

  take(cursors: readonly Cursor<L>[], at: number): void {
    this.#gather(cursors, at);
    if (this.#tellings[0] !== this.#tellings.at(-1)) this.#findRepeats();
    for (let i = 0; i < this.#records.length; i++)
      if (!this.#isRepeat[i])
        this.#merge.visit(this.#lanes[i] as L, this.#records[i] as number, at);
  }

  #gather(cursors: readonly Cursor<L>[], at: number): void {
    this.#tellings.length = 0;
    this.#lanes.length = 0;
    this.#records.length = 0;
    this.#isRepeat.length = 0;
    for (const cursor of cursors)
      while (cursor.at === at) {
        this.#tellings.push(cursor.telling);
        this.#lanes.push(cursor.lane);
        this.#records.push(cursor.record);
        this.#isRepeat.push(false);
        cursor.next();
      }
  }

  #findRepeats(): void {
    const length = this.#tellings.lastIndexOf(this.#tellings[0] as number) + 1;
    if (!this.#isSaidAlike(length)) this.#matchRepeats();
    else for (let i = length; i < this.#records.length; i++) this.#noteRepeat(i, i % length);
  }

  /** Each telling has so many records, and says the same in the same order: copies mostly do. */
  #isSaidAlike(length: number): boolean {
    for (let i = length; i < this.#records.length; i++) {
      const isFirst = this.#tellings[i] !== this.#tellings[i - 1];
      if (isFirst !== (i % length === 0) || this.#compare(i - length, i) !== 0) return false;
    }
    return this.#records.length % length === 0;
  }

  #matchRepeats(): void {
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
    this.#isRepeat[copy] = true;
    this.#merge.repeated?.(
      this.#lanes[copy] as L,
      this.#records[copy] as number,
      this.#lanes[original] as L,
      this.#records[original] as number,
    );
  }

  #compare(a: number, b: number): number {
    return this.#merge.compare(
      this.#lanes[a] as L,
      this.#records[a] as number,
      this.#lanes[b] as L,
      this.#records[b] as number,
    );
  }
}
