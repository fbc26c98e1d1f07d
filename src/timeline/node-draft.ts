import type { SourceClock } from './clocks/clock.ts';
import type { ClockSetBack } from './clocks/clock-set-back.ts';
import type { Event } from './event.ts';
import { eventsOf } from './events.ts';
import type { Holds } from './holds.ts';
import type { Interner } from './logs/interner.ts';
import type { Repeats } from './logs/repeats.ts';
import type { SourceLog } from './logs/source-log.ts';
import { storiesOf } from './logs/tellings.ts';
import type { NodeLogs } from './servers/nodes.ts';
import { sessionLookup } from './session-lookup.ts';
import { sessionsOf } from './sessions.ts';
import { sweptSetBacks } from './swept-set-backs.ts';
import type { NodeTimeline } from './timeline.ts';

/** What one server's logs say as they stand: timers are observed in it. */
export interface NodeDraft
  extends Pick<
    NodeTimeline,
    'node' | 'stories' | 'events' | 'sessions' | 'sweeps' | 'missing' | 'setBacks'
  > {
  readonly holds: Holds;
}

/** The same with what agents did, as far as it matters (states-near.ts). */
export type ToldDraft = NodeDraft & Pick<NodeTimeline, 'told'>;

interface DraftContext {
  readonly clocks: ReadonlyMap<SourceLog, SourceClock>;
  readonly clientAgents: ReadonlyMap<SourceLog, string>;
  readonly interner: Interner;
  readonly nearMissMs: number;
  readonly repeats: Repeats;
}

export function draftOf(
  node: NodeLogs,
  setBacks: readonly ClockSetBack[],
  context: DraftContext,
): NodeDraft {
  const stories = storiesOf(node.logs, context.clocks, context.clientAgents);
  const events = eventsOf(node, stories, context);
  const told = sessionsOf(node, stories, events, { ...context, setBacks });
  return {
    node,
    stories,
    ...told,
    events: withAgents(events, told.sessions),
    setBacks: [...setBacks, ...sweptSetBacks(told.sweeps, setBacks)],
  };
}

/** Records that name only a sid belong to the agent of its session. */
function withAgents(events: readonly Event[], sessions: NodeTimeline['sessions']): Event[] {
  const lookup = sessionLookup(sessions);
  return events.map((event) => {
    if (event.agent !== undefined || !('sid' in event.fact)) return event;
    const agent = lookup(event)?.agent;
    if (agent === undefined) return event;
    const { fact, at, stampMs, place, node } = event;
    return { fact, at, stampMs, place, node, agent };
  });
}
