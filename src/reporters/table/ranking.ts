import type { RankedCause, ReportDisconnect } from '../../model/report.ts';
import { causeWords, causes as knownCauses } from '../../model/words.ts';
import { causePhrase } from '../phrases/cause-phrase.ts';
import { labelled, paragraph } from './block.ts';
import { decides, weighedFindings } from './findings.ts';
import type { View } from './view.ts';

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

function score(view: View, { cause, for: pro, against, confidence, score: sum }: RankedCause) {
  if (cause === 'undetermined') return [];
  const why = {
    certain: 'a finding is proof, and none speaks against it',
    likely: 'a finding is more than a hint, and none speaks against it',
    possible:
      against.length > 0 ? 'something speaks against it' : 'no more than hints speak for it',
  }[confidence];
  const terms = [
    ...pro.map(({ weight }) => `+${number(weight)}`),
    ...against.map(({ weight }) => `−${number(weight)}`),
  ];
  return labelled(
    view,
    '    score  ',
    `${terms.join(' ')} = ${number(sum)}; ${confidence}: ${why}`,
  );
}

function whyFirst([first, second]: readonly RankedCause[]): string {
  if (first === undefined || first.cause === 'undetermined')
    return 'undetermined: no rule found a record that speaks for a cause';
  const { cause, confidence } = first;
  if (second === undefined) return `${cause}: nothing speaks for another cause`;
  if (confidence !== second.confidence)
    return `${cause}: it is ${confidence}, and ${second.cause} only ${second.confidence}; confidence is asked before the score`;
  if (first.score !== second.score)
    return `${cause}: both are ${confidence}, and its score ${number(first.score)} is above the ${number(second.score)} of ${second.cause}`;
  return `${cause}: it and ${second.cause} are ${confidence} with score ${number(first.score)}; among equals the list of causes decides (bosh-diag explain), and says nothing of which is true`;
}

/** The cause that was asked for may not be among them. */
function unspoken(view: View, causes: readonly RankedCause[]): string[] {
  const why = knownCauses.find((cause) => cause === view.why);
  if (why === undefined || causes.some(({ cause }) => cause === why)) return [];
  return labelled(view, '  why not', `${why}: no rule found a record that speaks for it`);
}

const number = (value: number): string =>
  `${value < 0 ? '−' : ''}${Math.abs(Math.round(value * 100) / 100)}`;
