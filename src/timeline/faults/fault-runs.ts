import type { FactOf } from '../../model/fact.ts';
import type { Spot } from '../../model/observation.ts';
import type { RecordTime } from '../../model/time.ts';
import { instantOf } from '../logs/instant-of.ts';

/** What of a server ran short, or late. */
export type Trouble =
  | 'open-files'
  | 'memory'
  | 'threads'
  | 'database'
  | 'queue'
  | 'slow-publication'
  | 'slow-cti';

/** Records of one trouble that follow each other: a flood brings thousands of them a minute, and none is kept. */
export interface FaultRun {
  readonly trouble: Trouble;
  sign: string;
  readonly first: RecordTime;
  last: RecordTime;
  /** Of the first, and the line of the last. */
  readonly spot: Spot;
  lastLine: number;
  count: number;
  /** Of those: connections that were not accepted, without a word why. */
  untold: number;
  /** Numbers of the first and the last among the log's records. */
  readonly firstNumber: number;
  lastNumber: number;
  /** The greatest delay, and where it stands. */
  worst?: { readonly ms: number; readonly time: RecordTime; readonly spot: Spot };
  /** The most sessions that were in trouble at once. */
  sessions: number;
  /** Its records of known time: their own, or that of the heads before and after them, where these lie close together. */
  timed: number;
  /** Its last records that have no time of their own, while no head came after them. */
  pending: number;
  /** Of the head after such records. */
  notAfter?: RecordTime;
}

/** One record of trouble. */
export interface FaultRecord {
  readonly time: RecordTime;
  readonly spot: Spot;
  readonly number: number;
  /** Its time is that of the record before it. */
  readonly untimed?: boolean;
}

/** Records of one trouble that lie no further apart are one incident. */
export const sameIncidentMs = 60_000;

/** Gathers a log's records of trouble as they pass by. */
export class FaultRuns {
  readonly all: FaultRun[] = [];
  readonly #open = new Map<Trouble, FaultRun>();
  readonly #awaiting = new Set<FaultRun>();

  /** A record that has a time: all before it were written by then. */
  noteTime(time: RecordTime): void {
    if (this.#awaiting.size === 0) return;
    for (const run of this.#awaiting) {
      if (instantOf(time) - instantOf(run.last) <= sameIncidentMs) run.timed += run.pending;
      run.pending = 0;
      run.notAfter = time;
    }
    this.#awaiting.clear();
  }

  noteFault({ fault, sign }: FactOf<'resource-fault'>, record: FaultRecord): void {
    const trouble = fault === 'accept' ? 'open-files' : fault;
    const run = this.#note(trouble, sign, record);
    if (fault === 'accept') run.untold += 1;
    else if (run.untold > 0 && run.untold === run.count - 1) run.sign = sign;
  }

  noteDelay(trouble: Trouble, sign: string, ms: number, record: FaultRecord): void {
    const run = this.#note(trouble, sign, record);
    if (!run.worst || ms > run.worst.ms) run.worst = { ms, time: record.time, spot: record.spot };
  }

  noteQueue(sessions: number, record: FaultRecord): void {
    const run = this.#note('queue', 'msgs_queue', record);
    run.sessions = Math.max(run.sessions, sessions);
  }

  #note(trouble: Trouble, sign: string, record: FaultRecord): FaultRun {
    const { time, spot, number, untimed = false } = record;
    const open = this.#open.get(trouble);
    const run =
      open && Math.abs(instantOf(time) - instantOf(open.last)) <= sameIncidentMs
        ? open
        : this.#begin(trouble, sign, record);
    run.count += 1;
    if (untimed) {
      run.pending += 1;
      this.#awaiting.add(run);
    } else run.timed += 1;
    delete run.notAfter;
    run.lastNumber = number;
    run.lastLine = spot.line;
    if (instantOf(time) > instantOf(run.last)) run.last = time;
    return run;
  }

  #begin(trouble: Trouble, sign: string, { time, spot, number }: FaultRecord): FaultRun {
    const run = {
      trouble,
      sign,
      first: time,
      last: time,
      spot,
      lastLine: spot.line,
      count: 0,
      untold: 0,
      firstNumber: number,
      lastNumber: number,
      sessions: 0,
      timed: 0,
      pending: 0,
    };
    this.all.push(run);
    this.#open.set(trouble, run);
    return run;
  }
}
