import { groupBy } from '../../model/group-by.ts';
import { outcomes, outcomeWords } from '../../model/words.ts';
import { grouped } from '../phrases/numbers.ts';
import { outcomeTone } from '../phrases/outcome-tone.ts';
import type { View } from '../phrases/view.ts';
import { block, labelled } from './block.ts';

/** How many agents came to what, and what that means. */
export function outcomeTally(view: View): string[] {
  const groups = groupBy(view.report.agents, ({ outcome }) => outcome);
  const present = outcomes
    .filter((outcome) => outcome !== 'closed')
    .filter((one) => groups.has(one));
  const widest = Math.max(...present.map((outcome) => outcome.length));
  const digits = grouped(view.report.agents.length).length;
  const lines = present.flatMap((outcome) => {
    const number = grouped(groups.get(outcome)?.length ?? 0).padStart(digits);
    const label = `  ${number} ${outcome.padEnd(widest)}`;
    return labelled(view, label, outcomeWords[outcome], view.paint[outcomeTone[outcome]]);
  });
  return block(view, 'OUTCOMES', lines);
}
