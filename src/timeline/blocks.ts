const rowsPerBlock = 1 << 14;

/** Rows of numbers without an object a row: routine facts come in millions, and growth never copies. */
export class Blocks {
  readonly #stride: number;
  readonly #blocks: Float64Array[] = [];
  length = 0;

  constructor(stride: number) {
    this.#stride = stride;
  }

  push(row: readonly number[]): void {
    const at = this.length % rowsPerBlock;
    if (at === 0) this.#blocks.push(new Float64Array(rowsPerBlock * this.#stride));
    this.#blocks[this.#blocks.length - 1]?.set(row, at * this.#stride);
    this.length += 1;
  }

  get(row: number, column: number): number {
    const block = this.#blocks[Math.floor(row / rowsPerBlock)];
    return block?.[(row % rowsPerBlock) * this.#stride + column] ?? Number.NaN;
  }
}
