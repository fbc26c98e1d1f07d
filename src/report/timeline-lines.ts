import type { Bundle } from '../bundle/open-bundle.ts';
import type { TimelineEvent } from '../model/event.ts';
import { agentOf } from '../model/jid.ts';
import type { Place } from '../model/observation.ts';
import type { ParsedSource } from '../parse-source.ts';
import type { Timeline } from '../timeline/build-timeline.ts';
import { byTime, type Event } from '../timeline/event.ts';
import type { Interner } from '../timeline/interner.ts';
import { routineEvents } from '../timeline/routine-events.ts';
import { withoutCredentials } from './credentials.ts';
import { type Instants, instantsOf } from './instants.ts';
import { readInPlace, readStreamed, type TakeLine } from './read-lines.ts';

interface Parts {
  readonly bundle: Bundle;
  readonly sources: readonly ParsedSource[];
  readonly timeline: Timeline;
  readonly interner: Interner;
  readonly all: boolean;
}

/** Lines on disk are read again in batches: the timeline may be long. Archives are streamed once. */
const batch = 5_000;

/** Every event at its instant, with its record's time as printed. */
export async function* timelineEvents(parts: Parts): AsyncGenerator<TimelineEvent> {
  const { bundle, sources, timeline } = parts;
  const events = timeline.nodes
    .flatMap((node) => [
      ...node.events,
      ...routineEvents(node, timeline.clocks, parts.interner, parts.all),
    ])
    .sort(
      (a, b) => a.at - b.at || (a.node < b.node ? -1 : a.node > b.node ? 1 : 0) || byTime(a, b),
    );
  const shelf = { bundle, sources };
  const inArchives = new Map<string, string>();
  await readStreamed(shelf, placesOf(events), printedInto(inArchives, sources));
  for (let from = 0; from < events.length; from += batch) {
    const slice = events.slice(from, from + batch);
    const onDisk = new Map<string, string>();
    await readInPlace(shelf, placesOf(slice), printedInto(onDisk, sources));
    for (const event of slice) {
      const { source, line } = event.place;
      const key = `${source}:${line}`;
      const printed = onDisk.get(key) ?? inArchives.get(key) ?? 'no time';
      const ref = `${sources[source]?.log.path ?? '?'}:${line}`;
      yield toTimelineEvent(event, instantsOf(event, parts), printed, ref);
    }
  }
}

const placesOf = (events: readonly Event[]): Place[] => events.map(({ place }) => place);

const printedInto =
  (times: Map<string, string>, sources: readonly ParsedSource[]): TakeLine =>
  ({ source, line }, text) => {
    const printed = sources[source]?.claim?.format.printed(text);
    if (printed !== undefined) times.set(`${source}:${line}`, printed);
  };

function toTimelineEvent(
  event: Event,
  { at, ...raw }: Instants,
  printed: string,
  ref: string,
): TimelineEvent {
  const { kind, ...fields } = event.fact;
  const agent =
    event.agent ?? ('jid' in event.fact && event.fact.jid ? agentOf(event.fact.jid) : undefined);
  return {
    at,
    printed,
    ...raw,
    node: event.node,
    ...(agent !== undefined && { agent }),
    kind,
    ...clean(fields),
    ref,
  } as TimelineEvent;
}

/** Fields hold what records say; a URL may hold a secret. */
const clean = (fields: object): object =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? withoutCredentials(value) : value,
    ]),
  );
