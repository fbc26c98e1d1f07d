import type { Limits } from '../model/limits.ts';
import { Fault } from './fault.ts';

/** Short logs that repeat one record pack a thousand times smaller: nothing to worry about up to here. */
const harmlessBytes = 64 << 20;

/** What the archives of a run have unpacked to. */
export class Allowance {
  readonly limits: Limits;
  #files = 0;
  #unpacked = 0;
  #packed = 0;
  #unpackedHere = 0;
  #isSpent = false;

  constructor(limits: Limits) {
    this.limits = limits;
  }

  /** The next file on disk. `bytes` are its own. */
  begin(bytes: number): void {
    this.#packed = bytes;
    this.#unpackedHere = 0;
    this.#isSpent = this.#unpacked > this.limits.maxUnpacked;
  }

  /** A limit was passed: of this file on disk nothing more is unpacked. */
  isSpent(): boolean {
    return this.#isSpent;
  }

  enter(depth: number): void {
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
    if (this.#files > maxFiles)
      this.#stop(`the archives hold more than ${maxFiles} files: no more are read`, '--max-files');
  }

  unpack(bytes: number): void {
    this.#unpacked += bytes;
    this.#unpackedHere += bytes;
    const { maxUnpacked, maxRatio } = this.limits;
    if (this.#unpacked > maxUnpacked)
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
    this.#isSpent = true;
    throw new Fault(what, raise(option));
  }
}

const raise = (option: string): string =>
  `if you trust where it comes from, raise ${option} and run again`;
