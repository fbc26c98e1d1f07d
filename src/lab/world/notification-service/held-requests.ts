import type { Appointment } from '../agenda.ts';
import type { BoshAnswer, Exchange } from '../exchange.ts';
import type { Machine } from './machine.ts';

/** A request in the server's hands, until there is something to say or its wait is over. */
export interface Held {
  readonly rid: number;
  readonly exchange: Exchange<BoshAnswer>;
  readonly isOver: () => boolean;
  readonly expiry: Appointment;
}

/** The requests that a session holds, in the order of their rids. */
export class HeldRequests {
  readonly #machine: Machine;
  #all: readonly Held[] = [];

  constructor(machine: Machine) {
    this.#machine = machine;
  }

  get all(): readonly Held[] {
    return this.#all;
  }

  get count(): number {
    return this.#all.length;
  }

  /** Their wait is over, but nobody has come to them yet. */
  get overdue(): readonly Held[] {
    return this.#all.filter(({ isOver }) => isOver());
  }

  find(rid: number): Held | undefined {
    return this.#all.find((held) => held.rid === rid);
  }

  /** `expire` is done when the wait is over, if it is still held. */
  add(
    rid: number,
    exchange: Exchange<BoshAnswer>,
    waitMs: number,
    expire: (held: Held) => void,
  ): Held {
    const { process, rules, clock } = this.#machine;
    const [shown, due] = [clock + waitMs, process.now + waitMs];
    const end = (): void => expire(held);
    const held: Held = {
      rid,
      exchange,
      ...(rules.waitsByClock
        ? {
            isOver: () => this.#machine.clock >= shown,
            expiry: this.#machine.whenClockShows(shown, end),
          }
        : { isOver: () => process.now >= due, expiry: process.in(waitMs, end) }),
    };
    this.#all = [...this.#all, held].sort((a, b) => a.rid - b.rid);
    return held;
  }

  drop(held: Held): void {
    held.expiry.cancel();
    this.#all = this.#all.filter((other) => other !== held);
  }
}
