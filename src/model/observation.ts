import type { Fact } from './fact.ts';
import type { RecordTime } from './time.ts';

/** Where a record stands in its source. */
export interface Spot {
  /** 1-based. */
  readonly line: number;
  /** Bytes from the start of the source's text. */
  readonly offset: number;
}

/** Where a record stands: enough to cite it and to fetch its text again. */
export interface Place extends Spot {
  /** Index of the source in the run. */
  readonly source: number;
  /** Where `all.log` has the record, too: its place in the order that the single-level files cannot tell. */
  readonly order?: number;
}

/** A fact with the log's own clock reading. */
export interface Observation<F extends Fact = Fact> {
  readonly fact: F;
  readonly time: RecordTime;
  readonly place: Spot;
}

/** A record of a log by its clock reading, as it is kept until the clock is settled. */
export interface LogMoment {
  readonly time: RecordTime;
  readonly spot: Spot;
}
