import { epochMs } from '../model/time.ts';
import type { Mark } from './event.ts';
import { type MinuteGrid, MinuteGridFold } from './minute-grid.ts';
import { addNearMiss } from './near-misses.ts';
import { type NearMiss, type Session, type SweepMark, shownAt } from './session.ts';
import { SweepRow } from './sweep-row.ts';

/** Within one silence sweeps tell of one instant up to their whole seconds and the reaper's time (openfire-logs.md A3). */
const toleranceMs = 3_000;
/** An ordinary gap between two polls; a smaller value starts no silence. */
const ordinaryMs = 1_000;

/**
 * Folds one session's sweeps, in time order, into its silences. A value that reaches back before the sweep before it
 * continues the silence, even where the two contradict each other; a last activity after that sweep means that a request came.
 */
export class SweepFold {
  readonly session: Session;
  readonly #nearMissMs: number;
  /** Silences between two requests, in time order: a sweep inside one tells when. */
  readonly #gaps: readonly NearMiss[];
  #nextGap = 0;
  #silence: SweepMark[] = [];
  readonly #grid = new MinuteGridFold('sweeps');
  #sweeps = 0;
  readonly #last = new SweepRow();
  /** Of those before a sweep that came no later than the one before it, the first of the latest instant. */
  #latest: Mark | undefined;

  constructor(session: Session, nearMissMs: number, gaps: readonly NearMiss[]) {
    this.session = session;
    this.#nearMissMs = nearMissMs;
    this.#gaps = gaps;
  }

  /** The sweep before; undefined where there was none. */
  get last(): SweepRow | undefined {
    return this.#sweeps > 0 ? this.#last : undefined;
  }

  /** `isNamed`: the sweep names the session's sid; a JID alone may be that of the next session. */
  add(sweep: SweepRow, isNamed: boolean): void {
    if (this.#silence.length > 0) this.#follow(sweep, isNamed);
    if (sweep.lastActiveMs >= ordinaryMs) {
      this.#silence.push(sweep.mark);
      this.#markGap(sweep.mark);
    }
    if (this.#sweeps === 0) this.#begin(sweep.mark);
    else if (sweep.at <= this.#last.at) this.#keepLatest();
    this.#sweeps += 1;
    this.#last.copy(sweep);
  }

  /** The session is seen no more, or the logs end: what is still silent was not ended by a request. */
  end(): void {
    if (this.#silence.length > 0) this.session.silence = { sweeps: this.#silence };
    const told = this.#silence.at(-1);
    if (told) this.#noteBeat(told);
    this.#grid.end();
    if (this.#sweeps === 0) return;
    this.session.sweeps = this.#sweeps;
    this.session.lastSweep = this.#last.mark;
    if (this.#latest) shownAt(this.session, this.#latest);
    shownAt(this.session, this.#last.row.mark);
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

  #begin(mark: SweepMark): void {
    this.session.transport = 'bosh';
    this.session.firstSweep = mark;
  }

  #keepLatest(): void {
    if (!this.#latest || this.#last.at > this.#latest.at) this.#latest = this.#last.row.mark;
  }

  /** A sweep after one of a silence. */
  #follow(sweep: SweepRow, isNamed: boolean): void {
    const before = this.#silence.at(-1) as SweepMark;
    const lastActivity = sweep.at - sweep.lastActiveMs;
    // A copy of the same sweep lets nobody live.
    const isLater = sweep.at > before.at + toleranceMs;
    if (isLater && (isNamed || lastActivity < before.at)) this.#noteSurvived(before);
    if (isEnded(before, sweep)) this.#cameBack(sweep.mark);
  }

  #noteSurvived(sweep: SweepMark): void {
    if (sweep.earlierMs !== undefined) return;
    const longest = this.session.survived?.lastActiveMs ?? 0;
    if (sweep.lastActiveMs > longest) this.session.survived = sweep;
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
    this.#noteBeat(silence.at(-1) as SweepMark);
    const greatest = silence.reduce((a, b) => (b.lastActiveMs > a.lastActiveMs ? b : a));
    if (greatest.lastActiveMs < this.#nearMissMs) return;
    addNearMiss(this.session, { first: silence[0] as SweepMark, greatest, last: back, count: 1 });
  }

  /** The last activity before a silence, by its last sweep. */
  #noteBeat(told: SweepMark): void {
    const { at, lastActiveMs } = told;
    this.#grid.came(epochMs(at - lastActiveMs), lastActiveMs, told);
  }
}

/** A request came between the two: the last activity is a later one, and no earlier than the sweep before. */
function isEnded(before: SweepMark, { at, stampMs, lastActiveMs }: SweepRow): boolean {
  const lastActivity = at - lastActiveMs;
  const isLater = lastActivity > before.at - before.lastActiveMs + toleranceMs;
  return isLater && lastActivity + stampMs > before.at;
}
