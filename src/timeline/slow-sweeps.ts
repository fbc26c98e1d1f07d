import type { ClockSetBack } from './clocks/clock-set-back.ts';
import { type Event, isKind, type Mark, markOf } from './event.ts';
import type { Sweep } from './session.ts';
import type { SweepGap } from './sweep-gaps.ts';
import type { Timers } from './timers.ts';

/** The reaper came late, or took long, again and again, as when its process is short of CPU or collects garbage. */
export interface SlowSweeps {
  readonly first: Mark;
  readonly last: Mark;
  readonly count: number;
  /** How late one came at most, and how long one took, in ms; 0 where none was slow that way. */
  readonly lateMs: number;
  readonly tookMs: number;
}

interface Told {
  readonly sweeps: readonly Sweep[];
  readonly events: readonly Event[];
  readonly setBacks: readonly ClockSetBack[];
}

/** Those of a server at ease keep their second, and take 26 ms at most (openfire-logs.md A3, 130 sweeps of captures). */
const slowMs = 1_500;
/** One alone is a moment's trouble. */
const fewest = 3;
const apartMs = 5 * 60_000;

/**
 * Stretches of slow sweeps. Only sweeps that list every session tell, from one to the next of the same file, with no
 * stop, start or set clock between. What is late by a period or more misses sweeps: that is a gap.
 */
export function slowSweeps(
  { sweeps, events, setBacks }: Told,
  gaps: readonly SweepGap[],
  { sweepMs }: Timers,
): SlowSweeps[] {
  const periodMs = sweepMs.value;
  const breaks = [
    ...events.filter((event) => isKind(event, 'server-stop') || isKind(event, 'server-start')),
    ...setBacks.map(({ after }) => after),
    ...gaps.map(({ after }) => after),
  ].sort((a, b) => a.at - b.at);
  const stretches: SlowSweeps[] = [];
  let before: Sweep | undefined;
  let next = 0;
  for (const sweep of sweeps) {
    while ((breaks[next]?.at ?? Number.POSITIVE_INFINITY) <= sweep.at) {
      next += 1;
      before = undefined;
    }
    if (sweep.run.isPartial || before?.place.source !== sweep.place.source) before = undefined;
    const sinceMs = before ? sweep.at - before.at : periodMs;
    // Records of one that paused are its own all the same.
    const goesOn = before !== undefined && sinceMs < periodMs / 2;
    const begun = goesOn && before ? before : sweep;
    const lateMs = goesOn || sinceMs >= 2 * periodMs ? 0 : sinceMs - periodMs;
    note(stretches, sweep, lateMs, tookOf(sweep, begun));
    if (!sweep.run.isPartial) before = begun;
  }
  return stretches.filter(({ count }) => count >= fewest);
}

/**
 * By how much younger than itself it finds a session: the reaper reads the clock once a sweep (openfire-logs.md A3). Stamps
 * alone may be those of two servers' reapers, where a tool merged their logs; they may be off by a stamp.
 */
function tookOf({ end, youngest }: Sweep, { at, stampMs }: Sweep): number {
  const shown = end - at + (stampMs > 1 ? stampMs : 0);
  return Math.max(0, Math.min(-youngest, shown));
}

function note(stretches: SlowSweeps[], sweep: Sweep, late: number, took: number): void {
  const [lateMs, tookMs] = [late, took].map((ms) => (ms < slowMs ? 0 : ms)) as [number, number];
  if (lateMs + tookMs === 0 || sweep.run.isPartial) return;
  const open = stretches.at(-1);
  const last = markOf(sweep);
  if (!open || sweep.at - open.last.at > apartMs)
    stretches.push({ first: last, last, count: 1, lateMs, tookMs });
  else
    stretches[stretches.length - 1] = {
      first: open.first,
      last,
      count: open.count + 1,
      lateMs: Math.max(open.lateMs, lateMs),
      tookMs: Math.max(open.tookMs, tookMs),
    };
}
