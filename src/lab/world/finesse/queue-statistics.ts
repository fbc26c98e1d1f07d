import type { Machine } from './machine.ts';

/** As published rounds have it (finesse-logs.md section 3): ten seconds, and what a round took. */
const everyMs = 10_000;
/** Rounds that a busy pool discards, of those that it meets. */
const discardedShare = 0.4;

/** Asks CTI for the queues' statistics again and again, while agents are there. */
export class QueueStatistics {
  readonly #machine: Machine;
  readonly #isNeeded: () => boolean;

  constructor(machine: Machine, isNeeded: () => boolean) {
    this.#machine = machine;
    this.#isNeeded = isNeeded;
  }

  start(): void {
    const machine = this.#machine;
    machine.later(everyMs + machine.random.integer(0, 5), () => {
      if (this.#isNeeded()) this.#ask();
      this.start();
    });
  }

  #ask(): void {
    const machine = this.#machine;
    if (machine.isSlow && machine.random.chance(discardedShare)) {
      machine.tell({ kind: 'pool-saturated' });
      return;
    }
    const roundTripMs = machine.random.integer(1, 12) + machine.lag();
    machine.tell({ kind: 'queue-statistics', roundTripMs });
  }
}
