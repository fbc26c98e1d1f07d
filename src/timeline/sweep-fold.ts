import type { Mark } from './event.ts';
import { addNearMiss } from './near-misses.ts';
import type { Session, SweepMark } from './session.ts';

/** Sweep stamps are whole seconds, and the reaper takes its time once per sweep (openfire-logs.md A3). */
const toleranceMs = 2_000;
/** An ordinary gap between two polls; a smaller value starts no silence. */
const ordinaryMs = 1_000;

/**
 * Folds one session's sweeps, in time order, into its silences. A value that reaches back before the sweep before it
 * continues the silence, even where the two contradict each other; a later last activity means that a request came.
 */
export class SweepFold {
  readonly #session: Session;
  readonly #nearMissMs: number;
  #silence: SweepMark[] = [];

  constructor(session: Session, nearMissMs: number) {
    this.#session = session;
    this.#nearMissMs = nearMissMs;
  }

  add(sweep: SweepMark): void {
    const before = this.#silence.at(-1);
    const lastActivity = sweep.at - sweep.lastActiveMs;
    if (before && lastActivity > before.at + toleranceMs) this.#cameBack(sweep);
    if (sweep.lastActiveMs >= ordinaryMs) this.#silence.push(sweep);
    this.#session.sweeps += 1;
    this.#session.firstSweep ??= sweep;
    this.#session.lastSweep = sweep;
  }

  /** The session is seen no more, or the logs end: what is still silent was not ended by a request. */
  end(): void {
    if (this.#silence.length > 0) this.#session.silence = { sweeps: this.#silence };
  }

  /** A request was seen after the last sweep of the silence. */
  requestSeen(mark: Mark): void {
    const last = this.#silence.at(-1);
    if (last && mark.at > last.at + last.stampMs) this.#cameBack(mark);
  }

  #cameBack(back: Mark): void {
    const silence = this.#silence;
    this.#silence = [];
    const greatest = silence.reduce((a, b) => (b.lastActiveMs > a.lastActiveMs ? b : a));
    if (greatest.lastActiveMs < this.#nearMissMs) return;
    addNearMiss(this.#session, greatest, silence[0] as SweepMark, back);
  }
}
