import { epochMs } from '../model/time.ts';
import type { AgentTrack } from '../timeline/agents.ts';
import type { Timeline } from '../timeline/build-timeline.ts';
import { pageSilentMs } from '../timeline/desktop-log.ts';
import { isKind } from '../timeline/event.ts';
import type { SourceLog } from '../timeline/logs/source-log.ts';
import { type Span, spanOf } from '../timeline/logs/spans.ts';

const clientKinds = new Set(['client-status', 'client-start', 'rest-request']);

/** A log is there that would have shown a loss of the agent. */
export const couldShowLoss = (agent: AgentTrack, timeline: Timeline): boolean =>
  unwatched(agent, timeline).length === 0;

/**
 * When a loss of the agent would have left no record. Sweeps and presence records show one; so does the agent's own
 * client log, but alone it says nothing of a time when its page did not run, or after it was taken (browser-behaviour.md
 * section 2: a desktop that was frozen may never notice that its session is gone).
 */
export function unwatched(agent: AgentTrack, timeline: Timeline): Span[] {
  const { sessions, events } = agent;
  if (sessions.some(isSwept) && !usesWebSocket(agent)) return [];
  if (events.some(({ fact }) => fact.kind === 'presence')) return [];
  const told = events.filter(({ fact }) => clientKinds.has(fact.kind)).map(({ at }) => at);
  const [first] = told;
  if (first === undefined) return [lifeOf(agent)];
  return [...told, epochMs(toldUntil(agent, timeline))]
    .map((to, i) => ({ from: told[i - 1] ?? first, to }))
    .filter(({ from, to }) => to - from > pageSilentMs);
}

/** A sweep lists it, or would have had it been idle: its requests are logged, as they are where only idle ones are listed. */
const isSwept = ({ session, node }: AgentTrack['sessions'][number]): boolean =>
  session.sweeps > 0 ||
  (session.lastRequests.length > 0 && node.node.logs.some(({ sweepsIdleOnly }) => sweepsIdleOnly));

/** No sweep lists a WebSocket: those of another session of the agent say nothing of it. */
export const usesWebSocket = ({ sessions, events }: AgentTrack): boolean =>
  sessions.some(({ session }) => session.transport === 'websocket') ||
  events.some((event) => isKind(event, 'client-transport') && event.fact.transport === 'websocket');

function lifeOf({ sessions, events }: AgentTrack): Span {
  const times = [
    ...sessions.flatMap(({ session }) => [session.first.at, session.last.at]),
    ...events.map(({ at }) => at),
  ].sort((a, b) => a - b);
  return { from: times[0] ?? epochMs(0), to: times.at(-1) ?? epochMs(0) };
}

/** The last record of the logs of the agent's servers that tell of agents. */
function toldUntil({ nodes }: AgentTrack, { clocks }: Timeline): number {
  const spans = nodes.flatMap(({ node }) =>
    node.logs.filter(tellsOfAgents).flatMap((log) => spanOf(log, clocks) ?? []),
  );
  return spans.reduce((last, { to }) => Math.max(last, to), 0);
}

const tellsOfAgents = ({ kind }: SourceLog): boolean =>
  kind === 'client' || kind === 'webservices' || kind.startsWith('openfire');
