import type { AgentTrack } from './agents.ts';
import type { End } from './end.ts';

/** The server that says it. */
export const nodeOfEnd = ({ session, event }: End, { sessions }: AgentTrack): string | undefined =>
  event?.node ?? sessions.find((track) => track.session === session)?.node.node.id;
