import type { Bundle } from '../bundle/open-bundle.ts';
import type { TimelineEvent } from '../model/event.ts';
import type { Place } from '../model/observation.ts';
import type { ParsedSource } from '../parse-source.ts';
import type { Timeline } from '../timeline/build-timeline.ts';
import { byTime, type Event } from '../timeline/event.ts';
import { agentOfEvent, type EventFilter, everything, passes } from '../timeline/event-filter.ts';
import { incidentEvents } from '../timeline/faults/incident-events.ts';
import { inTimeOrder } from '../timeline/in-time-order.ts';
import type { Interner } from '../timeline/logs/interner.ts';
import type { Shelf } from '../timeline/logs/shelf.ts';
import { isOrdinary } from '../timeline/logs/state-rows.ts';
import { routineEvents } from '../timeline/routine-events.ts';
import { withoutCredentials } from './credentials.ts';
import { type Instants, instantsOf } from './instants.ts';
import { readLines, type TakeLine } from './read-lines.ts';

interface Parts {
  readonly bundle: Bundle;
  readonly sources: readonly ParsedSource[];
  readonly timeline: Timeline;
  readonly interner: Interner;
  readonly shelf: Shelf;
  readonly all: boolean;
  readonly filter?: EventFilter;
}

/** Lines are read again in batches: the timeline may be long. To read a line of an archive, all before it is unpacked. */
const batch = { onDisk: 5_000, inArchives: 200_000 };

/** Every wanted event at its instant, with its record's time as printed. Nothing else is read again. */
export async function* timelineEvents(parts: Parts): AsyncGenerator<TimelineEvent> {
  const { sources } = parts;
  const isOpen = sources.every(({ read }) => read !== undefined);
  for (const events of inBatches(wanted(parts), isOpen ? batch.onDisk : batch.inArchives)) {
    const times = new Map<string, string>();
    await readLines(parts, placesOf(events), printedInto(times, sources));
    for (const event of events) {
      const { source, line } = event.place;
      const printed = times.get(`${source}:${line}`) ?? 'no time';
      const ref = `${sources[source]?.log.path ?? '?'}:${line}`;
      yield toTimelineEvent(event, instantsOf(event, parts), printed, ref);
    }
  }
}

function wanted({
  timeline: { nodes, clocks },
  interner,
  shelf,
  all,
  filter = everything,
}: Parts): Iterable<Event> {
  const lists = nodes
    .filter(({ node }) => filter.node(node.id))
    .flatMap((node) => [
      node.events.filter((event) => !isStateRow(event) && passes(filter, event)),
      incidentEvents(node)
        .filter((event) => passes(filter, event))
        .sort(byTime),
      ...routineEvents(node, { clocks, interner, shelf, all, filter }),
    ]);
  return inTimeOrder(lists, withinInstant);
}

/** What agents do is told from the rows: of it the timeline has only what is near a loss. */
const isStateRow = ({ fact }: Event): boolean =>
  (fact.kind === 'state-event' || fact.kind === 'state-request') && isOrdinary(fact);

/** Of one instant: by server; then what `all.log` tells the order of, then the rest as the files stand. Each pair alike, whatever else is there. */
const withinInstant = (a: Event, b: Event): number =>
  (a.node < b.node ? -1 : a.node > b.node ? 1 : 0) ||
  Number(a.place.order === undefined) - Number(b.place.order === undefined) ||
  byTime(a, b);

function* inBatches<T>(items: Iterable<T>, most: number): Generator<T[]> {
  let next: T[] = [];
  for (const item of items) {
    next.push(item);
    if (next.length < most) continue;
    yield next;
    next = [];
  }
  if (next.length > 0) yield next;
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
  const agent = agentOfEvent(event);
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
