import type { ReportAgent } from '../../../model/report.ts';
import type { Context } from './context.ts';
import type { Choice, ChoiceKey } from './store.ts';

/** The choices that leave agents out. */
export const filterKeys = [
  'search',
  'outcome',
  'cause',
  'side',
  'node',
  'subnet',
] as const satisfies readonly ChoiceKey[];

/** The agents that the reader's filters leave, by id. */
export const shownAgents = ({ report, store }: Context): readonly ReportAgent[] =>
  report.agents.filter((agent) => isShown(agent, store.choice()));

function isShown(agent: ReportAgent, choice: Choice): boolean {
  const { search = '', outcome, cause, side, node, subnet } = choice;
  return (
    (outcome === undefined || agent.outcome === outcome) &&
    (cause === undefined || agent.cause === cause) &&
    (side === undefined || agent.side === side) &&
    (node === undefined || agent.nodes.includes(node)) &&
    (subnet === undefined || (agent.subnets ?? []).includes(subnet)) &&
    words(search).every((word) => textOf(agent).includes(word))
  );
}

const words = (search: string): string[] => search.toLowerCase().split(/\s+/).filter(Boolean);

const textOf = ({ id, nodes, outcome, cause, side, subnets = [] }: ReportAgent): string =>
  [id, outcome, cause ?? '', side ?? '', ...nodes, ...subnets].join(' ').toLowerCase();
