import type { ServiceHappening } from '../../happening.ts';
import type { Release } from '../../scenario/scenario.ts';
import type { Appointment } from '../agenda.ts';
import type { Clock } from '../clock.ts';
import type { Random } from '../random.ts';
import type { Surroundings } from '../surroundings.ts';
import { Process } from './process.ts';
import { type Rules, rulesOf } from './rules.ts';

export interface ServiceSettings {
  /** The server's name, as happenings bear it. */
  readonly name: string;
  readonly host: string;
  /** The XMPP domain: the middle of a JID. */
  readonly domain: string;
  readonly clock: Clock;
  readonly release: Release;
  readonly timers: {
    /** The longest that a request is held, in ms; a desktop may ask for less. */
    readonly waitMs: number;
    /** Between two runs of the reaper. */
    readonly sweepMs: number;
    /** A session is closed when it was idle for longer. */
    readonly idleMs: number;
  };
}

type Untold<H> = H extends unknown ? Omit<H, 'at' | 'server'> : never;

/** What every part of the service stands on. */
export class Machine {
  readonly process: Process;
  readonly random: Random;
  readonly rules: Rules;
  readonly settings: ServiceSettings;
  readonly #surroundings: Surroundings;

  constructor(surroundings: Surroundings, settings: ServiceSettings) {
    this.#surroundings = surroundings;
    this.settings = settings;
    this.process = new Process(surroundings.agenda);
    this.random = surroundings.random.fork(`notification-service ${settings.name}`);
    this.rules = rulesOf[settings.release];
  }

  /** Java's currentTimeMillis(). */
  get clock(): number {
    return this.settings.clock.read(this.process.now);
  }

  tell(happening: Untold<ServiceHappening>): void {
    const { tell } = this.#surroundings;
    tell({ ...happening, at: this.process.now, server: this.settings.name });
  }

  /**
   * When the clock shows `reading`, as Java's Timer and Jetty 7 wait: they sleep for what is missing now, then look
   * again. So they do not notice a step forward until they wake, and sleep on after a step back.
   */
  whenClockShows(reading: number, act: () => void): Appointment {
    const look = (): void => {
      const missing = reading - this.clock;
      if (missing > 0) next = this.process.in(missing, look);
      else act();
    };
    let next = this.process.in(reading - this.clock, look);
    return { at: next.at, cancel: () => next.cancel() };
  }
}
