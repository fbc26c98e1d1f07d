import type { Report, ReportAgent, ReportBurst, ReportDisconnect } from '../../model/report.ts';
import { brokeAt } from '../phrases/broke-at.ts';
import { firstStep } from '../phrases/first-step.ts';
import type { LocalTime } from '../phrases/local-time.ts';
import { tellingRecord } from '../phrases/telling-record.ts';
import { type Cell, momentOf } from './cell.ts';

/** A disconnect, and what the report says of it elsewhere. */
export interface Row {
  readonly disconnect: ReportDisconnect;
  readonly agent?: ReportAgent | undefined;
  readonly burst?: ReportBurst | undefined;
  readonly local: LocalTime;
}

export const rowsOf = ({ disconnects, agents, bursts }: Report, local: LocalTime): Row[] => {
  const agentById = new Map(agents.map((agent) => [agent.id, agent]));
  const burstById = new Map(bursts.map((burst) => [burst.id, burst]));
  return disconnects.map((disconnect) => ({
    disconnect,
    agent: agentById.get(disconnect.agent),
    burst: burstById.get(disconnect.burst ?? ''),
    local,
  }));
};

/** Who, when and what first; names say the unit and whose clock. A new column is put last: sheets go by place. */
export const columns: Readonly<Record<string, (row: Row) => Cell>> = {
  agent: ({ disconnect }) => disconnect.agent,
  node: ({ disconnect }) => disconnect.node,
  at_utc: ({ disconnect }) => momentOf(disconnect.at),
  at_local: ({ disconnect, local }) => momentOf(local.dayAndTime(disconnect.at)),
  // Led by letters: an offset alone would be taken for a sum.
  utc_offset: ({ disconnect, local }) => `UTC${local.offset(disconnect.at)}`,
  outcome: ({ disconnect }) => disconnect.outcome,
  count: ({ disconnect }) => disconnect.count,
  transport: ({ disconnect }) => disconnect.transport,
  reason_requested: ({ disconnect }) => disconnect.reasonCode?.requested,
  reason_confirmed: ({ disconnect }) => disconnect.reasonCode?.confirmed,
  reason: ({ disconnect }) => disconnect.reasonCode?.text,
  last_contact_earliest_utc: ({ disconnect }) => momentOf(disconnect.lastContact?.earliest),
  last_contact_latest_utc: ({ disconnect }) => momentOf(disconnect.lastContact?.latest),
  returned_at_utc: ({ disconnect }) => momentOf(disconnect.returnedAt),
  longest_silence_s: ({ disconnect }) => longestSilence(disconnect),
  broke_at: ({ disconnect }) => brokeAt(disconnect),
  cause: ({ disconnect }) => disconnect.causes[0]?.cause,
  side: ({ disconnect }) => disconnect.causes[0]?.side,
  confidence: ({ disconnect }) => disconnect.causes[0]?.confidence,
  score: ({ disconnect }) => disconnect.causes[0]?.score,
  burst: ({ disconnect }) => disconnect.burst,
  burst_agents: ({ burst }) => burst?.agents.length,
  sid: ({ disconnect }) => disconnect.sid,
  resource: ({ disconnect }) => disconnect.resource,
  subnets: ({ agent }) => agent?.subnets?.join(' '),
  record: ({ disconnect }) => tellingRecord(disconnect),
  next_owner: ({ disconnect, burst }) => firstStep(disconnect, burst)?.owner,
  next_step: ({ disconnect, burst }) => firstStep(disconnect, burst)?.text,
  id: ({ disconnect }) => disconnect.id,
};

function longestSilence({ steps }: ReportDisconnect): number | undefined {
  const silences = steps.flatMap(({ lastActiveMs }) => lastActiveMs ?? []);
  return silences.length === 0 ? undefined : Math.max(...silences) / 1_000;
}
