const rowsPerBlock = 1 << 14;
/** What is read at once. */
export const rowsPerRead = 1 << 10;

/**
 * What a column holds: whole numbers from 0 to 2³² − 1, small whole numbers, any numbers, or whole numbers that lie
 * near each other (times, places in a file), for half the memory of any.
 */
export type ColumnType = 'count' | 'small' | 'number' | 'near';
type Cells = Uint32Array | Int16Array | Float64Array | Int32Array;

const make: Readonly<Record<ColumnType, (length: number) => Cells>> = {
  count: (length) => new Uint32Array(length),
  small: (length) => new Int16Array(length),
  number: (length) => new Float64Array(length),
  near: (length) => new Int32Array(length),
};

const furthest = 2 ** 31 - 1;

/** One column of one block. */
interface Column {
  cells: Cells;
  /** What is taken off every number. */
  base: number;
}

/** Rows of numbers without an object a row: routine facts come in millions, and growth never copies. */
export class Blocks {
  readonly #types: readonly ColumnType[];
  /** By block, then column. */
  readonly #blocks: Column[][] = [];
  length = 0;

  constructor(types: readonly ColumnType[]) {
    this.#types = types;
  }

  push(row: readonly number[]): void {
    const at = this.length % rowsPerBlock;
    if (at === 0) this.#blocks.push(this.#types.map((type, i) => columnOf(type, row[i] as number)));
    const block = this.#blocks[this.#blocks.length - 1] as Column[];
    for (let i = 0; i < block.length; i++) put(block[i] as Column, at, row[i] as number);
    this.length += 1;
  }

  get(row: number, column: number): number {
    const found = this.#blocks[Math.floor(row / rowsPerBlock)]?.[column];
    return found ? (found.cells[row % rowsPerBlock] as number) + found.base : Number.NaN;
  }

  /** Fills one array a column with the rows from `from` on, a multiple of `rowsPerRead`: for loops over many rows. */
  read(from: number, into: readonly Float64Array[]): void {
    const start = from % rowsPerBlock;
    const block = this.#blocks[Math.floor(from / rowsPerBlock)] ?? [];
    for (const [i, { cells, base }] of block.entries()) {
      const numbers = into[i] as Float64Array;
      numbers.set(cells.subarray(start, start + rowsPerRead));
      if (base !== 0)
        for (let row = 0; row < numbers.length; row++)
          numbers[row] = (numbers[row] as number) + base;
    }
  }
}

const columnOf = (type: ColumnType, first: number): Column => ({
  cells: make[type](rowsPerBlock),
  base: type === 'near' ? first : 0,
});

function put(column: Column, at: number, value: number): void {
  const { cells, base } = column;
  if (cells instanceof Int32Array && !(Math.abs(value - base) <= furthest)) {
    column.cells = Float64Array.from(cells, (near) => near + base);
    column.base = 0;
  }
  column.cells[at] = value - column.base;
}
