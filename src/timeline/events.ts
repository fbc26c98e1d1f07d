import type { Fact } from '../model/fact.ts';
import { agentOf } from '../model/jid.ts';
import type { Observation } from '../model/observation.ts';
import type { SourceClock } from './clock.ts';
import { byTime, type Event } from './event.ts';
import type { NodeLogs } from './nodes.ts';
import { withoutRepeats } from './repeats.ts';
import type { SourceLog } from './source-log.ts';

/** Width of a stamp in ms: Openfire prints whole seconds till 4.7. */
export const stampOf = (log: SourceLog): number => (log.kind.startsWith('openfire') ? 1_000 : 1);

/** A node's facts at their instants, each once, in time order. */
export function eventsOf(
  node: NodeLogs,
  clocks: ReadonlyMap<SourceLog, SourceClock>,
  clientAgents: ReadonlyMap<SourceLog, string>,
): Event[] {
  const { repeated, order } = withoutRepeats(node.logs);
  const events = node.logs.flatMap((log) => {
    const clock = clocks.get(log);
    if (!clock) return [];
    const known = log.observations.filter((observation) => !repeated.has(observation));
    return known.map((observation) =>
      toEvent(node, log, clock, clientAgents.get(log), observation, order.get(observation)),
    );
  });
  return events.sort(byTime);
}

function toEvent(
  node: NodeLogs,
  log: SourceLog,
  clock: SourceClock,
  clientAgent: string | undefined,
  { fact, time, place: spot }: Observation,
  order: number | undefined,
): Event {
  const agent = agentNamed(fact) ?? clientAgent;
  const at = clock.at(time, spot.line);
  const place = { source: log.index, ...spot, ...(order !== undefined && { order }) };
  const event = { fact, at, stampMs: stampOf(log), place, node: node.id };
  return agent === undefined ? event : { ...event, agent };
}

function agentNamed(fact: Fact): string | undefined {
  if ('agent' in fact && fact.agent !== undefined) return fact.agent;
  return 'jid' in fact && fact.jid !== undefined ? agentOf(fact.jid) : undefined;
}
