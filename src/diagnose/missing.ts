import type { Missing } from '../model/report.ts';
import type { Deployment } from '../model/words.ts';
import type { Disconnect } from '../timeline/disconnect.ts';
import { covers, type Span } from '../timeline/timeline.ts';
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
  readonly agent: string;
  readonly from: number;
  readonly to: number;
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
  const want = (kind: Wanted, from: number, to: number): Want => ({ node, kind, agent, from, to });
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
    const key = `${want.node} ${want.kind}`;
    keyed.set(key, [...(keyed.get(key) ?? []), want]);
  }
  return [...keyed.values()].map((group) => toMissing(group, deployment)).sort(byNodeAndKind);
}

function toMissing(group: readonly Want[], deployment: Deployment): Missing {
  const { node, kind } = group[0] as Want;
  const from = Math.min(...group.map((want) => want.from));
  const to = Math.max(...group.map((want) => want.to));
  const agents = [...new Set(group.map((want) => want.agent))].sort();
  const whose = kind === 'client' ? ` (${listed(agents)})` : '';
  return {
    node,
    kind,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    why: `${whyWanted[kind]}${whose}`,
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
  a.node < b.node ? -1 : a.node > b.node ? 1 : a.kind < b.kind ? -1 : 1;
