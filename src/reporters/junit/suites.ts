import { isAnalysable } from '../../model/analysable.ts';
import { failingAgents } from '../../model/failing-agents.ts';
import { groupBy } from '../../model/group-by.ts';
import type { Report, ReportAgent, ReportDisconnect } from '../../model/report.ts';
import type { DisconnectOutcome } from '../../model/words.ts';
import { headline } from '../phrases/headline.ts';
import { type View, viewOf } from '../phrases/view.ts';
import type { ReporterOptions } from '../reporter.ts';

/** Without `--fail-on`: whoever was signed out, or did not come back. */
const usualLimit = 'lost';

export interface SuitesView extends View {
  readonly limit: DisconnectOutcome;
  readonly verdict: string;
}

export interface Case {
  readonly name: string;
  readonly agent: ReportAgent;
  readonly disconnects: readonly ReportDisconnect[];
  /** That its outcome comes from, else the latest; none where no record tells of one. */
  readonly worst?: ReportDisconnect | undefined;
  readonly hasFailed: boolean;
}

export interface Suite {
  readonly node: string;
  readonly cases: readonly Case[];
}

export function suitesViewOf(hostile: Report, options: ReporterOptions): SuitesView {
  const { failOn = usualLimit, stepByStep: agents, inSpan = false } = options;
  const view = viewOf(hostile, options);
  return { ...view, limit: failOn, verdict: headline(view.report, { agents, inSpan }) };
}

/** Agents by node: each once, on that of its worst loss. */
export function suitesOf({ report, limit }: SuitesView): Suite[] {
  const failing = new Set(failingAgents(report, limit));
  const byAgent = groupBy(report.disconnects, ({ agent }) => agent);
  const cases = report.agents.map((agent) =>
    caseOf(agent, byAgent.get(agent.id) ?? [], failing.has(agent)),
  );
  const byNode = groupBy(cases, ({ agent, worst }) => worst?.node ?? agent.nodes[0] ?? 'unknown');
  const order = new Set([...report.bundle.nodes.map(({ id }) => id), ...byNode.keys()]);
  return [...order].flatMap((node) => {
    const found = byNode.get(node);
    return found === undefined ? [] : { node, cases: found };
  });
}

const caseOf = (
  agent: ReportAgent,
  disconnects: readonly ReportDisconnect[],
  hasFailed: boolean,
): Case => ({
  name: agent.id,
  agent,
  disconnects,
  worst: disconnects.findLast(({ outcome }) => outcome === agent.outcome) ?? disconnects.at(-1),
  hasFailed,
});

export interface RunError {
  readonly name: string;
  readonly type: string;
  readonly message: string;
}

/** What makes the run end with exit status 3. */
export function runErrors({ report, strict = false, verdict }: SuitesView): RunError[] {
  const errors = strict ? report.problems.filter(({ severity }) => severity === 'error') : [];
  const unread = errors.map(({ where, what, next }) => ({
    name: where,
    type: 'unread',
    message: `${what}; ${next}`,
  }));
  if (isAnalysable(report)) return unread;
  return [{ name: 'analysis', type: 'nothing-analysed', message: verdict }, ...unread];
}
