import { epochMs } from '../model/time.ts';
import type { Mark } from './event.ts';
import { type MinuteGrid, MinuteGridFold } from './minute-grid.ts';
import { addNearMiss } from './near-misses.ts';
import type { NearMiss, Session, SweepMark } from './session.ts';

/** Within one silence sweeps tell of one instant up to their whole seconds and the reaper's time (openfire-logs.md A3). */
const toleranceMs = 3_000;
/** An ordinary gap between two polls; a smaller value starts no silence. */
const ordinaryMs = 1_000;

/**
 * Folds one session's sweeps, in time order, into its silences. A value that reaches back before the sweep before it
 * continues the silence, even where the two contradict each other; a last activity after that sweep means that a request came.
 */
export class SweepFold {
  readonly #session: Session;
  readonly #nearMissMs: number;
  /** Silences between two requests, in time order: a sweep inside one tells when. */
  readonly #gaps: readonly NearMiss[];
  #nextGap = 0;
  #silence: SweepMark[] = [];
  readonly #grid = new MinuteGridFold('sweeps');

  constructor(session: Session, nearMissMs: number, gaps: readonly NearMiss[]) {
    this.#session = session;
    this.#nearMissMs = nearMissMs;
    this.#gaps = gaps;
  }

  /** `isNamed`: the sweep names the session's sid; a JID alone may be that of the next session. */
  add(sweep: SweepMark, isNamed: boolean): void {
    const before = this.#silence.at(-1);
    const lastActivity = sweep.at - sweep.lastActiveMs;
    // A copy of the same sweep lets nobody live.
    const isLater = before !== undefined && sweep.at > before.at + toleranceMs;
    if (isLater && (isNamed || lastActivity < before.at)) this.#noteSurvived(before);
    if (before && isEnded(before, sweep)) this.#cameBack(sweep);
    if (sweep.lastActiveMs >= ordinaryMs) {
      this.#silence.push(sweep);
      this.#markGap(sweep);
    }
    this.#session.sweeps += 1;
    this.#session.firstSweep ??= sweep;
    this.#session.lastSweep = sweep;
  }

  /** The session is seen no more, or the logs end: what is still silent was not ended by a request. */
  end(): void {
    if (this.#silence.length > 0) this.#session.silence = { sweeps: this.#silence };
    this.#noteBeat(this.#silence);
    this.#grid.end();
  }

  /** When its silences began on one second of the minute. */
  grids(): readonly MinuteGrid[] {
    return this.#grid.grids;
  }

  /** A request was seen after the last sweep of the silence. */
  requestSeen(mark: Mark): void {
    const last = this.#silence.at(-1);
    if (last && mark.at > last.at + last.stampMs) this.#cameBack(mark);
  }

  #noteSurvived(sweep: SweepMark): void {
    if (sweep.earlierMs !== undefined) return;
    const longest = this.#session.survived?.lastActiveMs ?? 0;
    if (sweep.lastActiveMs > longest) this.#session.survived = sweep;
  }

  #markGap(sweep: SweepMark): void {
    while ((this.#gaps[this.#nextGap]?.last.at ?? Number.POSITIVE_INFINITY) < sweep.at)
      this.#nextGap += 1;
    const gap = this.#gaps[this.#nextGap];
    if (gap && gap.first.at <= sweep.at) gap.greatest = sweep;
  }

  #cameBack(back: Mark): void {
    const silence = this.#silence;
    this.#silence = [];
    this.#noteBeat(silence);
    const greatest = silence.reduce((a, b) => (b.lastActiveMs > a.lastActiveMs ? b : a));
    if (greatest.lastActiveMs < this.#nearMissMs) return;
    addNearMiss(this.#session, { first: silence[0] as SweepMark, greatest, last: back, count: 1 });
  }

  /** The last activity before a silence. */
  #noteBeat(silence: readonly SweepMark[]): void {
    const told = silence.at(-1);
    if (!told) return;
    const { at, lastActiveMs } = told;
    this.#grid.came(epochMs(at - lastActiveMs), lastActiveMs, told);
  }
}

/** A request came between the two: the last activity is a later one, and no earlier than the sweep before. */
function isEnded(before: SweepMark, { at, stampMs, lastActiveMs }: SweepMark): boolean {
  const lastActivity = at - lastActiveMs;
  const isLater = lastActivity > before.at - before.lastActiveMs + toleranceMs;
  return isLater && lastActivity + stampMs > before.at;
}
