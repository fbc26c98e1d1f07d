import type { Fact, FactKind, FactOf } from '../model/fact.ts';
import type { Place } from '../model/observation.ts';
import type { EpochMs } from '../model/time.ts';

/** A record at an instant. The instant lies in `[at, at + stampMs)`: Openfire stamps whole seconds. */
export interface Mark {
  readonly at: EpochMs;
  readonly stampMs: number;
  readonly place: Place;
}

/** Where and when alone, without what else stands with it. */
export const markOf = ({ at, stampMs, place }: Mark): Mark => ({ at, stampMs, place });

/** A fact on the timeline. */
export interface Event<F extends Fact = Fact> extends Mark {
  readonly fact: F;
  readonly node: string;
  readonly agent?: string;
}
export type EventOf<K extends FactKind> = Event<FactOf<K>>;

export const isKind = <K extends FactKind>(event: Event, kind: K): event is EventOf<K> =>
  event.fact.kind === kind;

/** Inside one moment the order that `all.log` tells of both, else that of the files. */
export const byTime = (a: Mark, b: Mark): number =>
  a.at - b.at || byOrder(a.place, b.place) || byFile(a.place, b.place);

const byOrder = ({ order: a }: Place, { order: b }: Place): number =>
  a === undefined || b === undefined ? 0 : a - b;

const byFile = (a: Place, b: Place): number => a.source - b.source || a.line - b.line;
