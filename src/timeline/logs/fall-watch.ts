import type { RecordTime } from '../../model/time.ts';
import { instantOf } from './instant-of.ts';

/** A record stands earlier than one above it. */
export interface Fall {
  /** The latest reading above it. */
  readonly from: RecordTime;
  readonly to: RecordTime;
  readonly line: number;
  /** The log goes on from there, record by record, until it is past `from`: its clock was set back. */
  readonly isKept: boolean;
}

/** Threads write a moment after they took the time: that much is ordinary. */
export const ordinaryLateMs = 1_000;
/** Records at the earlier time that are its log's, and not single ones out of place. */
const fewest = 3;
/** Records of a log that goes on lie no farther apart. */
export const leapMs = 10_000;
/** A log that falls more often is out of order, whatever its clock did. */
const mostFalls = 10;

interface Open {
  readonly from: RecordTime;
  readonly to: RecordTime;
  readonly line: number;
  /** Lines that began a record of it, and the last of them. */
  records: number;
  lastLine: number;
  last: number;
}

const opened = (from: RecordTime, to: RecordTime, line: number): Open => ({
  from,
  to,
  line,
  records: 1,
  lastLine: line,
  last: instantOf(to),
});

/** Tells a clock that was set back from records out of order: after it the log goes through the same times again. */
export class FallWatch {
  readonly #falls: Fall[] = [];
  #latest: RecordTime | undefined;
  #open: Open | undefined;
  #isStirred = false;

  /** In the order of the log; none where it falls too often. */
  get falls(): readonly Fall[] {
    return this.#isStirred ? [] : this.#falls;
  }

  /** Its records stand in the order in which they were written. */
  get isInOrder(): boolean {
    return !this.#isStirred && this.#falls.every(({ isKept }) => isKept);
  }

  /** A fall was begun: each record decides what it is. */
  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  /** Takes a record's time, as it stands; the same record may come again. */
  note(time: RecordTime, line: number): void {
    if (this.#isStirred) return;
    const at = instantOf(time);
    if (this.#open) this.#follow(this.#open, time, at, line);
    else if (!this.#latest || at >= instantOf(this.#latest)) this.#latest = time;
    else if (at < instantOf(this.#latest) - ordinaryLateMs)
      this.#open = opened(this.#latest, time, line);
  }

  /** The log ends, or goes on at another time of the day. */
  end(): void {
    if (this.#open) this.#close(this.#open, this.#open.last);
  }

  /** Forgets what was before: an autumn night begins the hour anew. */
  turn(time: RecordTime): void {
    this.end();
    this.#latest = time;
  }

  /** Whether it ended at the earlier time: then its latest reading is not its last. */
  endsBefore(time: RecordTime): boolean {
    const last = this.falls.at(-1);
    return last?.isKept === true && instantOf(last.from) > instantOf(time);
  }

  #follow(open: Open, time: RecordTime, at: number, line: number): void {
    if (at < open.last - ordinaryLateMs) {
      this.#take(open, false);
      this.#open = opened(open.from, time, line);
    } else if (at > instantOf(open.from)) {
      this.#close(open, at);
      this.#latest = time;
    } else {
      if (line > open.lastLine) open.records += 1;
      open.lastLine = line;
      open.last = Math.max(open.last, at);
    }
  }

  #close(open: Open, next: number): void {
    const [from, to] = [instantOf(open.from), instantOf(open.to)];
    const isKept =
      open.records >= fewest && open.last - to >= (from - to) / 2 && next - open.last <= leapMs;
    this.#take(open, isKept);
  }

  #take({ from, to, line }: Open, isKept: boolean): void {
    this.#open = undefined;
    this.#falls.push({ from, to, line, isKept });
    if (this.#falls.length > mostFalls) {
      this.#isStirred = true;
      this.#falls.length = 0;
    }
  }
}
