import type { ReportAgent, ReportDisconnect } from '../model/report.ts';
import { type AgentOutcome, outcomes } from '../model/words.ts';

/** The agent as its remaining disconnects show it: outcome and verdict are those of the worst, the latest among equals. */
export function selectedAgent(
  agent: ReportAgent,
  all: readonly ReportDisconnect[],
  kept: readonly ReportDisconnect[],
): ReportAgent {
  if (kept.length === all.length) return agent;
  const { id, nodes, sessions, risks } = agent;
  const worst = worstOf(kept);
  const outcome = worse(worst ? agentOutcome(worst) : 'healthy', ownOutcome(agent, all));
  const best = outcome === worst?.outcome ? worst.causes[0] : undefined;
  const verdict = best && { cause: best.cause, side: best.side, confidence: best.confidence };
  return {
    id,
    nodes,
    sessions,
    outcome,
    ...verdict,
    disconnects: kept.map((one) => one.id),
    ...(risks && { risks }),
  };
}

/** What the agent is beside its disconnects: `inconclusive` where no log could have shown a loss, else `healthy`. */
function ownOutcome(agent: ReportAgent, all: readonly ReportDisconnect[]): AgentOutcome {
  const hadLoss = all.some((disconnect) => agentOutcome(disconnect) !== 'healthy');
  return hadLoss ? 'healthy' : agent.outcome;
}

const agentOutcome = ({ outcome }: ReportDisconnect): AgentOutcome =>
  outcome === 'closed' ? 'healthy' : outcome;

const worse = (a: AgentOutcome, b: AgentOutcome): AgentOutcome =>
  outcomes.indexOf(a) <= outcomes.indexOf(b) ? a : b;

const worstOf = (disconnects: readonly ReportDisconnect[]): ReportDisconnect | undefined =>
  [...disconnects]
    .sort(
      (a, b) => outcomes.indexOf(b.outcome) - outcomes.indexOf(a.outcome) || (a.at < b.at ? -1 : 1),
    )
    .at(-1);
