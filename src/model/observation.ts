import type { Fact } from './fact.ts';
import type { RecordTime } from './time.ts';

/** Where a record stands: enough to cite it and to fetch its text again. */
export interface Place {
  /** Index of the source in the run. */
  readonly source: number;
  /** 1-based. */
  readonly line: number;
  /** Bytes from the file's start. */
  readonly offset: number;
  /** Where `all.log` has the record, too: its place in the order that the single-level files cannot tell. */
  readonly order?: number;
}

/** A fact with the log's own clock reading. */
export interface Observation<F extends Fact = Fact> {
  readonly fact: F;
  readonly time: RecordTime;
  readonly place: Place;
}
