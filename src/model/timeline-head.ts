import type { Problem, Report } from './report.ts';

/** What is known of a timeline before its first event is told. */
export interface TimelineHead {
  /** As in the report. */
  readonly bundle: Pick<Report['bundle'], 'roots' | 'from' | 'to' | 'nodes' | 'sources'>;
  /** Everybody whom an event names, by id. */
  readonly agents: readonly string[];
  /** The instants that were asked for, both ends included: two of them where a clock that was put back shows the time twice. */
  readonly slices?: readonly Slice[];
  /** Servers that were asked for, and that no log is of. */
  readonly unknownServers?: readonly string[];
  /** Some clocks were moved, by `--align-clocks` or where one was set back: their events have a `rawAt`. */
  readonly hasMoved: boolean;
  /** About the run, not about an agent. */
  readonly problems: readonly Problem[];
}

/** Open where an end is missing. */
export interface Slice {
  readonly from?: string;
  readonly to?: string;
}
