import { tellingSources } from '../model/analysable.ts';
import { groupBy } from '../model/group-by.ts';
import type {
  Missing,
  Overview,
  Report,
  ReportAgent,
  ReportBurst,
  ReportDisconnect,
  ReportRule,
} from '../model/report.ts';
import { cited } from './cited.ts';
import { overviewOf } from './overview.ts';
import { selectedAgent } from './selected-agent.ts';
import { type Bounds, holds, type SelectedSpan, spanOf } from './selected-span.ts';

/** What the user wants to see of a report; everything was read all the same. */
export interface Selection extends Bounds {
  /** By id; left out: all. */
  readonly agents?: readonly string[];
}

/**
 * The report with the selected agents' disconnects in the selected time, and what still belongs to them. The report that
 * was given stays as it is.
 *
 * @throws UserError where `since` is later than `until` or a time cannot be read
 */
export function select(report: Report, selection: Selection): Report {
  if (Object.keys(selection).length === 0) return report;
  const span = spanOf(report.bundle.nodes, selection);
  const isSelected = agentFilter(selection);
  const kept = report.disconnects.filter(
    (disconnect) => isSelected(disconnect.agent) && holds(span, ...lossOf(disconnect)),
  );
  const agents = agentsOf(report, isSelected, kept).map((agent) => withRisksIn(agent, span));
  const selected: Report = {
    ...report,
    bundle: { ...report.bundle, missing: report.bundle.missing.filter(concerns(kept)) },
    agents: reaches(report, selection) ? agents : agents.map(unwatched),
    disconnects: kept,
    bursts: burstsOf(report, kept),
    overview: overviewOf(report.bundle.nodes, kept, nearestOf(report, kept)),
    rules: report.rules.map((rule) => aboutKept(rule, kept)),
  };
  return { ...selected, evidence: cited(selected) };
}

/** From the last contact to the last record of the loss: who was signed out then is asked for, whenever it began. */
function lossOf({ at, lastContact, steps }: ReportDisconnect): [from: number, to: number] {
  const told = steps.filter(({ step }) => step !== 'return').map((one) => Date.parse(one.at));
  const from = Date.parse(lastContact?.earliest ?? at);
  return [Math.min(from, ...told), Math.max(Date.parse(at), ...told)];
}

/** A log is there that tells of some of the time asked for. */
export function reaches(report: Report, selection: Bounds): boolean {
  const span = spanOf(report.bundle.nodes, selection);
  const isOpen = span.from === -Infinity && span.to === Infinity;
  return (
    isOpen ||
    tellingSources(report.bundle).some(
      ({ from, to }) =>
        from !== undefined && to !== undefined && holds(span, Date.parse(from), Date.parse(to)),
    )
  );
}

/** No log could have shown a loss then. */
const unwatched = (agent: ReportAgent): ReportAgent =>
  agent.outcome === 'healthy' ? { ...agent, outcome: 'inconclusive' } : agent;

/** Which events of the timeline belong to the selection: with agents named, only events of theirs. */
export function selectEvents(
  report: Report,
  selection: Selection,
): (event: { readonly agent?: string; readonly at: string }) => boolean {
  const span = spanOf(report.bundle.nodes, selection);
  const isSelected = agentFilter(selection);
  return ({ agent, at }) => holds(span, Date.parse(at)) && isSelected(agent);
}

export function agentFilter({
  agents,
}: Pick<Selection, 'agents'>): (id: string | undefined) => boolean {
  if (agents === undefined) return () => true;
  const wanted = new Set(agents);
  return (id) => id !== undefined && wanted.has(id);
}

function agentsOf(
  report: Report,
  isSelected: (id: string) => boolean,
  kept: readonly ReportDisconnect[],
): Report['agents'] {
  const all = groupBy(report.disconnects, ({ agent }) => agent);
  const left = groupBy(kept, ({ agent }) => agent);
  return report.agents
    .filter(({ id }) => isSelected(id))
    .map((agent) => selectedAgent(agent, all.get(agent.id) ?? [], left.get(agent.id) ?? []));
}

function withRisksIn({ risks, ...agent }: ReportAgent, span: SelectedSpan): ReportAgent {
  const kept = risks?.filter(
    ({ from, to }) => from === undefined || holds(span, Date.parse(from), Date.parse(to ?? from)),
  );
  return { ...agent, ...(kept && kept.length > 0 && { risks: kept }) };
}

/** What disconnects lack goes with them; what the bundle lacks stays. */
function concerns(kept: readonly ReportDisconnect[]) {
  const ids = new Set(kept.map(({ id }) => id));
  return ({ disconnects }: Missing): boolean =>
    disconnects === undefined || disconnects.some((id) => ids.has(id));
}

/** How near to the limit they came is as it was measured. */
function nearestOf({ overview }: Report, kept: readonly ReportDisconnect[]): Overview['nearest'] {
  const ids = new Set(kept.map(({ id }) => id));
  return overview.nearest.filter(({ disconnect }) => ids.has(disconnect));
}

/** A burst stays whole: how many were hit at once is what it says. */
function burstsOf({ bursts }: Report, kept: readonly ReportDisconnect[]): ReportBurst[] {
  const touched = new Set(kept.map(({ burst }) => burst));
  return bursts.filter(({ id }) => touched.has(id));
}

function aboutKept(rule: ReportRule, kept: readonly ReportDisconnect[]): ReportRule {
  const ids = new Set(kept.map(({ id }) => id));
  return { ...rule, couldNotRun: rule.couldNotRun.filter(({ disconnect }) => ids.has(disconnect)) };
}
