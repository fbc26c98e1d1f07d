import type { FactKind } from '../model/fact.ts';
import { groupBy } from '../model/group-by.ts';
import type { Event, EventOf } from './event.ts';
import { firstIndex } from './first-index.ts';

/** Events by kind and time: a window is a slice, not a search through the whole timeline. */
export class EventIndex {
  readonly #byKind: ReadonlyMap<FactKind, readonly Event[]>;

  /** `events` are in time order. */
  constructor(events: readonly Event[]) {
    this.#byKind = groupBy(events, (event) => event.fact.kind);
  }

  /** Of one kind, from `from` on and up to `to`. */
  between<K extends FactKind>(kind: K, from: number, to: number): EventOf<K>[] {
    const events = (this.#byKind.get(kind) ?? []) as EventOf<K>[];
    return events.slice(firstFrom(events, from), firstFrom(events, to + 1));
  }
}

const firstFrom = (events: readonly Event[], at: number): number =>
  firstIndex(events, (event) => event.at >= at);
