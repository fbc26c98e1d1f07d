export interface ClockFaults {
  /** How far it is ahead at the start, in ms; negative: behind. */
  readonly aheadMs: number;
  /** How much it gains, in ms a million ms. */
  readonly driftPpm: number;
  /** From `at` on (true instant, epoch ms) it shows `byMs` more. In the order of time. */
  readonly steps: readonly { readonly at: number; readonly byMs: number }[];
}

const rightClock: ClockFaults = { aheadMs: 0, driftPpm: 0, steps: [] };

/** What a machine takes the time for. */
export class Clock {
  readonly #start: number;
  readonly #faults: ClockFaults;
  readonly #later: { at: number; byMs: number }[] = [];

  constructor(start: number, faults: ClockFaults = rightClock) {
    this.#start = start;
    this.#faults = faults;
  }

  /** The reading at a true instant, both in epoch ms. */
  read(at: number): number {
    return this.#read(at, (step) => step.at <= at);
  }

  /** The reading as a report tells it, which goes by what the clock shows since it was set back. */
  told(at: number): number {
    return this.#read(at, (step) => step.at <= at || step.byMs < 0);
  }

  #read(at: number, isDone: (step: { readonly at: number; readonly byMs: number }) => boolean) {
    const { aheadMs, driftPpm, steps } = this.#faults;
    const gained = Math.round(((at - this.#start) * driftPpm) / 1_000_000);
    const stepped = [...steps, ...this.#later].filter(isDone);
    return at + aheadMs + gained + stepped.reduce((sum, { byMs }) => sum + byMs, 0);
  }

  /** Set forward or back by somebody, from a true instant on. */
  step(at: number, byMs: number): void {
    this.#later.push({ at, byMs });
  }
}
