import type { ReportAgent, ReportDisconnect } from '../../../../../model/report.ts';

/**
 * The disconnect that is told: the one asked for, else the one that the agent's outcome comes from, else the last.
 * Undefined where the agent has none.
 */
export function chosenDisconnect(
  { outcome }: Pick<ReportAgent, 'outcome'>,
  disconnects: readonly ReportDisconnect[],
  asked: string | undefined,
): ReportDisconnect | undefined {
  return (
    disconnects.find(({ id }) => id === asked) ??
    disconnects.findLast((one) => one.outcome === outcome) ??
    disconnects.at(-1)
  );
}
