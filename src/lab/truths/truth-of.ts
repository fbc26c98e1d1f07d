import type { Truth } from '../truth.ts';
import type { Logs, PlainLoss } from './loss.ts';
import { tellsOf } from './tells.ts';

interface Told {
  readonly scenario: Truth['scenario'];
  readonly release: string;
  readonly product: string;
  readonly from: number;
  readonly to: number;
  /** The kinds of logs in the bundle. */
  readonly kinds: readonly string[];
  readonly agents: readonly string[];
  readonly losses: readonly PlainLoss[];
  /** How far a server's clock is ahead at a true instant, in ms. */
  readonly aheadOf: (server: string, at: number) => number;
  readonly logsOf: (loss: Pick<PlainLoss, 'agent' | 'server' | 'from' | 'incident'>) => Logs;
  /** Whether a log at hand could have shown a loss of this agent. */
  readonly watched: (agent: string) => boolean;
}

/** What really happened, in the form that is kept beside the bundle. */
export function truthOf(told: Told): Truth {
  const { scenario, release, product, kinds, agents, losses, aheadOf, logsOf, watched } = told;
  const hurt = new Set(
    losses.filter(({ outcome }) => outcome !== 'closed').map(({ agent }) => agent),
  );
  const sorted = [...losses].sort((a, b) => a.at - b.at || (a.agent < b.agent ? -1 : 1));
  return {
    schemaVersion: 1,
    scenario,
    release,
    product,
    from: iso(told.from),
    to: iso(told.to),
    logs: [...kinds],
    agents: [...agents].sort().map((id) => ({ id, healthy: !hurt.has(id), watched: watched(id) })),
    losses: sorted.map((loss) => lossOf(loss, aheadOf(loss.server, loss.at), logsOf(loss))),
    groups: groupsOf(sorted),
  };
}

function lossOf(loss: PlainLoss, aheadMs: number, logs: Logs): Truth['losses'][number] {
  const { agent, server, transport, incident, outcome, count } = loss;
  const { requestedCode, confirmedCode } = loss;
  return {
    agent,
    server,
    transport,
    incident: incident.id,
    what: incident.what,
    text: incident.text,
    causes: [...incident.causes],
    side: incident.side,
    outcome,
    from: iso(loss.from),
    ...(loss.lastContact === undefined ? {} : { lastContact: iso(loss.lastContact) }),
    at: iso(loss.at),
    ...(aheadMs === 0 ? {} : { aheadMs }),
    ...(requestedCode === undefined ? {} : { requestedCode }),
    ...(confirmedCode === undefined ? {} : { confirmedCode }),
    ...(loss.loggedOutAt === undefined ? {} : { loggedOutAt: iso(loss.loggedOutAt) }),
    ...(loss.returnedAt === undefined ? {} : { returnedAt: iso(loss.returnedAt) }),
    ...(loss.until === undefined ? {} : { until: iso(loss.until) }),
    count,
    tells: tellsOf(loss, logs),
  };
}

/** Two or more that one incident took from one server. */
function groupsOf(losses: readonly PlainLoss[]): Truth['groups'] {
  const ended = losses.filter(({ outcome }) => outcome !== 'near-miss' && outcome !== 'closed');
  const keys = new Map<string, PlainLoss[]>();
  for (const loss of ended) {
    const key = `${loss.incident.id} ${loss.server}`;
    keys.set(key, [...(keys.get(key) ?? []), loss]);
  }
  return [...keys.values()].flatMap((members) => {
    const [first] = members;
    const agents = [...new Set(members.map(({ agent }) => agent))].sort();
    if (!first || agents.length < 2) return [];
    const { incident, server } = first;
    const { id, what, causes, side } = incident;
    return [{ incident: id, what, server, agents, causes: [...causes], side }];
  });
}

const iso = (at: number): string => new Date(at).toISOString();
