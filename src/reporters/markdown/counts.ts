import { groupBy } from '../../model/group-by.ts';
import { outcomes } from '../../model/words.ts';
import { count, grouped } from '../phrases/numbers.ts';
import type { View } from '../phrases/view.ts';

/** How many agents came to what: `30 agents: **3** logged-out, **27** healthy`. */
export function counts({ report: { agents } }: View): string[] {
  if (agents.length === 0) return [];
  const byOutcome = groupBy(agents, ({ outcome }) => outcome);
  const said = outcomes.flatMap((outcome) => {
    if (outcome === 'closed') return [];
    const number = byOutcome.get(outcome)?.length ?? 0;
    return number === 0 ? [] : [`**${grouped(number)}** ${outcome}`];
  });
  return ['', `${count(agents.length, 'agent')}: ${said.join(', ')}`];
}
