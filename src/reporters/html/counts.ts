import { groupBy } from '../../model/group-by.ts';
import type { Report } from '../../model/report.ts';
import { type Outcome, outcomes, outcomeWords } from '../../model/words.ts';
import { grouped } from '../phrases/numbers.ts';
import { outcomeTone } from '../phrases/outcome-tone.ts';
import { escapedText } from './escaped.ts';

/** How many agents came to what, as list items. */
export function counts({ agents }: Report): string {
  const byOutcome = groupBy(agents, ({ outcome }): Outcome => outcome);
  return outcomes
    .flatMap((outcome) => {
      const number = byOutcome.get(outcome)?.length ?? 0;
      return number === 0 ? [] : [item(outcome, number)];
    })
    .join('\n');
}

const item = (outcome: Outcome, number: number): string =>
  `<li class="count ${outcomeTone[outcome]}" title="${escapedText(outcomeWords[outcome])}"><b>${grouped(number)}</b> ${outcome}</li>`;
