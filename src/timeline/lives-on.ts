import { groupBy } from '../model/group-by.ts';
import type { AgentTrack } from './agents.ts';
import type { End } from './end.ts';
import type { EventOf, Mark } from './event.ts';
import { firstFrom, indexOf } from './event-index.ts';
import { firstIndex } from './first-index.ts';
import type { Loss } from './losses.ts';
import type { Session } from './session.ts';
import { SpanIndex } from './span-index.ts';

/** What is shown a minute after a loss outlived it. */
const outlivesMs = 60_000;

/** Whether an agent is connected beside what was lost. */
export class Connections {
  readonly #sessions: SpanIndex<Session>;
  readonly #stays: SpanIndex<Stay>;

  /** `ends` are all of the agent's. */
  constructor(agent: AgentTrack, ends: readonly End[]) {
    const sessions = agent.sessions.map(({ session }) => session);
    this.#sessions = new SpanIndex(sessions, ({ first, last }) => ({
      from: first.at,
      to: last.at,
    }));
    this.#stays = new SpanIndex(staysOf(agent, ends), (stay) => stay);
  }

  /** By a session or a presence of another resource. */
  liveOn({ ends, sessions }: Loss, { at }: Mark): boolean {
    const until = at + outlivesMs;
    const lost = new Set(sessions);
    const isOther = (session: Session): boolean =>
      !lost.has(session) && session.first.at < at && session.last.at > until;
    if (this.#sessions.some(until, at, isOther)) return true;
    const gone = new Set(ends.flatMap(jidOf));
    const isThere = ({ jid, from, to }: Stay): boolean => !gone.has(jid) && from < at && to > until;
    return gone.size > 0 && this.#stays.some(until, at, isThere);
  }
}

/** The presence of a resource, up to its next record or to what ended it with its session or its server. */
interface Stay {
  readonly jid: string;
  readonly from: number;
  readonly to: number;
}

function staysOf(agent: AgentTrack, ends: readonly End[]): Stay[] {
  const told = [...ends].sort((a, b) => a.at - b.at);
  const endsByJid = groupBy(
    told.flatMap((end) => jidOf(end).map((jid) => ({ jid, at: end.at }))),
    ({ jid }) => jid,
  );
  const byJid = groupBy(indexOf(agent.events).of('presence'), ({ fact }) => fact.jid);
  return [...byJid].flatMap(([jid, presences]) =>
    presences.flatMap((presence, i) => {
      if (presence.fact.type !== 'available') return [];
      const from = presence.at;
      const next = presences[i + 1]?.at ?? Number.POSITIVE_INFINITY;
      const ended = firstSince(endsByJid.get(jid) ?? [], from);
      return [{ jid, from, to: Math.min(next, ended, restartedSince(presence, agent)) }];
    }),
  );
}

function restartedSince({ at, node }: EventOf<'presence'>, { nodes }: AgentTrack): number {
  const { restarts = [] } = nodes.find((one) => one.node.id === node) ?? nodes[0] ?? {};
  const next = restarts[firstIndex(restarts, ({ first }) => first.at >= at)];
  return next?.first.at ?? Number.POSITIVE_INFINITY;
}

const firstSince = (marks: readonly Pick<Mark, 'at'>[], at: number): number =>
  marks[firstFrom(marks, at)]?.at ?? Number.POSITIVE_INFINITY;

const jidOf = ({ session, event }: End): string[] => {
  if (session) return [session.jid];
  return event && 'jid' in event.fact && event.fact.jid ? [event.fact.jid] : [];
};
