import type { AgentTrack } from './agents.ts';
import type { End } from './end.ts';
import { keptOf } from './kept-of.ts';
import type { Session } from './session.ts';
import type { NodeTimeline } from './timeline.ts';

const nodesBySession = keptOf(
  ({ sessions }: AgentTrack) => new Map(sessions.map(({ session, node }) => [session, node])),
);

/** The server that one of an agent's sessions was on. */
export const nodeOfSession = (session: Session, agent: AgentTrack): NodeTimeline | undefined =>
  nodesBySession(agent).get(session);

/** The server that says it. */
export const nodeOfEnd = ({ session, event }: End, agent: AgentTrack): string | undefined =>
  event?.node ?? (session && nodeOfSession(session, agent)?.node.id);
