import type { Report, ReportAgent } from '../../../../../model/report.ts';
import { outcomes } from '../../../../../model/words.ts';
import { type Loss, lossesOf } from '../../../../phrases/losses.ts';

/** An agent, and its loss where one is known. */
export interface AgentLine {
  readonly agent: ReportAgent;
  readonly loss?: Loss;
}

/** Every agent: worst first, and of one outcome by time, as the other tables have it. */
export function agentLines(report: Report): AgentLine[] {
  const losses: readonly AgentLine[] = lossesOf(report).map((loss) => ({
    agent: loss.agent,
    loss,
  }));
  const said = new Set(losses.map(({ agent }) => agent.id));
  const others = report.agents.filter(({ id }) => !said.has(id)).map((agent) => ({ agent }));
  return [...losses, ...others].sort(
    (a, b) => outcomes.indexOf(a.agent.outcome) - outcomes.indexOf(b.agent.outcome),
  );
}
