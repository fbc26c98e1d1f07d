import type { Machine } from './machine.ts';

/** A thread that does one thing after the other: what comes later is done later, however long the first may take. */
export class InTurn {
  readonly #machine: Machine;
  #busyUntil = 0;

  constructor(machine: Machine) {
    this.#machine = machine;
  }

  do(ms: number, act: () => void): void {
    this.#busyUntil = Math.max(this.#machine.now + ms, this.#busyUntil);
    this.#machine.later(this.#busyUntil - this.#machine.now, act);
  }
}
