import type { Finding } from '../../model/report.ts';
import { strengths } from '../../model/words.ts';
import type { View } from '../phrases/view.ts';
import { labelled } from './block.ts';

interface Weighed {
  readonly for: readonly Finding[];
  readonly against: readonly Finding[];
}

interface Decidable {
  readonly decide?: string | undefined;
}

/** What speaks for and against a cause, and what would decide. */
export const findings = (view: View, weighed: Weighed & Decidable): string[] => [
  ...weighed.for.flatMap(({ text }) => labelled(view, '    for    ', text)),
  ...weighed.against.flatMap(({ text }) => labelled(view, '    against', text)),
  ...decides(view, weighed),
];

/** What speaks for and against it with strengths and weights, from which confidence and score follow, with rules and places. */
export const weighedFindings = (view: View, weighed: Weighed): string[] => [
  ...weighed.for.flatMap((finding) => weighedLines(view, 'for    ', '+', finding)),
  ...weighed.against.flatMap((finding) => weighedLines(view, 'against', '−', finding)),
];

export const decides = (view: View, { decide }: Decidable): string[] =>
  decide === undefined ? [] : labelled(view, '    decide ', decide);

const widest = Math.max(...strengths.map((strength) => strength.length));

const weighedLines = (
  view: View,
  says: string,
  sign: string,
  { text, rule, strength, weight, evidence }: Finding,
): string[] => [
  ...labelled(
    view,
    `    ${says}  ${strength.padEnd(widest)} ${sign}${weight}`,
    `${text} (${rule})`,
  ),
  ...evidence.map((ref) => view.paint.quiet(`             ${ref}`)),
];
