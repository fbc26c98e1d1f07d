import type { TimelineEvent } from './model/event.ts';
import type { TimelineHead } from './model/timeline-head.ts';
import { type ReadOptions, readBundle } from './read-bundle.ts';
import { composeTimelineHead } from './report/compose-timeline-head.ts';
import { type EventSelection, selectedEvents } from './report/select-events.ts';
import { timelineEvents } from './report/timeline-lines.ts';

export interface TimelineOptions extends ReadOptions {
  /** Routine polls and healthy sweeps, too (`--all`). */
  readonly all?: boolean;
  /** What is wanted of it. */
  readonly select?: EventSelection;
}

export interface ToldTimeline {
  readonly head: TimelineHead;
  /** In time order, made while they are taken: a timeline may be longer than memory. Each call begins anew. */
  readonly events: () => AsyncIterable<TimelineEvent>;
}

/** Reads a bundle and tells its events without judging them. An unreadable path is a problem, not an error. */
export async function timeline(
  paths: readonly string[],
  { all = false, select = {}, ...options }: TimelineOptions = {},
): Promise<ToldTimeline> {
  const read = await readBundle(paths, options, { keepRoutine: all });
  const whole = composeTimelineHead({ ...read, reading: read.problems });
  const { filter, ...asked } = selectedEvents(whole.bundle, select);
  return {
    head: { ...whole, ...asked },
    events: () => timelineEvents({ ...read, all, filter }),
  };
}
