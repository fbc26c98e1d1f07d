import type { TimelineEvent } from './model/event.ts';
import type { TimelineHead } from './model/timeline-head.ts';
import { type ReadOptions, readBundle } from './read-bundle.ts';
import { composeTimelineHead } from './report/compose-timeline-head.ts';
import { type EventSelection, selectedEvents } from './report/select-events.ts';
import { timelineEvents } from './report/timeline-lines.ts';

/** How a bundle is read, and what is told of it; all of it may be left out. */
export interface TimelineOptions extends ReadOptions {
  /** Routine polls and healthy sweeps, too (`--all`). */
  readonly all?: boolean;
  /** What is wanted of it. */
  readonly select?: EventSelection;
}

export interface ToldTimeline {
  /** Servers, logs, agents and problems: known before the first event. */
  readonly head: TimelineHead;
  /** In time order, made while they are taken: a timeline may be longer than memory. Each call begins anew. */
  readonly events: () => AsyncIterable<TimelineEvent>;
}

/**
 * Reads a bundle and tells its events without judging them. Prints nothing. What cannot be read is one of the head's
 * `problems`, not an error.
 *
 * @throws whatever the `reason` of the signal is, once it is aborted, also while events are taken; `UserError` where
 * `since` is later than `until` or a time cannot be read; what `onProgress` throws
 */
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
