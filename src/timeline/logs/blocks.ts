import { blockBits, type Guess, pack, rowsPerBlock, unpack } from './packed-column.ts';
import { type Cells, type Kept, Shelf } from './shelf.ts';

export const readBits = 10;
/** What is read at once. */
export const rowsPerRead = 1 << readBits;

/** By column; the first has nothing before it to be alike by. */
export type Guesses = readonly [Exclude<Guess, 'alike'>, ...Guess[]];

/** A block of rows, packed by column. */
interface Block {
  readonly columns: readonly Kept[];
  readonly cells: Cells;
}

const none = new Float64Array(0);
const fewestRows = 1 << 6;

/**
 * Rows of numbers, whatever numbers, −0 as 0: routine facts come in millions. A full block is packed, and a column of it
 * unpacked when it is asked for.
 */
export class Blocks {
  length = 0;
  readonly #guesses: Guesses;
  readonly #shelf: Shelf;
  readonly #blocks: Block[] = [];
  /** The rows that follow the blocks: all of the first column, then all of the next. */
  #open = none;
  /** Rows that it has, and room for. */
  #rows = 0;
  #room = 0;

  constructor(guesses: Guesses, shelf = new Shelf()) {
    this.#guesses = guesses;
    this.#shelf = shelf;
  }

  push(row: readonly number[]): void {
    if (this.#rows === this.#room) this.#makeRoom();
    const open = this.#open;
    const room = this.#room;
    for (let column = 0, at = this.#rows; column < this.#guesses.length; column++, at += room)
      open[at] = (row[column] as number) + 0;
    this.#rows += 1;
    this.length += 1;
  }

  /** NaN where there is no such row. */
  get(row: number, column: number): number {
    if (!(row >= 0 && row < this.length)) return Number.NaN;
    const block = this.#blocks[row >>> blockBits];
    const at = row & (rowsPerBlock - 1);
    if (!block) return this.#open[column * this.#room + at] as number;
    return this.#cells(block, column)[at] as number;
  }

  /** Does without the memory of what is written to; the next row takes it again. */
  putAway(): void {
    if (this.#rows > 0) this.#pack();
    this.#open = none;
    this.#room = 0;
  }

  #makeRoom(): void {
    if (this.#room === 0) this.#reopen();
    else if (this.#room === rowsPerBlock) this.#pack();
    else this.#resize(this.#room * 2);
  }

  #reopen(): void {
    this.#shelf.noteWriting(this);
    const rows = this.length % rowsPerBlock;
    const block = rows > 0 ? this.#blocks.pop() : undefined;
    this.#resize(rows < fewestRows ? fewestRows : rowsPerBlock);
    this.#rows = rows;
    for (let column = 0; block && column < this.#guesses.length; column++) {
      const cells = this.#cells(block, column).subarray(0, rows);
      this.#open.set(cells, column * this.#room);
    }
  }

  #resize(room: number): void {
    const open = new Float64Array(room * this.#guesses.length);
    for (const column of this.#guesses.keys()) open.set(this.#column(column), column * room);
    this.#open = open;
    this.#room = room;
  }

  #pack(): void {
    const keys = this.#column(0);
    const columns = this.#guesses.map((guess, column) =>
      this.#shelf.put(pack(this.#column(column), guess, keys)),
    );
    this.#blocks.push({ columns, cells: [] });
    this.#rows = 0;
  }

  #column(column: number): Float64Array {
    const from = column * this.#room;
    return this.#open.subarray(from, from + this.#rows);
  }

  #cells(block: Block, column: number): Float64Array {
    return block.cells[column] ?? this.#unpack(block, column);
  }

  #unpack(block: Block, column: number): Float64Array {
    const packed = this.#shelf.take(block.columns[column] as Kept);
    const cells = this.#shelf.lend(block.cells, column, rowsPerBlock);
    const guess = this.#guesses[column] as Guess;
    // Asked for when there is room: else it might be what makes room.
    const keys = guess === 'alike' ? this.#cells(block, 0) : cells;
    unpack(packed, guess, keys, cells);
    return cells;
  }

  /** Fills one array a column with the rows from `from` on, a multiple of `rowsPerRead`: for loops over many rows. */
  read(from: number, into: readonly Float64Array[]): void {
    const block = this.#blocks[from >>> blockBits];
    const start = from & (rowsPerBlock - 1);
    for (const [column, numbers] of into.entries()) {
      const cells = block ? this.#cells(block, column) : this.#column(column);
      numbers.set(cells.subarray(start, start + rowsPerRead));
    }
  }
}
