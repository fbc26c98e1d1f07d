import type { Mark } from './event.ts';

/**
 * Held polls of one session that its desktop sent again, all at one age, while the server still held them: something
 * between the two had given them up (browser-behaviour.md section 2).
 */
export interface CutPolls {
  readonly first: Mark;
  last: Mark;
  count: number;
  leastMs: number;
  greatestMs: number;
}

/** Two of one age may be chance. */
const fewest = 3;
/** Stamps of whole seconds, and the way to the server. */
const spreadMs = 2_000;
/** A poll that comes twice at once was doubled, not given up. */
const doubledMs = 5_000;

/** Folds the repeated polls of one session, in time order, and keeps its last run of one age. */
export class CutPollsFold {
  /** Of enough polls to show it. */
  run: CutPolls | undefined;
  #open: CutPolls | undefined;

  /** A held poll came again so long after it had come first. */
  repeated(ageMs: number, mark: Mark): void {
    if (ageMs < doubledMs) return;
    const open = this.#open;
    if (open && isOfOneAge(open, ageMs)) {
      open.last = mark;
      open.count += 1;
      open.leastMs = Math.min(open.leastMs, ageMs);
      open.greatestMs = Math.max(open.greatestMs, ageMs);
    } else this.#open = { first: mark, last: mark, count: 1, leastMs: ageMs, greatestMs: ageMs };
    if (this.#open && this.#open.count >= fewest) this.run = this.#open;
  }
}

const isOfOneAge = ({ leastMs, greatestMs }: CutPolls, ageMs: number): boolean =>
  Math.max(greatestMs, ageMs) - Math.min(leastMs, ageMs) <= spreadMs;
