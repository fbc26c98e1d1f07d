import type { Finding, RankedCause, ReportDisconnect } from '../../model/report.ts';
import { causeWords } from '../../model/words.ts';
import { labelled, paragraph } from './block.ts';
import { causePhrase } from './cause-phrase.ts';
import type { View } from './view.ts';

/** How the causes of a disconnect were weighed, and why they stand in this order. */
export const ranking = (view: View, { causes }: ReportDisconnect): string[] => [
  ...causes.flatMap((cause) => [
    ...paragraph(view, `${causePhrase(cause)}:`, causeWords[cause.cause].line),
    ...findings(view, cause),
    ...score(view, cause),
    ...(cause.decide === undefined ? [] : labelled(view, '    decide ', cause.decide)),
  ]),
  ...labelled(view, '  first  ', whyFirst(causes)),
  ...unspoken(view, causes),
];

/** `for      +2  …`, each with its rule, its strength and its records. */
function findings(view: View, { for: pro, against }: RankedCause): string[] {
  const all = [
    ...pro.map((finding) => ({ label: 'for    ', weight: plus(finding), finding })),
    ...against.map((finding) => ({ label: 'against', weight: minus(finding), finding })),
  ];
  const width = Math.max(0, ...all.map(({ weight }) => weight.length));
  return all.flatMap(({ label, weight, finding: { text, rule, strength, evidence } }) => {
    const lead = `    ${label}  ${weight.padEnd(width)}`;
    return [
      ...labelled(view, lead, `${text} (${rule}, ${strength})`),
      ...evidence.map((ref) => view.paint.quiet(`${' '.repeat(lead.length + 2)}${ref}`)),
    ];
  });
}

const plus = ({ weight }: Finding): string => `+${number(weight)}`;
const minus = ({ weight }: Finding): string => `-${number(weight)}`;

function score(view: View, { cause, for: pro, against, confidence, score: sum }: RankedCause) {
  if (cause === 'undetermined') return [];
  const why = {
    certain: 'a finding is proof, and none speaks against it',
    likely: 'a finding is more than a hint, and none speaks against it',
    possible:
      against.length > 0 ? 'something speaks against it' : 'no more than hints speak for it',
  }[confidence];
  const terms = [...pro.map(plus), ...against.map(minus)];
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
  const { why } = view;
  if (why === undefined || why === true || causes.some(({ cause }) => cause === why)) return [];
  return labelled(view, '  why not', `${why}: no rule found a record that speaks for it`);
}

const number = (value: number): string => String(Math.round(value * 100) / 100);
