import { isAnalysable } from '../model/analysable.ts';
import { failingAgents } from '../model/failing-agents.ts';
import type { Report } from '../model/report.ts';
import type { TimelineHead } from '../model/timeline-head.ts';
import type { DisconnectOutcome } from '../model/words.ts';

export const exitStatus = {
  analysed: 0,
  failOn: 1,
  misused: 2,
  nothingAnalysed: 3,
  interrupted: 130,
} as const;

interface Demands {
  readonly failOn?: DisconnectOutcome;
  readonly strict?: boolean;
}

export function statusOf(report: Report, { failOn, strict = false }: Demands): number {
  if (!isAnalysable(report)) return exitStatus.nothingAnalysed;
  const hasError = report.problems.some(({ severity }) => severity === 'error');
  if (strict && hasError) return exitStatus.nothingAnalysed;
  const hasFailed = failOn !== undefined && failingAgents(report, failOn).length > 0;
  return hasFailed ? exitStatus.failOn : exitStatus.analysed;
}

/** Of a timeline, to which an access log belongs as any other. */
export function timelineStatus(head: TimelineHead, { strict = false }: Demands): number {
  const hasError = head.problems.some(({ severity }) => severity === 'error');
  return isTold(head) && !isOutside(head) && !(strict && hasError)
    ? exitStatus.analysed
    : exitStatus.nothingAnalysed;
}

/** A log was there whose records are events. */
export const isTold = ({ bundle: { sources } }: TimelineHead): boolean =>
  sources.some(({ kind }) => kind !== 'unknown' && kind !== 'known-unused');

/** Nothing that was asked for touches the time of the logs. */
export function isOutside({ slices, bundle: { from, to } }: TimelineHead): boolean {
  if (slices === undefined || from === undefined || to === undefined) return false;
  return !slices.some((slice) => (slice.from ?? from) <= to && (slice.to ?? to) >= from);
}
