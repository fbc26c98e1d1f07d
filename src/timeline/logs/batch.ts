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
  style: 3,
  line: 4,
  offset: 5,
  number: 6,
  first: 7,
  second: 8,
  value: 9,
  small: 10,
  smaller: 11,
} as const;
export const entryColumns = Object.keys(column).length;
const fewestEntries = 64;
const entryBytes = entryColumns * Float64Array.BYTES_PER_ELEMENT;

/** What a stretch of a log says, in order. Plain columns and lists: threads hand them to each other. */
export interface BatchData {
  readonly length: number;
  readonly entries: Float64Array<ArrayBuffer>;
  readonly styles: readonly Style[];
  readonly facts: readonly ToldFact[];
  readonly heads: readonly ToldHead[];
}

/** Gathers it. */
export class Batch implements BatchData {
  /** Entries. */
  length = 0;
  /** By entry, then column; doubles hold all of them exactly. */
  entries: Float64Array<ArrayBuffer>;
  readonly styles: Style[] = [];
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

  /** The number of a style, for rows that have it; 0 is none. There are few: one for each form of head and wording. */
  styleNumber(style: Style | undefined): number {
    if (!style) return 0;
    const known = this.styles.indexOf(style);
    return known >= 0 ? known + 1 : this.styles.push(style);
  }

  /** Takes whole entries, and gives where they are: their texts and styles are to be set. */
  take(entries: Float64Array): Float64Array {
    const from = this.length * entryColumns;
    while (this.entries.length < from + entries.length) this.#grow();
    this.entries.set(entries, from);
    this.length += entries.length / entryColumns;
    return this.entries.subarray(from, from + entries.length);
  }

  /** Without what makes it grow. */
  data(): BatchData {
    const { length, entries, styles, facts, heads } = this;
    return { length, entries, styles, facts, heads };
  }

  clear(): void {
    this.length = 0;
    // Styles are few, and keep their numbers.
    for (const list of [this.facts, this.heads]) list.length = 0;
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
    entries[at + column.style] = this.styleNumber(style);
    entries[at + column.line] = line;
    entries[at + column.offset] = offset;
    entries[at + column.number] = number;
    entries[at + column.first] = first;
    this.length += 1;
    return at;
  }

  #grow(): void {
    const larger = new Float64Array(this.entries.length * 2);
    larger.set(this.entries);
    this.entries = larger;
  }
}
