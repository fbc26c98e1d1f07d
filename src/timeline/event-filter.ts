import type { FactKind } from '../model/fact.ts';
import { agentOf } from '../model/jid.ts';
import type { Event } from './event.ts';

/** Which events are wanted: asked one thing at a time, so that a row can be left before an event is made of it. */
export interface EventFilter {
  readonly node: (id: string) => boolean;
  readonly kind: (kind: FactKind) => boolean;
  readonly at: (instant: number) => boolean;
  readonly agent: (id: string | undefined) => boolean;
}

const yes = (): boolean => true;

export const everything: EventFilter = { node: yes, kind: yes, at: yes, agent: yes };

export const passes = (filter: EventFilter, event: Event): boolean =>
  filter.kind(event.fact.kind) && filter.at(event.at) && filter.agent(agentOfEvent(event));

/** The agent that a record names, or whose session it names. */
export const agentOfEvent = ({ agent, fact }: Pick<Event, 'agent' | 'fact'>): string | undefined =>
  agent ?? ('jid' in fact && fact.jid ? agentOf(fact.jid) : undefined);
