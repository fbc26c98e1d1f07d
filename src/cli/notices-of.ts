import { isAnalysable } from '../model/analysable.ts';
import { closeIds } from '../model/close-ids.ts';
import type { Problem, Report } from '../model/report.ts';
import type { TimelineHead } from '../model/timeline-head.ts';
import { localTime } from '../reporters/phrases/local-time.ts';
import type { Notice } from './notices.ts';

/** What the run has to say beside the report. */
export const noticesOf = (report: Report, wanted: readonly string[] = []): Notice[] => [
  ...problemNotices(report.problems),
  ...about(report, wanted),
];

export const problemNotices = (problems: readonly Problem[]): Notice[] =>
  problems.map(({ severity, where, what, next }) => ({
    level: severity,
    text: `${where}: ${what}; ${next}`,
  }));

function about(report: Report, wanted: readonly string[]): Notice[] {
  if (!isAnalysable(report)) return [{ level: 'error', text: nothingAnalysed(report) }];
  if (report.agents.length === 0)
    return [{ level: 'note', text: 'no agent appears in these logs' }];
  const known = report.agents.map(({ id }) => id);
  return wanted.filter((id) => !known.includes(id)).map((id) => unknownAgent(id, known));
}

/** What was looked at, and what to do. */
export function nothingAnalysed({
  bundle: { roots, sources },
}: Pick<TimelineHead, 'bundle'>): string {
  if (roots.length === 0) return 'nothing could be analysed: no path could be read';
  if (sources.length === 0)
    return `nothing could be analysed: there is no log in ${roots.join(', ')}; name the folder or the archive that holds the logs`;
  const files = sources.length === 1 ? 'the one file' : `none of the ${sources.length} files`;
  const is = sources.length === 1 ? 'is no log' : 'is a log';
  return `nothing could be analysed: ${files} in ${roots.join(', ')} ${is} of Openfire, of Finesse webservices or of a client; bosh-diag inspect says what is there`;
}

/** `--since` and `--until` leave nothing of what the logs tell. */
export const notReached = ({ bundle }: Pick<TimelineHead, 'bundle'>): Notice => ({
  level: 'error',
  text: `nothing could be analysed: no log here tells of the time asked for${reachOf(bundle)}`,
});

function reachOf({ from, to, nodes }: TimelineHead['bundle']): string {
  if (from === undefined || to === undefined) return '';
  const { dayAndTime, offset } = localTime(nodes);
  const [start, end] = [offset(from), offset(to)];
  return start === end
    ? `; they reach from ${dayAndTime(from)} to ${dayAndTime(to)} (${start})`
    : `; they reach from ${dayAndTime(from)} (${start}) to ${dayAndTime(to)} (${end})`;
}

export function unknownAgent(id: string, known: readonly string[]): Notice {
  const close = closeIds(id, known);
  const hint = close.length > 0 ? `; close to it: ${close.join(', ')}` : '';
  return { level: 'note', text: `agent ${id} does not appear in these logs${hint}` };
}
