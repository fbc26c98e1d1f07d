import type { Fact } from './fact.ts';

/** One line of the ndjson timeline: a fact at an instant, with its agent. */
export type TimelineEvent = Fact & {
  /** ISO 8601 UTC with milliseconds. */
  readonly at: string;
  /** The record's time as printed. */
  readonly printed: string;
  /** The instant by the log's own clock, where `at` was moved onto another one. */
  readonly rawAt?: string;
  readonly node: string;
  readonly agent?: string;
  readonly sid?: string;
  /** `<path>:<line>` */
  readonly ref: string;
};
