import { type FactKind, type TimelineEvent, timeline } from '../../../src/index.ts';
import type { Capture } from './capture.ts';

/** A fact about an agent. */
export interface AgentRecord {
  readonly agent: string;
  /** ms after the capture's start; Openfire stamps whole seconds. */
  readonly at: number;
  readonly fact: TimelineEvent;
}

/** What Openfire records of an agent. Not `http-request`, which names nobody: a request leaves it beside its own records. */
export const openfireKinds = [
  'sweep',
  'idle-close',
  'session-closed',
  'session-error',
  'conflict',
  'sign-in-refused',
  'route-added',
  'route-removed',
  'bosh-request',
  'bosh-answer',
  'bosh-error',
  'consume-response',
  'rid-too-high',
  'rid-unavailable',
  'rid-repeated',
  'overactivity',
  'invalid-session',
  'undeliverable',
] as const satisfies readonly FactKind[];

const isOfOpenfire: ReadonlySet<FactKind> = new Set(openfireKinds);
const isOfClient: ReadonlySet<FactKind> = new Set([
  'client-status',
  'client-drift',
  'client-event',
  'rest-request',
  'rest-response',
] satisfies FactKind[]);

/** Whose `overactivity` is, which names nobody. */
const nobody = '';

/** In time order. What names but a rid is that of the agent whose session took the rid. */
export async function recordsOf(
  bundle: string,
  { start, agents }: Capture,
): Promise<AgentRecord[]> {
  const { events } = await timeline([bundle], { all: true });
  const known = new Set(agents);
  const byRid = new Map<number, string>();
  const records: AgentRecord[] = [];
  for await (const fact of events()) {
    const rid = 'rid' in fact ? fact.rid : undefined;
    const named = fact.agent ?? (rid === undefined ? undefined : byRid.get(rid));
    const agent = named ?? (fact.kind === 'overactivity' ? nobody : undefined);
    if (agent === undefined || !(known.has(agent) || agent === nobody)) continue;
    if (rid !== undefined) byRid.set(rid, agent);
    if (!isOfOpenfire.has(fact.kind) && !isOfClient.has(fact.kind)) continue;
    records.push({ agent, at: Date.parse(fact.at) - start, fact });
  }
  return records;
}
