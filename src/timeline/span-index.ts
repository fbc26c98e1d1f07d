import { firstIndex } from './first-index.ts';

interface Reach {
  readonly from: number;
  readonly to: number;
}

/** Spans by when they begin: what lasted over an instant is found without a look at all that was over long before. */
export class SpanIndex<T> {
  readonly #items: readonly { readonly item: T; readonly reach: Reach; readonly place: number }[];
  /** A tree in an array: the latest end of all items below a branch; the leaves stand in its second half. */
  readonly #latest: Float64Array;
  readonly #leaves: number;

  constructor(items: readonly T[], reachOf: (item: T) => Reach) {
    this.#items = items
      .map((item, place) => ({ item, reach: reachOf(item), place }))
      .sort((a, b) => a.reach.from - b.reach.from);
    this.#leaves = 2 ** Math.ceil(Math.log2(Math.max(1, items.length)));
    this.#latest = new Float64Array(2 * this.#leaves).fill(Number.NEGATIVE_INFINITY);
    for (const [i, { reach }] of this.#items.entries()) this.#latest[this.#leaves + i] = reach.to;
    for (let i = this.#leaves - 1; i > 0; i--)
      this.#latest[i] = Math.max(this.#endOf(2 * i), this.#endOf(2 * i + 1));
  }

  /** Those that begin at `until` or before and end at `since` or later, in the order in which they were given. */
  over(since: number, until: number): T[] {
    const found = [...this.#reaching(since, until)];
    return found.sort((a, b) => a.place - b.place).map(({ item }) => item);
  }

  /** Whether one of those is wanted. */
  some(since: number, until: number, isWanted: (item: T) => boolean): boolean {
    for (const { item } of this.#reaching(since, until)) if (isWanted(item)) return true;
    return false;
  }

  *#reaching(since: number, until: number) {
    const begun = firstIndex(this.#items, ({ reach }) => reach.from > until);
    const branches = [{ branch: 1, first: 0, leaves: this.#leaves }];
    for (let one = branches.pop(); one; one = branches.pop()) {
      const { branch, first, leaves } = one;
      if (first >= begun || this.#endOf(branch) < since) continue;
      const item = leaves === 1 ? this.#items[first] : undefined;
      if (item) yield item;
      if (leaves === 1) continue;
      const half = leaves / 2;
      branches.push(
        { branch: 2 * branch + 1, first: first + half, leaves: half },
        { branch: 2 * branch, first, leaves: half },
      );
    }
  }

  #endOf(branch: number): number {
    return this.#latest[branch] ?? Number.NEGATIVE_INFINITY;
  }
}
