const rowsPerBlock = 1 << 14;

/** What a column holds: whole numbers from 0 to 2³² − 1, small whole numbers, or any. */
export type ColumnType = 'count' | 'small' | 'number';
type Column = Uint32Array | Int16Array | Float64Array;

const make: Readonly<Record<ColumnType, (length: number) => Column>> = {
  count: (length) => new Uint32Array(length),
  small: (length) => new Int16Array(length),
  number: (length) => new Float64Array(length),
};

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
    if (at === 0) this.#blocks.push(this.#types.map((type) => make[type](rowsPerBlock)));
    const block = this.#blocks[this.#blocks.length - 1] as Column[];
    for (let i = 0; i < block.length; i++) (block[i] as Column)[at] = row[i] as number;
    this.length += 1;
  }

  get(row: number, column: number): number {
    return (
      this.#blocks[Math.floor(row / rowsPerBlock)]?.[column]?.[row % rowsPerBlock] ?? Number.NaN
    );
  }
}
