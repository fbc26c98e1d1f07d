/** A seeded generator of numbers (mulberry32): the same seed gives the same incidents everywhere. */
export class Random {
  readonly #seed: number;
  #state: number;

  constructor(seed: number) {
    this.#seed = seed >>> 0;
    this.#state = this.#seed;
  }

  /** A stream of its own for each name: one more agent does not change what the others do. */
  fork(name: string): Random {
    let hash = this.#seed ^ 0x811c9dc5;
    for (const char of name) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
    return new Random(hash);
  }

  /** 0 ≤ n < 1 */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let n = this.#state;
    n = Math.imul(n ^ (n >>> 15), n | 1);
    n ^= n + Math.imul(n ^ (n >>> 7), n | 61);
    return ((n ^ (n >>> 14)) >>> 0) / 2 ** 32;
  }

  /** from ≤ n ≤ to, whole */
  integer(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** `count` of them, in the order in which they stand; all where there are fewer. */
  some<T>(all: readonly T[], count: number): T[] {
    const places = all.map((_, place) => place);
    for (let i = 0; i < Math.min(count, places.length); i += 1) {
      const j = this.integer(i, places.length - 1);
      const [a = i, b = j] = [places[i], places[j]];
      places[i] = b;
      places[j] = a;
    }
    const chosen = new Set(places.slice(0, count));
    return all.filter((_, place) => chosen.has(place));
  }

  hex(digits: number): string {
    return Array.from({ length: digits }, () => this.integer(0, 15).toString(16)).join('');
  }
}
