import type { EpochMs } from '../model/time.ts';
import type { Mark } from './event.ts';

/**
 * Which records tell of the beats. `arrivals`: the answers are not logged. `sweeps`: the requests are not. `events`: those
 * that reached the page late, by its own log.
 */
export type BeatsSeen = 'requests' | 'arrivals' | 'sweeps' | 'events';

const minuteMs = 60_000;
/**
 * A silence no longer than this is no beat's: polls of a hidden page that is not throttled yet, or exempt, wait for a whole
 * second (browser-behaviour.md section 1); and where no answer is logged, a poll may have been held for most of a minute.
 */
const idleMs: Readonly<Record<BeatsSeen, number>> = {
  requests: 1_000,
  arrivals: 55_000,
  sweeps: 1_000,
  events: 2_000,
};
/** Seen ±0.03 s at the browser; the way to the server adds its own. */
const jitterMs = 500;
/** What comes of one beat comes within this. */
const momentMs = 2_000;
/** A poll may be held past the next minute, or the one after: a wait of 120 s is the longest known. */
const furthest = 3;
/** Runs on one second closer than this are one: the tab was shown for a moment (near-misses are merged so, too). */
const mergeMs = 10 * minuteMs;

/**
 * A page whose timers fired once a minute, always on the same second of it: hidden or covered for more than a minute, and
 * throttled by its browser (browser-behaviour.md section 2). By `sweeps` the silences begin on one second, as its
 * requests did or their holds ended.
 */
export interface MinuteGrid {
  readonly seen: BeatsSeen;
  readonly from: EpochMs;
  to: EpochMs;
  /** Of the minute, 0–59. */
  readonly second: number;
  beats: number;
  /** The longest silence before a beat; by `arrivals` from the request before; by `events` how late the latest was. */
  silentMs: number;
  /** The records of its first beats. */
  readonly first: Mark[];
  last: Mark;
}

/** Enough to show that they keep a second. */
const citedBeats = 3;

/** Folds what came from one session, in time order, into runs that keep to one second of the minute. */
export class MinuteGridFold {
  readonly grids: MinuteGrid[] = [];
  readonly #seen: BeatsSeen;
  #open: MinuteGrid | undefined;
  /** How far its beats lie off the first one's second. */
  #earlyMs = 0;
  #lateMs = 0;

  constructor(seen: BeatsSeen) {
    this.#seen = seen;
  }

  /** Whether `came` has a use for what came after so long a silence: for most it has none. */
  heeds(silentMs: number, stampMs: number): boolean {
    return this.#open !== undefined || this.#isBeat(silentMs, stampMs);
  }

  /** What came at an instant, after so long a silence; `mark` is the record that tells. */
  came(at: EpochMs, silentMs: number, mark: Mark): void {
    // What a page sends or hands out as its timers fire belongs to the beat.
    if (this.#open && Math.abs(at - this.#open.to) <= momentMs) return;
    const isBeat = this.#isBeat(silentMs, mark.stampMs);
    if (this.#open && this.#keepsSecond(this.#open, at, mark.stampMs)) {
      // A poll that took over from one that was held says nothing of timers.
      if (isBeat) this.#extend(this.#open, at, silentMs, mark);
    } else if (isBeat) this.#begin(at, silentMs, mark);
    else if (this.#open) this.end();
  }

  /** The session is over, or something came that no slowed timer sends. */
  end(): void {
    const run = this.#open;
    this.#open = undefined;
    if (!run || run.beats < 2) return;
    const known = this.grids.at(-1);
    const apartMs = known ? run.from - known.to : mergeMs;
    if (known?.second !== run.second || apartMs < 0 || apartMs >= mergeMs) {
      this.grids.push(run);
      return;
    }
    known.to = run.to;
    known.beats += run.beats;
    known.silentMs = Math.max(known.silentMs, run.silentMs);
    known.last = run.last;
  }

  #isBeat(silentMs: number, stampMs: number): boolean {
    return silentMs - stampMs > idleMs[this.#seen];
  }

  #begin(at: EpochMs, silentMs: number, mark: Mark): void {
    this.end();
    this.#open = {
      seen: this.#seen,
      from: at,
      to: at,
      second: secondOf(at),
      beats: 1,
      silentMs,
      first: [mark],
      last: mark,
    };
    this.#earlyMs = 0;
    this.#lateMs = 0;
  }

  #extend(run: MinuteGrid, at: EpochMs, silentMs: number, mark: Mark): void {
    const off = offMinute(at - run.from);
    this.#earlyMs = Math.min(this.#earlyMs, off);
    this.#lateMs = Math.max(this.#lateMs, off);
    run.to = at;
    run.beats += 1;
    run.silentMs = Math.max(run.silentMs, silentMs);
    if (run.first.length < citedBeats) run.first.push(mark);
    run.last = mark;
  }

  /** Whole minutes after the beat before, on the second that all of them keep: stamps may be of whole seconds. */
  #keepsSecond(run: MinuteGrid, at: EpochMs, stampMs: number): boolean {
    const minutes = Math.round((at - run.to) / minuteMs);
    // Sweeps show a silence of each minute; far apart they may keep a second by chance.
    if (minutes < 1 || minutes > (this.#seen === 'sweeps' ? 1 : furthest)) return false;
    const off = offMinute(at - run.from);
    const width = Math.max(this.#lateMs, off) - Math.min(this.#earlyMs, off);
    return width <= Math.max(stampMs, jitterMs);
  }
}

/** Of the minute, 0–59. */
export const secondOf = (at: EpochMs): number => Math.floor((at % minuteMs) / 1_000);

/** From the nearest whole minute, −30,000 … 30,000. */
export const offMinute = (ms: number): number => ms - Math.round(ms / minuteMs) * minuteMs;

/** Whether two pages fired on one second of the minute; whole seconds hide up to one. */
export const sameSecond = (
  a: Pick<MinuteGrid, 'second'>,
  b: Pick<MinuteGrid, 'second'>,
): boolean => {
  const off = Math.abs(a.second - b.second);
  return Math.min(off, minuteMs / 1_000 - off) <= 1;
};
