import type { Report, ReportAgent, ReportDisconnect } from '../../model/report.ts';
import { outcomes } from '../../model/words.ts';

/** An agent that is not healthy, and the disconnect that its outcome comes from. */
export interface Loss {
  readonly agent: ReportAgent;
  readonly disconnect: ReportDisconnect;
  /** How often the agent lost a session; of an agent that lost none, how often it nearly did. */
  readonly times: number;
}

/** Worst first, then by time. Agents of whom no loss is known are left out. */
export function lossesOf(report: Report): Loss[] {
  const byId = new Map(report.disconnects.map((disconnect) => [disconnect.id, disconnect]));
  return report.agents
    .flatMap((agent) => {
      const disconnects = agent.disconnects.flatMap((id) => byId.get(id) ?? []);
      const disconnect = disconnects.findLast(({ outcome }) => outcome === agent.outcome);
      const alike = disconnects.filter(
        ({ outcome }) =>
          outcome !== 'closed' && (outcome === 'near-miss') === (agent.outcome === 'near-miss'),
      );
      const times = alike.reduce((sum, { count }) => sum + count, 0);
      return disconnect === undefined ? [] : [{ agent, disconnect, times }];
    })
    .sort(worstFirst);
}

const worstFirst = (a: Loss, b: Loss): number =>
  outcomes.indexOf(a.agent.outcome) - outcomes.indexOf(b.agent.outcome) ||
  Date.parse(a.disconnect.at) - Date.parse(b.disconnect.at);
