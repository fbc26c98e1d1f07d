import type { Limits } from '../model/limits.ts';
import { Fault } from './fault.ts';

/** Short logs that repeat one record pack a thousand times smaller: nothing to worry about up to here. */
const harmlessBytes = 256 << 20;

/** What the archives of a run have unpacked to. */
export class Allowance {
  readonly limits: Limits;
  #files = 0;
  #unpacked = 0;
  #packed = 0;
  #unpackedHere = 0;
  /** Which limit was passed. */
  #spent: Fault | undefined;
  /** It was one of all archives together. */
  #isOver = false;

  constructor(limits: Limits) {
    this.limits = limits;
  }

  /** The next file on disk. `bytes` are its own. */
  begin(bytes: number): void {
    this.#packed = bytes;
    this.#unpackedHere = 0;
    if (!this.#isOver) this.#spent = undefined;
  }

  /** Where a limit was passed nothing more is unpacked. */
  check(): void {
    if (this.#spent) throw this.#spent;
  }

  enter(depth: number): void {
    if (this.#spent) throw new Fault(`is not opened: ${this.#spent.what}`, this.#spent.next);
    const { maxDepth } = this.limits;
    if (depth <= maxDepth) return;
    throw new Fault(
      `lies deeper than ${maxDepth} archives inside each other: not opened`,
      raise('--max-depth'),
    );
  }

  member(): void {
    this.#files += 1;
    const { maxFiles } = this.limits;
    if (this.#files <= maxFiles) return;
    this.#isOver = true;
    this.#stop(`the archives hold more than ${maxFiles} files: no more are read`, '--max-files');
  }

  unpack(bytes: number): void {
    this.#unpacked += bytes;
    this.#unpackedHere += bytes;
    const { maxUnpacked, maxRatio } = this.limits;
    this.#isOver ||= this.#unpacked > maxUnpacked;
    if (this.#isOver)
      this.#stop(
        `the archives unpack to more than ${maxUnpacked} bytes: no more is read`,
        '--max-unpacked',
      );
    if (this.#unpackedHere > harmlessBytes && this.#unpackedHere > this.#packed * maxRatio)
      this.#stop(
        `unpacks to more than ${maxRatio} times its size, as a bomb does: the rest is not read`,
        '--max-ratio',
      );
  }

  #stop(what: string, option: string): never {
    this.#spent ??= new Fault(what, raise(option));
    throw this.#spent;
  }
}

const raise = (option: string): string =>
  `if you trust where it comes from, raise ${option} and run again`;
