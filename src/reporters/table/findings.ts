import type { Finding } from '../../model/report.ts';
import { strengths } from '../../model/words.ts';
import { labelled } from './block.ts';
import type { View } from './view.ts';

interface Weighed {
  readonly for: readonly Finding[];
  readonly against: readonly Finding[];
  readonly decide?: string | undefined;
}

/** What speaks for and against a cause, and what would decide. */
export const findings = (view: View, weighed: Weighed): string[] => [
  ...weighed.for.flatMap(({ text }) => labelled(view, '    for    ', text)),
  ...weighed.against.flatMap(({ text }) => labelled(view, '    against', text)),
  ...decides(view, weighed),
];

/** The same with weights and strengths, from which score and confidence follow, and with places. */
export const weighedFindings = (view: View, weighed: Weighed): string[] => [
  ...weighed.for.flatMap((finding) => weighedLines(view, 'for    ', '+', finding)),
  ...weighed.against.flatMap((finding) => weighedLines(view, 'against', '−', finding)),
  ...decides(view, weighed),
];

const decides = (view: View, { decide }: Weighed): string[] =>
  decide === undefined ? [] : labelled(view, '    decide ', decide);

const widest = Math.max(...strengths.map((strength) => strength.length));

const weighedLines = (
  view: View,
  says: string,
  sign: string,
  { text, strength, weight, evidence }: Finding,
): string[] => [
  ...labelled(view, `    ${says}  ${strength.padEnd(widest)} ${sign}${weight}`, text),
  ...evidence.map((ref) => view.paint.quiet(`             ${ref}`)),
];
