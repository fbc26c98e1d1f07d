import { recordTime } from '../model/record-time.ts';
import type { ReportNode } from '../model/report.ts';
import type { RecordTime } from '../model/time.ts';
import { UserError } from '../model/user-error.ts';
import { offsetMs } from '../model/zone-offset.ts';

const minuteMs = 60_000;

/** A day and a time, `2017-06-17T00:16` or `2017-06-17T00:16:04.630+05:30`; without an offset in the bundle's own zone. */
export type Moment = RecordTime | string;

/** Both ends belong to the span. */
export interface Bounds {
  readonly since?: Moment;
  readonly until?: Moment;
}

/** `spanMs` before the time and after it. */
export interface Around {
  readonly time: Moment;
  readonly spanMs: number;
}

export type Nodes = readonly Pick<ReportNode, 'offsets'>[];

/** Both ends belong to it; in ms since 1970, infinite where it is open. */
export interface SelectedSpan {
  readonly from: number;
  readonly to: number;
}

export function spanOf(nodes: Nodes, bounds: Bounds): SelectedSpan {
  const since = bounds.since === undefined ? undefined : timeOf(bounds.since);
  const until = bounds.until === undefined ? undefined : timeOf(bounds.until);
  const from = since === undefined ? -Infinity : Math.min(...instantsOf(nodes, since));
  const to = until === undefined ? Infinity : Math.max(...instantsOf(nodes, until));
  if (from > to && !areInOrder(since, until))
    throw new UserError('--since is later than --until: no time is in between; exchange them');
  return { from, to };
}

function timeOf(moment: Moment): RecordTime {
  const time = typeof moment === 'string' ? recordTime(moment) : moment;
  if (time !== undefined) return time;
  throw new UserError(`${moment} is no day and time: write 2017-06-17T00:16, or with an offset`);
}

/** As the clock shows them: what falls into an hour that was skipped is no mistake. */
const areInOrder = (since?: RecordTime, until?: RecordTime): boolean =>
  since?.offsetMinutes === undefined &&
  until?.offsetMinutes === undefined &&
  Number(since?.wall) <= Number(until?.wall);

/** Two where the clock was put back and shows the time twice. */
export const spansAround = (nodes: Nodes, { time, spanMs }: Around): SelectedSpan[] =>
  instantsOf(nodes, timeOf(time)).map((at) => ({ from: at - spanMs, to: at + spanMs }));

/** An instant, or some of the time up to another. */
export const holds = ({ from, to }: SelectedSpan, at: number, until = at): boolean =>
  until >= from && at <= to;

/**
 * The instants at which the bundle's clock, that of its first node, shows a time: two where it was put back. A time that
 * was skipped is read with the offset that held before.
 */
function instantsOf(nodes: Nodes, { wall, offsetMinutes }: RecordTime): number[] {
  if (offsetMinutes !== undefined) return [wall - offsetMinutes * minuteMs];
  const spans = (nodes[0]?.offsets ?? []).map(({ from, offset }, index, all) => ({
    from: index === 0 ? -Infinity : Date.parse(from),
    to: Date.parse(all[index + 1]?.from ?? '') || Infinity,
    instant: wall - offsetMs(offset),
  }));
  const shown = spans.filter(({ from, to, instant }) => instant >= from && instant < to);
  if (shown.length > 0) return shown.map(({ instant }) => instant);
  return [spans.findLast(({ from, instant }) => instant >= from)?.instant ?? wall];
}
