import type { FactOf } from '../../model/fact.ts';
import type { Spot } from '../../model/observation.ts';
import type { RecordTime } from '../../model/time.ts';
import { instantOf } from '../logs/log-times.ts';

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
}

/** One record of trouble. */
export interface FaultRecord {
  readonly time: RecordTime;
  readonly spot: Spot;
  readonly number: number;
}

/** Records of one trouble that lie no further apart are one incident. */
export const sameIncidentMs = 60_000;

/** Gathers a log's records of trouble as they pass by. */
export class FaultRuns {
  readonly all: FaultRun[] = [];
  readonly #open = new Map<Trouble, FaultRun>();

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

  #note(trouble: Trouble, sign: string, { time, spot, number }: FaultRecord): FaultRun {
    const open = this.#open.get(trouble);
    const run =
      open && Math.abs(instantOf(time) - instantOf(open.last)) <= sameIncidentMs
        ? open
        : this.#begin(trouble, sign, { time, spot, number });
    run.count += 1;
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
    };
    this.all.push(run);
    this.#open.set(trouble, run);
    return run;
  }
}
