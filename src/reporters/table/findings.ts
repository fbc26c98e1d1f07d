import type { Finding } from '../../model/report.ts';
import { labelled } from './block.ts';
import type { View } from './view.ts';

interface Weighed {
  readonly for: readonly Finding[];
  readonly against: readonly Finding[];
  readonly decide?: string | undefined;
}

/** What speaks for and against a cause, and what would decide. The places are named where asked for. */
export const findings = (view: View, weighed: Weighed, withPlaces: boolean): string[] => [
  ...weighed.for.flatMap((finding) => findingLines(view, 'for    ', finding, withPlaces)),
  ...weighed.against.flatMap((finding) => findingLines(view, 'against', finding, withPlaces)),
  ...(weighed.decide === undefined ? [] : labelled(view, '    decide ', weighed.decide)),
];

const findingLines = (
  view: View,
  label: string,
  { text, evidence }: Finding,
  withPlaces: boolean,
): string[] => [
  ...labelled(view, `    ${label}`, text),
  ...(withPlaces ? evidence.map((ref) => view.paint.quiet(`             ${ref}`)) : []),
];
