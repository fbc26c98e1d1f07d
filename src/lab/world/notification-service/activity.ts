import type { HappeningOf } from '../../happening.ts';
import { maxRequests } from './answers.ts';
import type { Machine } from './machine.ts';

type Overactivity = Pick<HappeningOf<'overactivity'>, 'reason' | 'intervalSeconds'>;

/** `xmpp.httpbind.client.requests.polling` */
const minimumPollingMs = 5_000;

/** When a session was last heard of, by the machine's clock. */
export class Activity {
  readonly #machine: Machine;
  #last: number;
  #lastPoll = 0;

  constructor(machine: Machine) {
    this.#machine = machine;
    this.#last = machine.clock;
  }

  /** A request came, or was answered. */
  note(): void {
    this.#last = this.#machine.clock;
  }

  idleMs(reading: number): number {
    return reading - this.#last;
  }

  /** Whether one more request is too much, while so many are held. */
  overactivity(isPoll: boolean, held: number): Overactivity | undefined {
    const intervalMs = this.#machine.clock - this.#lastPoll;
    const intervalSeconds = Math.trunc(intervalMs / 1_000);
    if (held >= maxRequests) return { reason: 'too-many-requests', intervalSeconds };
    if (!isPoll) return undefined;
    this.#lastPoll = this.#machine.clock;
    const isTooFast = intervalMs < minimumPollingMs && held >= maxRequests - 1;
    return this.#machine.rules.minimumPollingInterval && isTooFast
      ? { reason: 'polling-too-fast', intervalSeconds }
      : undefined;
  }
}
