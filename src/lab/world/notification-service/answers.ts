import type { BoshAnswer, Publication } from '../exchange.ts';
import type { Rules } from './rules.ts';

/** An answer that can be sent again. */
interface Kept {
  readonly rid: number;
  readonly type: BoshAnswer['type'];
  readonly publications: readonly Publication[];
}

/** Openfire's `requests`: so many beyond the last may be under way. */
export const maxRequests = 2;

/** Which requests of a session came and were answered in sequence, and the answers that can be sent again. */
export class Answers {
  readonly #rules: Rules;
  #kept: Kept[] = [];
  #answered: number;
  #taken: number;

  constructor(rules: Rules, firstRid: number) {
    this.#rules = rules;
    this.#answered = firstRid;
    this.#taken = firstRid;
  }

  /** The only one that may be answered now. */
  get next(): number {
    return this.#answered + 1;
  }

  /** The highest rid that may come. */
  get limit(): number {
    const from = this.#rules.windowFrom === 'taken' ? this.#taken : this.#answered;
    return from + maxRequests;
  }

  isAnswered(rid: number): boolean {
    return rid <= this.#answered;
  }

  /** `waiting` are the rids of those that came before and are not answered. */
  take(rid: number, waiting: readonly number[]): void {
    const came = new Set([...waiting, rid]);
    while (came.has(this.#taken + 1)) this.#taken += 1;
  }

  /** Out of turn it is answered, but does not count. */
  count(rid: number): void {
    if (rid === this.next) this.#answered = rid;
  }

  keep(answer: Kept): void {
    this.#kept = [...this.#kept, answer].slice(-this.#rules.answersKept);
  }

  find(rid: number): Kept | undefined {
    return this.#kept.find((kept) => kept.rid === rid);
  }
}
