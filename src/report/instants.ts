import type { ParsedSource } from '../parse-source.ts';
import type { Timeline } from '../timeline/build-timeline.ts';
import type { Mark } from '../timeline/event.ts';

interface Parts {
  readonly sources: readonly ParsedSource[];
  readonly timeline: Pick<Timeline, 'clocks'>;
}

/** When a record was written: `rawAt` by its log's own clock, where `at` was moved onto another one. */
export interface Instants {
  readonly at: string;
  readonly rawAt?: string;
}

export function instantsOf({ at, place }: Mark, { sources, timeline }: Parts): Instants {
  const log = sources[place.source]?.log;
  const raw = log && timeline.clocks.get(log)?.rawAt?.(at, place.line);
  return { at: iso(at), ...(raw !== undefined && raw !== at && { rawAt: iso(raw) }) };
}

const iso = (at: number): string => new Date(at).toISOString();
