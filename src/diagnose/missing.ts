import type { Missing } from '../model/report.ts';
import type { Deployment } from '../model/words.ts';
import type { AgentTrack } from '../timeline/agents.ts';
import type { Disconnect } from '../timeline/disconnect.ts';
import { covers, type Span } from '../timeline/spans.ts';
import type { NodeTimeline } from '../timeline/timeline.ts';
import { howToCollect, type Wanted, whyWanted } from './collect.ts';

const minuteMs = 60_000;

export interface Coverage {
  readonly webservices: readonly Span[];
  readonly sweeps: readonly Span[];
}

/** A log that would settle something, and the time it must cover. */
export interface Want {
  readonly node: string;
  readonly kind: Wanted;
  readonly agent?: string;
  readonly from: number;
  readonly to: number;
  readonly why: string;
}

/** What would have shown a loss of an agent of whom the logs at hand could not. */
export const wantsOfQuiet = ({ id, sessions }: AgentTrack): Want[] =>
  sessions.map(({ session, node }) => ({
    node: node.node.id,
    kind: 'webservices',
    agent: id,
    from: session.first.at,
    to: session.last.at,
    why: whyWanted.webservices,
  }));

/** Sessions that the server ended by records which name nobody: debug.log ties them to agents. */
export function wantsOfNameless({ node, rejections: { nameless } }: NodeTimeline): Want[] {
  if (node.logs.some(({ kind }) => kind === 'openfire-debug' || kind === 'openfire-all')) return [];
  const sessions = nameless.length === 1 ? 'a session' : `${nameless.length} sessions`;
  const why = `the server ended ${sessions} here by records that name neither agent nor session; only debug.log tells whose`;
  return nameless.map(({ at }) => ({
    node: node.id,
    kind: 'openfire-debug',
    from: at - minuteMs,
    to: at + minuteMs,
    why,
  }));
}

/** What the logs at hand leave open of one disconnect. */
export function wantsOf(
  d: Disconnect,
  undetermined: boolean,
  coverage: Coverage,
  graceMs: number,
): Want[] {
  const node = d.node.node.id;
  const agent = d.agent.id;
  const want = (kind: Wanted, from: number, to: number): Want => {
    const why = whyWanted[kind];
    return { node, kind, agent, from, to, why };
  };
  const start = d.lastContact?.earliest ?? d.at.at;
  const wants: Want[] = [];
  const needsEnd = d.outcome === 'inconclusive' || d.outcome === 'closed';
  const end = d.at.at + graceMs + minuteMs / 2;
  if (needsEnd && !covers(coverage.webservices, d.at.at, end))
    wants.push(want('webservices', d.at.at, end));
  if (!undetermined) return wants;
  if (
    d.transport !== 'websocket' &&
    !d.nearMiss &&
    !d.silence &&
    !covers(coverage.sweeps, d.at.at - minuteMs, d.at.at)
  )
    wants.push(want('openfire-debug', start - 2 * minuteMs, d.at.at + minuteMs));
  if (!hasClientLog(d))
    wants.push(want('client', start - 5 * minuteMs, (d.returned?.at ?? d.at.at) + minuteMs));
  return wants;
}

const hasClientLog = ({ agent, at }: Disconnect): boolean => {
  const own = agent.events.filter(
    ({ fact }) => fact.kind.startsWith('client-') || fact.kind.startsWith('rest-'),
  );
  return own.some((event) => event.at <= at.at) && own.some((event) => event.at >= at.at);
};

/** One entry a node and kind of log; client logs name their agents. */
export function missingOf(wants: readonly Want[], deployment: Deployment): Missing[] {
  const keyed = new Map<string, Want[]>();
  for (const want of wants) {
    const key = `${want.node} ${want.kind} ${want.why}`;
    keyed.set(key, [...(keyed.get(key) ?? []), want]);
  }
  return [...keyed.values()].map((group) => toMissing(group, deployment)).sort(byNodeAndKind);
}

function toMissing(group: readonly Want[], deployment: Deployment): Missing {
  const { node, kind, why } = group[0] as Want;
  const from = Math.min(...group.map((want) => want.from));
  const to = Math.max(...group.map((want) => want.to));
  const agents = [...new Set(group.flatMap((want) => want.agent ?? []))].sort();
  const whose = kind === 'client' ? ` (${listed(agents)})` : '';
  return {
    node,
    kind,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    why: `${why}${whose}`,
    collect: howToCollect(kind, deployment),
  };
}

const namedAtMost = 5;

const listed = (agents: readonly string[]): string => {
  const rest = agents.length - namedAtMost;
  const named = agents.slice(0, namedAtMost).join(', ');
  return rest > 0 ? `${named} and ${rest} more` : named;
};

const byNodeAndKind = (a: Missing, b: Missing): number =>
  order(a.node, b.node) || order(a.kind, b.kind) || order(a.why, b.why);

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
