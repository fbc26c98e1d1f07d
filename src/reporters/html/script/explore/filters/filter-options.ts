import type { ReportAgent } from '../../../../../model/report.ts';
import { outcomes } from '../../../../../model/words.ts';

/** What agents can be chosen by. */
export type FilterKey = 'outcome' | 'cause' | 'side' | 'node' | 'subnet';

export interface FilterOption {
  readonly value: string;
  /** So many agents have it. */
  readonly agents: number;
}

const valuesOf: Readonly<Record<FilterKey, (agent: ReportAgent) => readonly string[]>> = {
  outcome: ({ outcome }) => [outcome],
  cause: ({ cause }) => (cause === undefined ? [] : [cause]),
  side: ({ side }) => (side === undefined ? [] : [side]),
  node: ({ nodes }) => nodes,
  subnet: ({ subnets = [] }) => subnets,
};

const worstFirst: readonly string[] = outcomes;

/** The values that occur: outcomes worst first, the others by what most agents have, then by name. */
export function filterOptions(agents: readonly ReportAgent[], key: FilterKey): FilterOption[] {
  const numbers = new Map<string, number>();
  for (const agent of agents)
    for (const value of new Set(valuesOf[key](agent)))
      numbers.set(value, (numbers.get(value) ?? 0) + 1);
  const options = [...numbers].map(([value, number]) => ({ value, agents: number }));
  if (key === 'outcome')
    return options.sort((a, b) => worstFirst.indexOf(a.value) - worstFirst.indexOf(b.value));
  return options.sort((a, b) => b.agents - a.agents || (a.value < b.value ? -1 : 1));
}
