import type { RecordTime, WallMs } from '../../model/time.ts';
import { FallWatch, ordinaryLateMs } from './fall-watch.ts';
import { instantOf } from './instant-of.ts';

/** No record for a while: from one head to the next. */
export interface Quiet {
  readonly from: WallMs;
  readonly to: WallMs;
  /** Line of the head that ended it. */
  readonly line: number;
}

/** Used records that stand earlier than a record before them. */
export interface Disorder {
  readonly records: number;
  /** How far the furthest of them stands before the latest record above it. */
  readonly furthestMs: number;
  /** Line of the first. */
  readonly line: number;
}

/** A silence shorter than this is ordinary in any log. */
const quietMs = 10_000;
/** A clock set back by less is a record out of order. */
export const setBackMs = 20 * 60_000;

/** When a log's records were written, in the order in which they stand. */
export class LogTimes {
  readonly quiets: Quiet[] = [];
  /** Lines before which the clock was set back. */
  readonly setBack: Quiet[] = [];
  disorder: Disorder | undefined;
  readonly falls = new FallWatch();
  /** A head printed milliseconds. */
  printsMs = false;
  /** The first and the last record seen of those that only debug logging writes, where heads print their level. */
  debugged: { readonly first: RecordTime; last: RecordTime } | undefined;
  /** Where it goes through times twice: of the records that stand first and last. */
  first: RecordTime | undefined;
  last: RecordTime | undefined;
  /** Of all its records, the earliest and the latest. */
  reach: { readonly first: RecordTime; readonly last: RecordTime } | undefined;
  /** Of the record that stands first. */
  #begin: RecordTime | undefined;
  /** Of all records since the clock was set back last. */
  #latest: RecordTime | undefined;
  /** Times that the clock was set back. */
  #turns = 0;
  /** Silences before this one lie before the clock was set back. */
  #firstQuiet = 0;

  /** Times that the clock was set back up to here. */
  protected get turns(): number {
    return this.#turns;
  }

  /** Takes the time of a head, and that of the head before it where the two lie apart. */
  noteHead(
    time: RecordTime,
    before: RecordTime | undefined,
    line: number,
    lineBefore = line - 1,
  ): void {
    if (before) this.#see(before, lineBefore);
    const { wall } = time;
    if (before && before.wall - wall >= setBackMs)
      this.setBack.push({ from: before.wall, to: wall, line });
    const from = this.#latest?.wall ?? wall;
    if (wall - from >= quietMs) this.quiets.push({ from, to: wall, line });
    this.#see(time, line);
    if (before) this.#breakQuiet(before.wall);
    this.#breakQuiet(wall);
  }

  /** Takes the time of a record that only debug logging writes. */
  noteDebug(time: RecordTime): void {
    if (this.debugged) this.debugged.last = time;
    else this.debugged = { first: time, last: time };
  }

  /** Takes the last head of the log. */
  noteEnd(time: RecordTime): void {
    this.#reach(time);
    this.falls.end();
    if (this.first && this.#latest) this.reach = { first: this.first, last: this.#latest };
    this.last = this.falls.endsBefore(time) ? time : this.#latest;
    if (this.falls.isInOrder && this.falls.falls.length > 0) this.first = this.#begin;
  }

  /** The log has come to that very time, and it is not in doubt. */
  protected isAt(time: RecordTime): boolean {
    return time === this.#latest && !this.falls.isOpen;
  }

  /** Most records follow one of the same second: then there is nothing new. */
  protected noteUsed(time: RecordTime, line: number): void {
    if (this.isAt(time)) return;
    const lateMs = this.#latest ? instantOf(this.#latest) - instantOf(time) : 0;
    this.#see(time, line);
    if (lateMs <= ordinaryLateMs || lateMs >= setBackMs) return;
    const known = this.disorder ?? { records: 0, furthestMs: 0, line };
    this.disorder = {
      records: known.records + 1,
      furthestMs: Math.max(known.furthestMs, lateMs),
      line: known.line,
    };
  }

  #see(time: RecordTime, line: number): void {
    this.#reach(time);
    this.falls.note(time, line);
  }

  #reach(time: RecordTime): void {
    const { first } = this;
    const latest = this.#latest;
    const at = instantOf(time);
    if (time.wall % 1_000 !== 0) this.printsMs = true;
    if (latest && at < instantOf(latest)) {
      if (latest.wall - time.wall >= setBackMs) this.#turn(time);
      else if (first && this.#turns === 0 && at < instantOf(first)) this.first = time;
      return;
    }
    this.first ??= time;
    this.#begin ??= time;
    this.#latest = time;
  }

  #turn(time: RecordTime): void {
    this.#latest = time;
    this.falls.turn(time);
    this.#turns += 1;
    this.#firstQuiet = this.quiets.length;
  }

  /** A record that stands late was written while the log seemed silent. The search is short: late is less than `setBackMs`. */
  #breakQuiet(wall: WallMs): void {
    for (let i = this.quiets.length - 1; i >= this.#firstQuiet; i--) {
      const quiet = this.quiets[i] as Quiet;
      if (quiet.to <= wall) return;
      if (quiet.from >= wall) continue;
      const parts = [
        { ...quiet, to: wall },
        { ...quiet, from: wall },
      ];
      this.quiets.splice(i, 1, ...parts.filter(({ from, to }) => to - from >= quietMs));
      return;
    }
  }
}
