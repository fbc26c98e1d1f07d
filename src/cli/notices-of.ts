import type { Report } from '../model/report.ts';
import { isAnalysable } from '../reporters/table/analysable.ts';
import { closeIds } from './close-ids.ts';
import type { Notice } from './notices.ts';

/** What the run has to say beside the report. */
export const noticesOf = (report: Report, wanted: readonly string[] = []): Notice[] => [
  ...report.problems.map(({ severity, where, what, next }) => ({
    level: severity,
    text: `${where}: ${what}; ${next}`,
  })),
  ...(report.agents.length === 0 ? [nobody(report)] : unknown(report, wanted)),
];

const nobody = (report: Report): Notice =>
  isAnalysable(report)
    ? { level: 'note', text: 'no agent appears in these logs' }
    : {
        level: 'error',
        text: 'nothing could be analysed: no log of Openfire, of Finesse webservices or of a client was found',
      };

function unknown({ agents }: Report, wanted: readonly string[]): Notice[] {
  const known = agents.map(({ id }) => id);
  return wanted
    .filter((id) => !known.includes(id))
    .map((id) => {
      const close = closeIds(id, known);
      const hint = close.length > 0 ? `; close to it: ${close.join(', ')}` : '';
      return { level: 'note', text: `agent ${id} does not appear in these logs${hint}` };
    });
}
