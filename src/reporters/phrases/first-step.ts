import type { Next, ReportBurst, ReportDisconnect } from '../../model/report.ts';

/** What to do first. What all members of a burst are told stands with it. */
export const firstStep = (
  { next }: Pick<ReportDisconnect, 'next'>,
  burst: Pick<ReportBurst, 'next'> | undefined,
): Next | undefined => next[0] ?? burst?.next[0];
