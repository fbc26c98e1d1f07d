import type { Agenda } from './agenda.ts';
import type { Clock } from './clock.ts';
import type { Surroundings } from './surroundings.ts';

export interface PcSettings {
  readonly name: string;
  readonly clock: Clock;
  /** True instant, epoch ms: it sleeps until then from the beginning. */
  readonly asleepUntil?: number;
}

/** Told in the instant; `ms` is how long the sleep will last. */
export interface SleepWatcher {
  fellAsleep(ms: number, adapterDown: boolean): void;
  awoke(): void;
}

/** A PC, or a terminal server: what its pages share. */
export class Pc {
  readonly name: string;
  readonly clock: Clock;
  /**
   * Where in the minute (ms, 0–59,999) the throttled timers of all its hidden pages run; their one-second grid has the
   * same fraction (browser-behaviour.md section 2: the grid belongs to the PC).
   */
  readonly gridMs: number;
  readonly #agenda: Agenda;
  readonly #watchers: SleepWatcher[] = [];
  readonly #afterwards: (() => void)[] = [];
  #asleepUntil = Number.NEGATIVE_INFINITY;
  #isAsleep = false;

  constructor({ agenda, random }: Surroundings, settings: PcSettings) {
    this.name = settings.name;
    this.clock = settings.clock;
    this.gridMs = random.fork(`pc ${settings.name}`).integer(0, 59_999);
    this.#agenda = agenda;
    if (settings.asleepUntil !== undefined) this.sleep(settings.asleepUntil - agenda.now);
  }

  get isAsleep(): boolean {
    return this.#isAsleep;
  }

  /**
   * JavaScript and the network stack stand still; what the servers send waits in the sockets. With `adapterDown`
   * nothing waits there: the peers see nothing, and the sockets are found broken at waking.
   */
  sleep(ms: number, { adapterDown = false }: { adapterDown?: boolean } = {}): void {
    if (ms <= 0) return;
    const until = Math.max(this.#asleepUntil, this.#agenda.now + ms);
    this.#asleepUntil = until;
    this.#isAsleep = true;
    for (const watcher of this.#watchers) watcher.fellAsleep(ms, adapterDown);
    this.#agenda.at(until, () => this.#wake(until));
  }

  watch(watcher: SleepWatcher): void {
    this.#watchers.push(watcher);
    if (this.#isAsleep) watcher.fellAsleep(this.#asleepUntil - this.#agenda.now, false);
  }

  /** At once, or where it sleeps as soon as it is awake: somebody sits down at it. */
  whenAwake(act: () => void): void {
    if (this.#isAsleep) this.#afterwards.push(act);
    else act();
  }

  #wake(until: number): void {
    if (until < this.#asleepUntil || !this.#isAsleep) return;
    this.#isAsleep = false;
    for (const watcher of this.#watchers) watcher.awoke();
    for (const act of this.#afterwards.splice(0)) act();
  }
}
