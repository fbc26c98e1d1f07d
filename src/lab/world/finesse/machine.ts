import type { FinesseHappening } from '../../happening.ts';
import type { Appointment } from '../agenda.ts';
import type { Clock } from '../clock.ts';
import type { Random } from '../random.ts';
import type { Surroundings } from '../surroundings.ts';

/** A happening without what its teller adds. */
type Said<H = FinesseHappening> = H extends unknown ? Omit<H, 'at' | 'server'> : never;

/** A Finesse Tomcat as its parts see it: its time, its chance, how fast it is. What it means to do ends with it. */
export class Machine {
  readonly name: string;
  readonly random: Random;
  readonly #surroundings: Surroundings;
  readonly #clock: Clock;
  /** Counts its lives. */
  #life = 0;
  #slow = { extraMs: 0, until: 0 };

  constructor(surroundings: Surroundings, name: string, clock: Clock) {
    this.name = name;
    this.random = surroundings.random.fork(`finesse-${name}`);
    this.#surroundings = surroundings;
    this.#clock = clock;
  }

  get now(): number {
    return this.#surroundings.agenda.now;
  }

  /** Its clock's reading at a true instant, epoch ms. */
  reading(at = this.now): number {
    return this.#clock.read(at);
  }

  tell(said: Said): void {
    this.#surroundings.tell({ ...said, at: this.now, server: this.name });
  }

  /** Unless it was stopped before. */
  later(ms: number, act: () => void): Appointment {
    const life = this.#life;
    return this.#surroundings.agenda.in(ms, () => {
      if (life === this.#life) act();
    });
  }

  /** Everything that it meant to do is forgotten. */
  stop(): void {
    this.#life += 1;
  }

  slow(extraMs: number, ms: number): void {
    this.#slow = { extraMs, until: this.now + ms };
  }

  get isSlow(): boolean {
    return this.now < this.#slow.until;
  }

  /** How much longer than usual something takes now, in ms. */
  lag(): number {
    const { extraMs } = this.#slow;
    return this.isSlow ? this.random.integer(Math.ceil(extraMs / 4), extraMs) : 0;
  }
}
