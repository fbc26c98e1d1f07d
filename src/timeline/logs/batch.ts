import type { Fact } from '../../model/fact.ts';
import { type RowNumbers, rowKinds } from '../../model/row.ts';
import type { RecordTime } from '../../model/time.ts';

/** What an entry is. */
export const entryKinds = ['fact', ...rowKinds, 'head'] as const;
export type EntryKind = (typeof entryKinds)[number];

export const kindNumbers = Object.fromEntries(entryKinds.map((kind, i) => [kind, i])) as Readonly<
  Record<EntryKind, number>
>;

/** What a record says, beside its time and place; nothing where it has only a style. */
export interface ToldFact {
  readonly fact: Fact | undefined;
  readonly time: RecordTime;
  /** Its time is that of the record before it. */
  readonly untimed: boolean;
}

/** A head that shows how far time has gone. */
export interface ToldHead {
  readonly time: RecordTime;
  /** The head before it, in the segment. */
  readonly before: HeadTime | undefined;
  readonly isDebug: boolean;
  /** Of the segment's first head: its tick. The head before it may have the same. */
  readonly firstTick?: number;
}

/** A head's time, which is missing where the digits are none, and its line, from 1 on. */
export interface HeadTime {
  readonly time: RecordTime | undefined;
  readonly line: number;
}

/** What the form of a record and its wording show. */
export interface Style {
  /** Releases whose heads look so, and whose records read so. */
  readonly form: string | undefined;
  readonly wording: string | undefined;
  /** Only debug logging writes such a record. */
  readonly isDebug: boolean;
}

/** What records of a style a batch has: the first entry and the last, and how many. */
export interface StyleUse {
  readonly style: Style;
  first: number;
  last: number;
  count: number;
}

/** Where an entry stands in its segment: line and number of the record from 1 on, offset from 0 on. */
export interface EntryPlace {
  readonly line: number;
  readonly offset: number;
  readonly number: number;
}

/** What a segment of a log lies behind. */
export interface Before {
  readonly lines: number;
  readonly bytes: number;
  readonly records: number;
  /** The last head, and its tick. */
  readonly head?: HeadTime & { readonly tick: number };
}

/** An entry's columns. `time` and `offsetMinutes` (NaN none) are of rows: all that their heads tell. */
export const column = {
  kind: 0,
  time: 1,
  offsetMinutes: 2,
  line: 3,
  offset: 4,
  number: 5,
  first: 6,
  second: 7,
  value: 8,
  small: 9,
  smaller: 10,
} as const;
export const entryColumns = Object.keys(column).length;
const fewestEntries = 64;
const entryBytes = entryColumns * Float64Array.BYTES_PER_ELEMENT;

/** What a stretch of a log says, in order. Plain columns and lists: threads hand them to each other. */
export interface BatchData {
  readonly length: number;
  readonly entries: Float64Array<ArrayBuffer>;
  readonly uses: readonly StyleUse[];
  readonly facts: readonly ToldFact[];
  readonly heads: readonly ToldHead[];
}

/** Gathers it. */
export class Batch implements BatchData {
  /** Entries. */
  length = 0;
  /** By entry, then column; doubles hold all of them exactly. */
  entries: Float64Array<ArrayBuffer>;
  readonly uses: StyleUse[] = [];
  readonly facts: ToldFact[] = [];
  readonly heads: ToldHead[] = [];

  /** `room`: for entries. What it holds is overwritten. */
  constructor(room?: ArrayBuffer) {
    const entries = Math.floor((room?.byteLength ?? 0) / entryBytes);
    this.entries =
      room && entries > 0
        ? new Float64Array(room, 0, entries * entryColumns)
        : new Float64Array(fewestEntries * entryColumns);
  }

  fact(told: ToldFact, style: Style | undefined, place: EntryPlace): void {
    this.#add(kindNumbers.fact, style, place, this.facts.push(told) - 1);
  }

  head(told: ToldHead, line: number): void {
    const place = { line, offset: 0, number: 0 };
    this.#add(kindNumbers.head, undefined, place, this.heads.push(told) - 1);
  }

  /** `kind`: its number, see {@link kindNumbers}. */
  row(
    kind: number,
    { value, small, smaller }: Pick<RowNumbers, 'value' | 'small' | 'smaller'>,
    first: number,
    second: number,
    { wall, offsetMinutes = Number.NaN }: RecordTime,
    style: Style | undefined,
    place: EntryPlace,
  ): void {
    const at = this.#add(kind, style, place, first);
    const { entries } = this;
    entries[at + column.time] = wall;
    entries[at + column.offsetMinutes] = offsetMinutes;
    entries[at + column.second] = second;
    entries[at + column.value] = value;
    entries[at + column.small] = small;
    entries[at + column.smaller] = smaller;
  }

  /** What it has of a style. There are few: one for each form of head and wording. */
  useOf(style: Style): StyleUse {
    const known = this.uses.find((use) => use.style === style);
    if (known) return known;
    const use = { style, first: 0, last: 0, count: 0 };
    this.uses.push(use);
    return use;
  }

  /** Takes whole entries, and gives where they are: their texts are to be set, and their styles noted. */
  take(entries: Float64Array): Float64Array {
    const from = this.length * entryColumns;
    while (this.entries.length < from + entries.length) this.#grow();
    this.entries.set(entries, from);
    this.length += entries.length / entryColumns;
    return this.entries.subarray(from, from + entries.length);
  }

  /** Without what makes it grow. */
  data(): BatchData {
    const { length, entries, uses, facts, heads } = this;
    return { length, entries, uses, facts, heads };
  }

  clear(): void {
    this.length = 0;
    for (const list of [this.uses, this.facts, this.heads]) list.length = 0;
  }

  #add(
    kind: number,
    style: Style | undefined,
    { line, offset, number }: EntryPlace,
    first: number,
  ): number {
    const at = this.length * entryColumns;
    if (at === this.entries.length) this.#grow();
    const { entries } = this;
    entries[at + column.kind] = kind;
    entries[at + column.line] = line;
    entries[at + column.offset] = offset;
    entries[at + column.number] = number;
    entries[at + column.first] = first;
    if (style) noteUse(this.useOf(style), this.length);
    this.length += 1;
    return at;
  }

  #grow(): void {
    const larger = new Float64Array(this.entries.length * 2);
    larger.set(this.entries);
    this.entries = larger;
  }
}

/** Of its next entry. */
export function noteUse(use: StyleUse, entry: number): void {
  if (use.count === 0) use.first = entry;
  use.last = entry;
  use.count += 1;
}
