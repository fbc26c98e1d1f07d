import type { Report, ReportAgent } from './report.ts';
import { type DisconnectOutcome, outcomes } from './words.ts';

/** At the limit or worse: what `--fail-on` asks for. */
export const isAtLimit = (
  { outcome }: { readonly outcome: (typeof outcomes)[number] },
  limit: DisconnectOutcome,
): boolean => outcomes.indexOf(outcome) <= outcomes.indexOf(limit);

/** Disconnects count too: an agent whose worst is `closed` is healthy, and `--fail-on closed` asks for it by name. */
export function failingAgents(
  { agents, disconnects }: Pick<Report, 'agents' | 'disconnects'>,
  limit: DisconnectOutcome,
): ReportAgent[] {
  const failing = disconnects.filter((disconnect) => isAtLimit(disconnect, limit));
  const ids = new Set(failing.map(({ agent }) => agent));
  return agents.filter((agent) => isAtLimit(agent, limit) || ids.has(agent.id));
}
