import type { Finding } from '../../model/report.ts';
import { code, text } from './inline.ts';

interface Weighed {
  readonly for: readonly Finding[];
  readonly against: readonly Finding[];
  readonly decide?: string | undefined;
}

/** More records than this are rather a list than a reason. */
const mostRecords = 3;

/** What speaks for and against a cause, with the records, and what would decide. */
export const findings = (weighed: Weighed, indent: string): string[] => [
  ...weighed.for.map((finding) => `${indent}- for: ${said(finding)}`),
  ...weighed.against.map((finding) => `${indent}- against: ${said(finding)}`),
  ...(weighed.decide === undefined ? [] : [`${indent}- decide: ${text(weighed.decide)}`]),
];

function said({ text: plain, evidence }: Finding): string {
  if (evidence.length === 0) return text(plain);
  const rest = evidence.length - mostRecords;
  const refs = evidence.slice(0, mostRecords).map(code).join(', ');
  return `${text(plain)} (${refs}${rest > 0 ? ` and ${rest} more` : ''})`;
}
