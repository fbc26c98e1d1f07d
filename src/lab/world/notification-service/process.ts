import type { Agenda, Appointment } from '../agenda.ts';

/**
 * The running of the service's Java process. While it is halted everything that comes to it waits, its own timers too,
 * and is done in its order when it goes on. When it ends, whatever it had in mind is forgotten.
 */
export class Process {
  readonly #agenda: Agenda;
  #up = false;
  #life = 0;
  #haltedUntil: number | undefined;
  #waiting: (() => void)[] = [];
  #isWaking = false;

  constructor(agenda: Agenda) {
    this.#agenda = agenda;
  }

  get now(): number {
    return this.#agenda.now;
  }

  get isUp(): boolean {
    return this.#up;
  }

  /** It goes on after a halt, and what is done now was due in it. */
  get isWaking(): boolean {
    return this.#isWaking;
  }

  begin(): void {
    this.#up = true;
  }

  end(): void {
    this.#up = false;
    this.#life += 1;
    this.#haltedUntil = undefined;
    this.#waiting = [];
  }

  halt(ms: number): void {
    if (!this.#up) return;
    const until = Math.max(this.#haltedUntil ?? 0, this.now + ms);
    this.#haltedUntil = until;
    const life = this.#life;
    this.#agenda.at(until, () => {
      if (life === this.#life && until === this.#haltedUntil) this.#wake();
    });
  }

  /** At once, or when the process goes on; never where it is down. */
  do(act: () => void): void {
    if (!this.#up) return;
    if (this.#haltedUntil === undefined) act();
    else this.#waiting.push(act);
  }

  in(ms: number, act: () => void): Appointment {
    const life = this.#life;
    let isOff = false;
    const entry = this.#agenda.in(ms, () => {
      if (life !== this.#life) return;
      this.do(() => {
        if (!isOff) act();
      });
    });
    return {
      at: entry.at,
      cancel: () => {
        isOff = true;
        entry.cancel();
      },
    };
  }

  #wake(): void {
    this.#haltedUntil = undefined;
    const waiting = this.#waiting;
    this.#waiting = [];
    const life = this.#life;
    this.#isWaking = true;
    for (const act of waiting) if (life === this.#life) act();
    this.#isWaking = false;
  }
}
