import type { ServiceListener } from '../exchange.ts';
import type { Random } from '../random.ts';
import type { Machine } from './machine.ts';

/** A desktop's presence on its way to the Finesse beside the service, which sees one of a JID after the other. */
export class Presences {
  listener: ServiceListener | undefined;
  readonly #machine: Machine;
  readonly #random: Random;
  readonly #lastOf = new Map<string, number>();

  constructor(machine: Machine) {
    this.#machine = machine;
    this.#random = machine.random.fork('presences');
  }

  available(jid: string): void {
    const isSlow = this.#random.chance(0.05);
    this.#send(jid, 'available', this.#random.integer(200, isSlow ? 3_000 : 700));
  }

  unavailable(jid: string, isAtOnce: boolean): void {
    this.#send(jid, 'unavailable', isAtOnce ? 0 : this.#random.integer(300, 900));
  }

  #send(jid: string, type: 'available' | 'unavailable', ms: number): void {
    const { now } = this.#machine.process;
    const at = Math.max(now + ms, this.#lastOf.get(jid) ?? 0);
    this.#lastOf.set(jid, at);
    this.#machine.process.in(at - now, () => this.listener?.presence(jid, type));
  }
}
