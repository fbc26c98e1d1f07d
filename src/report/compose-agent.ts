import { groupBy } from '../model/group-by.ts';
import type { ReportAgent, ReportDisconnect, Risk } from '../model/report.ts';
import { type AgentOutcome, outcomes } from '../model/words.ts';
import type { AgentTrack } from '../timeline/agents.ts';
import { lastSeen } from '../timeline/session.ts';

const iso = (at: number): string => new Date(at).toISOString();

interface Told {
  readonly couldShow: boolean;
  readonly risks: readonly Risk[];
  readonly subnetOf: (address: string) => string | undefined;
}

/** The agent's worst disconnect, the latest among equals, stands for the agent. */
export function composeAgent(
  agent: AgentTrack,
  own: readonly ReportDisconnect[],
  { couldShow, risks, subnetOf }: Told,
): ReportAgent {
  const rank = (d: ReportDisconnect): number => outcomes.indexOf(d.outcome);
  const telling = own.filter(({ outcome }) => outcome !== 'closed');
  const worst = telling.reduce<ReportDisconnect | undefined>(
    (a, b) => (a && rank(a) < rank(b) ? a : b),
    undefined,
  );
  const quiet: AgentOutcome = couldShow ? 'healthy' : 'inconclusive';
  const cause = worst?.causes[0];
  return {
    id: agent.id,
    nodes: agent.nodes.map(({ node }) => node.id),
    sessions: agent.sessions.length,
    ...seenIn(agent),
    ...subnetsOf(agent, subnetOf),
    outcome: (worst?.outcome ?? quiet) as AgentOutcome,
    ...(cause && { cause: cause.cause, side: cause.side, confidence: cause.confidence }),
    disconnects: own.map(({ id }) => id),
    ...(risks.length > 0 && { risks: [...risks] }),
  };
}

function subnetsOf(
  { id, nodes }: AgentTrack,
  subnetOf: Told['subnetOf'],
): Pick<ReportAgent, 'subnets'> {
  const known = nodes
    .flatMap(({ addresses }) => addresses.get(id) ?? [])
    .sort((a, b) => a.at - b.at);
  const subnets = [...new Set(known.flatMap(({ address }) => subnetOf(address) ?? []))];
  return subnets.length > 0 ? { subnets } : {};
}

/** When records show its sessions; spans of one node that touch are one. */
function seenIn({ sessions }: AgentTrack): Pick<ReportAgent, 'seen'> {
  const byNode = groupBy(sessions, ({ node }) => node.node.id);
  const seen = [...byNode].flatMap(([node, own]) =>
    joined(own.map(({ session }) => [session.first.at, lastSeen(session)])).map(([from, to]) => ({
      node,
      from: iso(from),
      to: iso(to),
    })),
  );
  return seen.length > 0 ? { seen: seen.sort(byBeginning) } : {};
}

type Span = [from: number, to: number];

function joined(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const [from, to] of [...spans].sort(([a], [b]) => a - b)) {
    const open = whole.at(-1);
    if (open && from <= open[1]) open[1] = Math.max(open[1], to);
    else whole.push([from, to]);
  }
  return whole;
}

const byBeginning = (a: { from: string }, b: { from: string }): number =>
  a.from < b.from ? -1 : a.from > b.from ? 1 : 0;
