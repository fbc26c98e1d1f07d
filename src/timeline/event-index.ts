import type { FactKind } from '../model/fact.ts';
import { groupBy } from '../model/group-by.ts';
import type { Event, EventOf, Mark } from './event.ts';
import { firstIndex } from './first-index.ts';
import { keptOf } from './kept-of.ts';

/** Events by kind and time: a window is a slice, not a search through the whole timeline. */
export class EventIndex {
  readonly #all: readonly Event[];
  readonly #byKind: ReadonlyMap<FactKind, readonly Event[]>;
  readonly #longestStampMs: number;

  /** `events` are in time order. */
  constructor(events: readonly Event[]) {
    this.#all = events;
    this.#byKind = groupBy(events, (event) => event.fact.kind);
    this.#longestStampMs = events.reduce((most, { stampMs }) => Math.max(most, stampMs), 0);
  }

  of<K extends FactKind>(kind: K): readonly EventOf<K>[] {
    return (this.#byKind.get(kind) ?? []) as EventOf<K>[];
  }

  /** Of one kind, from `from` on and up to `to`. */
  between<K extends FactKind>(kind: K, from: number, to: number): EventOf<K>[] {
    return timesWithin(this.of(kind), from, to);
  }

  /** Of all kinds, from `from` on and up to `to`. */
  within(from: number, to: number): Event[] {
    return timesWithin(this.#all, from, to);
  }

  /** Of all kinds: what may have been after `from` as far as the stamps tell, and was before `until`. */
  shownIn(from: number, until: number): Event[] {
    const near = this.#all.slice(
      firstFrom(this.#all, from - this.#longestStampMs),
      firstFrom(this.#all, until),
    );
    return near.filter(({ at, stampMs }) => at + stampMs > from);
  }

  /** The last of one kind at `at` or before. */
  last<K extends FactKind>(kind: K, at: number): EventOf<K> | undefined {
    const events = this.of(kind);
    return events[firstAfter(events, at) - 1];
  }
}

/** The index of a timeline in time order. */
export const indexOf: (events: readonly Event[]) => EventIndex = keptOf(
  (events) => new EventIndex(events),
);

/** Of marks in time order, those from `from` on and up to `to`. */
export const timesWithin = <T extends Pick<Mark, 'at'>>(
  marks: readonly T[],
  from: number,
  to: number,
): T[] => marks.slice(firstFrom(marks, from), firstAfter(marks, to));

/** Of marks in time order, the number of those before `at`. */
export const firstFrom = (marks: readonly Pick<Mark, 'at'>[], at: number): number =>
  firstIndex(marks, (mark) => mark.at >= at);

/** The number of those at `at` or before. */
const firstAfter = (marks: readonly Pick<Mark, 'at'>[], at: number): number =>
  firstIndex(marks, (mark) => mark.at > at);
