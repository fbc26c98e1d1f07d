/** How timers run: when due, on the PC's whole seconds, or on its minutes (those that are nested deep). */
export type Pace = 'exact' | 'second' | 'minute';

/**
 * From then on a timer of a hidden page is throttled by the minute: of pages that were hidden before the first, six
 * firings kept their phase (captures/browser-both-hidden-throttled).
 */
const deepFrom = 6;

/** A timer as JavaScript asked for it: due when nothing holds it up. */
export interface PageTimer {
  readonly due: number;
  /** It was set by a timer that was set by a timer …, or repeats itself. */
  readonly isDeep: boolean;
  readonly act: () => void;
  /** It runs: whether it is over with that, else `due` is the next time. */
  isDone(now: number, pace: Pace): boolean;
  /** Nothing runs from `now` on. */
  halt?(now: number, pace: Pace): void;
  resume?(stoodFrom: number, now: number, pace: Pace): void;
}

export class Timeout implements PageTimer {
  readonly isDeep = false;
  readonly due: number;
  readonly act: () => void;

  constructor(due: number, act: () => void) {
    this.due = due;
    this.act = act;
  }

  isDone(): boolean {
    return true;
  }
}

/** Keeps its phase: a firing that was held up is made up for once, at once. */
export class Interval implements PageTimer {
  readonly act: () => void;
  readonly #period: number;
  #due: number;
  #fired = 0;

  constructor(now: number, period: number, act: () => void) {
    this.#due = now + period;
    this.#period = period;
    this.act = act;
  }

  get due(): number {
    return this.#due;
  }

  get isDeep(): boolean {
    return this.#fired >= deepFrom;
  }

  isDone(now: number): boolean {
    this.#fired += 1;
    const missed = Math.floor((now - this.#due) / this.#period);
    this.#due += (missed + 1) * this.#period;
    return false;
  }
}

/** Counts the beats of a short interval: in a throttled page one a minute. */
export class Beats implements PageTimer {
  readonly isDeep = true;
  readonly act: () => void;
  readonly #period: number;
  #left: number;
  #due: number;

  constructor(now: number, period: number, count: number, pace: Pace, act: () => void) {
    this.#period = period;
    this.#left = count;
    this.#due = now + period * (pace === 'exact' ? count : 1);
    this.act = act;
  }

  get due(): number {
    return this.#due;
  }

  isDone(now: number, pace: Pace): boolean {
    this.#left = pace === 'exact' ? 0 : this.#left - 1;
    this.#due = now + this.#period;
    return this.#left <= 0;
  }

  halt(now: number, pace: Pace): void {
    if (pace === 'exact') this.#left = Math.max(1, Math.ceil((this.#due - now) / this.#period));
    this.#due = now + this.#period;
  }

  /** One beat is due at once, the others follow. */
  resume(_stoodFrom: number, now: number, pace: Pace): void {
    if (pace === 'exact' && this.#left > 1) this.#due = now + (this.#left - 1) * this.#period;
  }
}

/** An interval that looks at the time: it acts at the first beat after an instant. */
export class Deadline implements PageTimer {
  readonly isDeep = true;
  readonly act: () => void;
  readonly #period: number;
  readonly #instant: number;
  #due: number;

  constructor(period: number, instant: number, act: () => void) {
    this.#period = period;
    this.#instant = instant;
    this.#due = instant + period;
    this.act = act;
  }

  get due(): number {
    return this.#due;
  }

  isDone(): boolean {
    return true;
  }

  /** The beat that was due when all stood still is the one that finds the instant passed. */
  resume(stoodFrom: number, now: number): void {
    this.#due = (now > this.#instant ? stoodFrom : this.#instant) + this.#period;
  }
}
