import type { Report } from '../../src/model/report.ts';
import { incidentReport } from './sample-report.ts';

const problem = { severity: 'error', where: 'desktop', what: 'Session', next: 'nothing' } as const;

/** The incident, with the text in every name, path, record and sentence. */
export function poisoned(text: string): Report {
  const poison = JSON.stringify(text).slice(1, -1);
  const written = JSON.stringify({ ...incidentReport, problems: [problem] });
  return JSON.parse(
    written.replaceAll(/1001003|finesse1|desktop|debug|Session|nothing/g, (word) => word + poison),
  );
}
