import type { FactKind } from '../model/fact.ts';
import { agentOf } from '../model/jid.ts';
import type { Event } from './event.ts';

/** Which events are wanted: asked one thing at a time, so that a row can be left before an event is made of it. */
export interface EventFilter {
  readonly node: (id: string) => boolean;
  readonly kind: (kind: FactKind) => boolean;
  /** Of an instant, or of the time up to another. */
  readonly at: (from: number, to?: number) => boolean;
  readonly agent: (id: string | undefined) => boolean;
}

const yes = (): boolean => true;

export const everything: EventFilter = { node: yes, kind: yes, at: yes, agent: yes };

export const passes = (filter: EventFilter, event: Event): boolean =>
  filter.kind(event.fact.kind) &&
  filter.at(event.at, endOf(event)) &&
  filter.agent(agentOfEvent(event));

/** One event may tell of many records. */
const endOf = ({ fact, at }: Event): number =>
  fact.kind === 'resource-fault' ? at + (fact.durationMs ?? 0) : at;

/** The agent that a record names, or whose session it names. */
export const agentOfEvent = ({ agent, fact }: Pick<Event, 'agent' | 'fact'>): string | undefined =>
  agent ?? ('jid' in fact && fact.jid ? agentOf(fact.jid) : undefined);
