import type { ReportDisconnect } from '../../model/report.ts';
import type { Step } from '../../model/words.ts';

/** What ends a connection, the telling before what only follows from it: records of one second have no order. */
const ends: readonly (readonly Step[])[] = [
  ['idle-close', 'terminate', 'rejected', 'replaced', 'server-stop', 'server-start'],
  ['session-closed'],
  ['presence-unavailable'],
  ['forced-logout', 'logout-request', 'logout-confirmed', 'not-ready'],
];

/** Where the agent was signed out first, the session only follows. */
const logouts: readonly Step[] = ['logout-request', 'logout-confirmed'];

/** The step at which the chain broke; where nothing ended, the silence. */
export function brokeAt({ steps }: ReportDisconnect): Step {
  const first = steps.find(({ step }) => ends.flat().includes(step))?.step;
  if (first && logouts.includes(first))
    return logouts.findLast((step) => steps.some((one) => one.step === step)) ?? first;
  for (const kinds of ends) {
    const end = steps.find(({ step }) => kinds.includes(step));
    if (end !== undefined) return end.step;
  }
  return steps.findLast(({ step }) => step !== 'return')?.step ?? 'silence';
}
