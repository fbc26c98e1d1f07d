import type { ReportDisconnect } from '../../model/report.ts';
import { daysOf } from '../phrases/days.ts';
import { count, grouped } from '../phrases/numbers.ts';
import type { View } from '../phrases/view.ts';
import { levelBar } from './levels.ts';

const minuteMs = 60_000;
/** Of a longer time the hours tell more. */
const mostMinutes = 180;
const labelWidth = 14;

/**
 * How many were lost in each minute, from the first loss to the last; on a narrow terminal a column is several minutes.
 * Nothing where all are of one minute, or of a time that hours tell better.
 */
export function minuteStrip(view: View): string[] {
  const minutes = view.report.disconnects.filter(isLoss).map(({ at }) => minuteOf(at));
  const first = Math.min(...minutes);
  const last = Math.max(...minutes);
  const length = last - first + 1;
  if (minutes.length === 0 || length < 2 || length > mostMinutes) return [];
  const moment = momentsOf(view, first, last);
  const room = view.width - labelWidth - moment(first).length - moment(last).length - 2;
  const minutesEach = Math.ceil(length / Math.max(1, room));
  const counts = new Array<number>(Math.ceil(length / minutesEach)).fill(0);
  for (const minute of minutes) {
    const column = Math.floor((minute - first) / minutesEach);
    counts[column] = (counts[column] ?? 0) + 1;
  }
  const most = Math.max(...counts);
  const label = `  by ${minutesEach === 1 ? 'minute' : `${minutesEach} min`}`.padEnd(labelWidth);
  const bar = `${moment(first)} ${levelBar(counts, most)} ${moment(last)}`;
  const during = minutesEach === 1 ? '' : ` in ${minutesEach} min`;
  const from = moment(first + counts.indexOf(most) * minutesEach);
  const greatest =
    most === 1 ? `at most 1${during || ' a minute'}` : `${grouped(most)}${during} from ${from}`;
  return besideOrBelow(view, label, bar, `${count(minutes.length, 'disconnect')}, ${greatest}`);
}

/** As the overview counts. */
const isLoss = ({ outcome }: ReportDisconnect): boolean =>
  outcome !== 'near-miss' && outcome !== 'closed';

const minuteOf = (at: string): number => Math.floor(Date.parse(at) / minuteMs);

/** `00:16`, with the day where there are two. */
function momentsOf(view: View, first: number, last: number): (minute: number) => string {
  const iso = (minute: number): string => new Date(minute * minuteMs).toISOString();
  const days = daysOf(view, [iso(first), iso(last)]);
  return (minute) => days.moment(iso(minute)).slice(0, -':00'.length);
}

function besideOrBelow({ width, paint }: View, label: string, bar: string, words: string) {
  const beside = `${bar}  ${words}`;
  if (labelWidth + beside.length <= width) return [paint.quiet(label) + beside];
  return [paint.quiet(label) + bar, ' '.repeat(labelWidth) + words];
}
