import type { ReportDisconnect } from '../../model/report.ts';
import type { Step } from '../../model/words.ts';

/** What ends a connection, the telling before what only follows from it: records of one second have no order. */
const ends: readonly (readonly Step[])[] = [
  ['idle-close', 'terminate', 'rejected', 'replaced', 'server-stop', 'server-start'],
  ['session-closed'],
  ['presence-unavailable'],
  ['forced-logout', 'logout-request', 'logout-confirmed', 'not-ready'],
];

/** The step at which the chain broke; where nothing ended, the silence. */
export function brokeAt({ steps }: ReportDisconnect): Step {
  for (const kinds of ends) {
    const end = steps.find(({ step }) => kinds.includes(step));
    if (end !== undefined) return end.step;
  }
  return steps.findLast(({ step }) => step !== 'return')?.step ?? 'silence';
}
