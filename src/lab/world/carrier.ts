import type { Agenda } from './agenda.ts';
import type { PathFaults } from './path-faults.ts';
import type { Random } from './random.ts';

/** A TCP connection, as its ends know it. */
export interface Connection {
  readonly ip: string;
  readonly port: number;
  /** It carries nothing any more, and nobody was told (the address is gone). */
  isDead: boolean;
  /** Since when nobody used it, epoch ms. */
  idleSince: number;
}

export interface Cargo {
  /** Every piece of it comes in its order: the instant at which the last one did. */
  readonly after?: number;
  readonly extraMs?: number;
  readonly arrived: () => void;
  /** TCP gave up on it. */
  readonly lost?: () => void;
}

/** What takes a piece from one end to the other: latency, jitter, and retransmission out of a black hole. */
export class Carrier {
  readonly #agenda: Agenda;
  readonly #random: Random;
  readonly #faults: PathFaults;
  readonly #latencyMs: number;
  #slowMs = 0;
  #retransmittedAt = Number.NEGATIVE_INFINITY;

  constructor(agenda: Agenda, random: Random, faults: PathFaults, latencyMs: number) {
    this.#agenda = agenda;
    this.#random = random;
    this.#faults = faults;
    this.#latencyMs = latencyMs;
  }

  set slowMs(ms: number) {
    this.#slowMs = ms;
  }

  /** The instant at which it will arrive if nothing comes in between. */
  carry(connection: Connection, cargo: Cargo): number {
    const sentAt = this.#agenda.now;
    const patience = this.#random.integer(95_000, 120_000);
    const jitter = this.#random.next() * (1 + this.#latencyMs / 5);
    const slow = this.#faults.slow.isOn ? this.#slowMs : 0;
    const at = sentAt + this.#latencyMs + jitter + slow + (cargo.extraMs ?? 0);
    const tryNow = (): void => {
      const age = this.#agenda.now - sentAt;
      if (connection.isDead) this.#agenda.in(patience - age, () => cargo.lost?.());
      else if (this.#faults.hole.isOn) this.#agenda.at(this.#retransmission(), tryNow);
      else if (cargo.after !== undefined && this.#agenda.now < this.#retransmittedAt)
        this.#agenda.at(this.#retransmittedAt, tryNow);
      else if (age > patience) cargo.lost?.();
      else cargo.arrived();
    };
    return this.#agenda.at(Math.max(at, cargo.after ?? at), tryNow).at;
  }

  /** After the healing: the longer the outage, the rarer the attempts had become. */
  #retransmission(): number {
    const { until } = this.#faults.hole;
    if (this.#retransmittedAt < until) {
      const left = until - this.#agenda.now;
      this.#retransmittedAt = until + this.#random.integer(0, Math.min(3_000, left / 20));
    }
    return this.#retransmittedAt;
  }
}
