import type { Fact, FactKind, FactOf } from '../model/fact.ts';
import type { Place } from '../model/observation.ts';
import type { EpochMs } from '../model/time.ts';

/** A record at an instant. The instant lies in `[at, at + stampMs)`: Openfire stamps whole seconds. */
export interface Mark {
  readonly at: EpochMs;
  readonly stampMs: number;
  readonly place: Place;
}

/** A fact on the timeline. */
export interface Event<F extends Fact = Fact> extends Mark {
  readonly fact: F;
  readonly node: string;
  readonly agent?: string;
}
export type EventOf<K extends FactKind> = Event<FactOf<K>>;

export const isKind = <K extends FactKind>(event: Event, kind: K): event is EventOf<K> =>
  event.fact.kind === kind;

export const byTime = (a: Mark, b: Mark): number =>
  a.at - b.at || a.place.source - b.place.source || a.place.line - b.place.line;
