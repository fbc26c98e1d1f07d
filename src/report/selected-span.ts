import type { Report } from '../model/report.ts';
import type { RecordTime } from '../model/time.ts';

const minuteMs = 60_000;

interface Bounds {
  readonly since?: RecordTime;
  readonly until?: RecordTime;
}

/** Both ends belong to it. */
export interface SelectedSpan {
  readonly holds: (iso: string) => boolean;
}

export function spanOf(report: Report, { since, until }: Bounds): SelectedSpan {
  const from = since === undefined ? -Infinity : Math.min(...instantsOf(report, since));
  const to = until === undefined ? Infinity : Math.max(...instantsOf(report, until));
  return { holds: (iso) => Date.parse(iso) >= from && Date.parse(iso) <= to };
}

/**
 * The instants at which the bundle's clock, that of its first node, shows a time: two where it was put back. A time that
 * was skipped is read with the offset that held before.
 */
function instantsOf({ bundle }: Report, { wall, offsetMinutes }: RecordTime): number[] {
  if (offsetMinutes !== undefined) return [wall - offsetMinutes * minuteMs];
  const spans = (bundle.nodes[0]?.offsets ?? []).map(({ from, offset }, index, all) => ({
    from: index === 0 ? -Infinity : Date.parse(from),
    to: Date.parse(all[index + 1]?.from ?? '') || Infinity,
    instant: wall - minutesOf(offset) * minuteMs,
  }));
  const shown = spans.filter(({ from, to, instant }) => instant >= from && instant < to);
  if (shown.length > 0) return shown.map(({ instant }) => instant);
  return [spans.findLast(({ from, instant }) => instant >= from)?.instant ?? wall];
}

/** `+05:30` → 330 */
function minutesOf(offset: string): number {
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6));
  return offset.startsWith('-') ? -minutes : minutes;
}
