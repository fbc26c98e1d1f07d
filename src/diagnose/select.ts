import type {
  Report,
  ReportAgent,
  ReportBurst,
  ReportDisconnect,
  ReportRule,
} from '../model/report.ts';
import type { TimelineEvent } from '../model/event.ts';
import type { RecordTime } from '../model/time.ts';
import { type AgentOutcome, type DisconnectOutcome, outcomes } from '../model/words.ts';
import { spanOf } from './selected-span.ts';

/** What the user wants to see of a report; everything was read all the same. */
export interface Selection {
  readonly agents?: readonly string[];
  /** Without an offset in the bundle's own zone. Both ends belong to the span. */
  readonly since?: RecordTime;
  readonly until?: RecordTime;
}

/** The report with the selected agents' disconnects in the selected time, and what still belongs to them. */
export function select(report: Report, selection: Selection): Report {
  const span = spanOf(report, selection);
  const isSelected = agentFilter(selection);
  const disconnects = report.disconnects.filter(
    ({ agent, at }) => isSelected(agent) && span.holds(at),
  );
  const kept = new Map(disconnects.map((disconnect) => [disconnect.id, disconnect]));
  const bursts = burstsOf(report, disconnects);
  const selected: Report = {
    ...report,
    agents: report.agents.filter(({ id }) => isSelected(id)).map((agent) => narrowed(agent, report, kept)),
    disconnects,
    bursts,
    rules: report.rules.map((rule) => aboutKept(rule, kept)),
  };
  return { ...selected, evidence: stillCited(selected) };
}

/** Which events of the timeline belong to the selection. */
export function selectEvents(
  report: Report,
  selection: Selection,
): (event: TimelineEvent) => boolean {
  const span = spanOf(report, selection);
  const isSelected = agentFilter(selection);
  const all = selection.agents === undefined;
  return ({ agent, at }) => span.holds(at) && (all || (agent !== undefined && isSelected(agent)));
}

function agentFilter({ agents }: Selection): (id: string) => boolean {
  if (agents === undefined) return () => true;
  const wanted = new Set(agents);
  return (id) => wanted.has(id);
}

const burstsOf = (report: Report, disconnects: readonly ReportDisconnect[]): ReportBurst[] => {
  const touched = new Set(disconnects.map(({ burst }) => burst));
  return report.bursts.filter(({ id }) => touched.has(id));
};

const aboutKept = (rule: ReportRule, kept: ReadonlyMap<string, unknown>): ReportRule => ({
  ...rule,
  couldNotRun: rule.couldNotRun.filter(({ disconnect }) => kept.has(disconnect)),
});
