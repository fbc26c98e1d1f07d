/** Where bytes go that need not stay in memory. */
export interface Spill {
  /** The place that they can be read back from; undefined where there is no room. */
  readonly write: (bytes: Uint8Array) => number | undefined;
  readonly read: (place: number, length: number) => Uint8Array;
}

export type OpenSpill = () => Spill | undefined;

/** Bytes put on the shelf: themselves, or where the spill has them. */
export type Kept = Uint8Array | { readonly place: number; readonly length: number };

/** The columns of one block that are unpacked. */
export type Cells = (Float64Array | undefined)[];

/** Something that writes, and can do without its memory. */
interface Writer {
  readonly putAway: () => void;
}

/** Rows of a bundle of a GiB. */
const mostPacked = 8 << 20;
/** At 64 KiB each: logs that tell one time walk through some blocks each, all at once. */
const mostUnpacked = 128;
/** At 512 KiB each; logs are read one by one. */
const mostWriting = 4;

/** The memory of a run's tables, however many they are and however long. */
export class Shelf {
  readonly #openSpill: OpenSpill;
  readonly #mostPacked: number;
  #packed = 0;
  #spill: Spill | undefined;
  #isSpilling = false;
  /** Whose columns are unpacked, round and round: the oldest makes room. */
  readonly #lent: { readonly cells: Cells; readonly column: number }[] = [];
  #oldest = 0;
  /** The longest at it first. */
  readonly #writing = new Set<Writer>();

  /** `openSpill` is asked once there are more than `mostPacked` bytes; without one all stay in memory. */
  constructor(openSpill: OpenSpill = () => undefined, most = mostPacked) {
    this.#openSpill = openSpill;
    this.#mostPacked = most;
  }

  /** An empty one, for tables that are needed for a while only. */
  fresh(): Shelf {
    return new Shelf(this.#openSpill, this.#mostPacked);
  }

  put(bytes: Uint8Array): Kept {
    if (this.#packed + bytes.length > this.#mostPacked) {
      const place = this.#spillTo()?.write(bytes);
      if (place !== undefined) return { place, length: bytes.length };
    }
    this.#packed += bytes.length;
    return bytes;
  }

  take(kept: Kept): Uint8Array {
    if (kept instanceof Uint8Array) return kept;
    return (this.#spill as Spill).read(kept.place, kept.length);
  }

  /** Room for a column to be unpacked into, where it stays until others need it. */
  lend(cells: Cells, column: number, length: number): Float64Array {
    const before = this.#lent[this.#oldest];
    const room = before?.cells[before.column] ?? new Float64Array(length);
    if (before) before.cells[before.column] = undefined;
    this.#lent[this.#oldest] = { cells, column };
    this.#oldest = (this.#oldest + 1) % mostUnpacked;
    cells[column] = room;
    return room;
  }

  /** Whoever has written for the longest time makes room for another. */
  noteWriting(writer: Writer): void {
    this.#writing.add(writer);
    const [longest] = this.#writing;
    if (this.#writing.size <= mostWriting || !longest) return;
    this.#writing.delete(longest);
    longest.putAway();
  }

  #spillTo(): Spill | undefined {
    if (!this.#isSpilling) this.#spill = this.#openSpill();
    this.#isSpilling = true;
    return this.#spill;
  }
}
