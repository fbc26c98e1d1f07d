import type { Evidence, Finding, Report, ReportDisconnect } from '../model/report.ts';

interface Weighed {
  readonly for: readonly Finding[];
  readonly against: readonly Finding[];
}

/** The evidence that something in the report still cites. */
export function cited(report: Report): Evidence[] {
  const refs = new Set([
    ...report.disconnects.flatMap(refsOfDisconnect),
    ...report.agents.flatMap(({ risks = [] }) => risks.flatMap(({ evidence }) => evidence)),
    ...report.bursts.flatMap(refsOfFindings),
    ...report.serverEvents.map(({ evidence }) => evidence),
    ...report.bundle.nodes.flatMap(({ releases = [] }) =>
      releases.flatMap(({ evidence }) => evidence),
    ),
    ...Object.values(report.settings).flatMap(({ evidence }) => evidence ?? []),
  ]);
  return report.evidence.filter(({ ref }) => refs.has(ref));
}

const refsOfDisconnect = ({
  lastContact,
  steps,
  causes,
  asked = [],
}: ReportDisconnect): string[] => [
  ...(lastContact?.evidence ?? []),
  ...steps.flatMap(({ evidence }) => evidence ?? []),
  ...causes.flatMap(refsOfFindings),
  ...asked.flatMap(({ unmet }) => unmet?.evidence ?? []),
];

const refsOfFindings = (weighed: Weighed): string[] =>
  [...weighed.for, ...weighed.against].flatMap(({ evidence }) => evidence);
