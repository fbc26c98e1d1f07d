/** No deployment has more agents, or addresses. */
export const mostListed = 20_000;

/** Agents, or addresses, of one log as small numbers, in the order in which they came. 0 stands for none. */
export class Roster {
  /** Some were left out: there were too many. */
  isFull = false;
  readonly #numbers = new Map<string, number>();

  /** Undefined for one that is left out. */
  number(name: string | undefined): number | undefined {
    if (name === undefined) return 0;
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    if (this.#numbers.size === mostListed) {
      this.isFull = true;
      return undefined;
    }
    const number = this.#numbers.size + 1;
    this.#numbers.set(name, number);
    return number;
  }
}
