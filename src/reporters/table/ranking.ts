import type { RankedCause, ReportDisconnect } from '../../model/report.ts';
import { causeWords, causes as knownCauses } from '../../model/words.ts';
import { causePhrase } from '../phrases/cause-phrase.ts';
import { scoreSum, whyFirst } from '../phrases/score-words.ts';
import type { View } from '../phrases/view.ts';
import { labelled, paragraph } from './block.ts';
import { decides, weighedFindings } from './findings.ts';

/** How the causes of a disconnect were weighed, and why they stand in this order. */
export const ranking = (view: View, { causes }: ReportDisconnect): string[] => [
  ...causes.flatMap((cause) => [
    ...paragraph(view, `${causePhrase(cause)}:`, causeWords[cause.cause].line),
    ...weighedFindings(view, cause),
    ...score(view, cause),
    ...decides(view, cause),
  ]),
  ...labelled(view, '  first  ', whyFirst(causes)),
  ...unspoken(view, causes),
];

function score(view: View, cause: RankedCause): string[] {
  const sum = scoreSum(cause);
  return sum === undefined ? [] : labelled(view, '    score  ', sum);
}

/** The cause that was asked for may not be among them. */
function unspoken(view: View, causes: readonly RankedCause[]): string[] {
  const why = knownCauses.find((cause) => cause === view.why);
  if (why === undefined || causes.some(({ cause }) => cause === why)) return [];
  return labelled(view, '  why not', `${why}: no rule found a record that speaks for it`);
}
