/** Seconds: what is to be later is done then. */
const horizon = 2047;

/** What is to be done in some seconds, in the order of planning within a second. */
export class Plans {
  readonly #due: (() => void)[][] = Array.from({ length: horizon + 1 }, () => []);
  #now = 0;

  in(seconds: number, act: () => void): void {
    this.#due[(this.#now + Math.min(seconds, horizon)) % this.#due.length]?.push(act);
  }

  /** Does what is due, and what that plans for this second. */
  run(now: number): void {
    this.#now = now;
    const due = this.#due[now % this.#due.length] ?? [];
    for (const act of due) act();
    due.length = 0;
  }
}
