import type { EpochMs } from '../model/time.ts';
import type { SourceClock } from './clock.ts';
import { type Event, isKind, type Mark } from './event.ts';
import type { Session, Sweep } from './session.ts';
import type { SourceLog } from './source-log.ts';

/** The server stood still: sweeps are missing although the log that prints them goes on before and after. */
export interface SweepGap {
  readonly before: Sweep;
  readonly after: Sweep;
  /** When the last record before the standstill was written, and the first after it. */
  readonly quiet: { readonly from: EpochMs; readonly to: EpochMs };
  /** The sweeps afterwards keep another second: the reaper waits a period from run to run (openfire-logs.md A3). */
  readonly shifted: boolean;
  readonly missing: number;
}

/** A sweep may come this late on a busy server and still be on its grid. */
const lateMs = 5_000;
const stampMs = 1_000;

/**
 * Missing sweeps inside one file, with nothing else written while they were due, and no stop or start between. Debug
 * logging that was switched off, a rotation or a cut log are no standstill.
 */
export function sweepGaps(
  sweeps: readonly Sweep[],
  sessions: readonly Session[],
  events: readonly Event[],
  periodMs: number,
  logs: readonly SourceLog[],
  clocks: ReadonlyMap<SourceLog, SourceClock>,
): SweepGap[] {
  const restarts = events.filter((e) => isKind(e, 'server-stop') || isKind(e, 'server-start'));
  return sweeps.slice(1).flatMap((after, i) => {
    const before = sweeps[i] as Sweep;
    const late = after.at - before.at - periodMs;
    if (late <= lateMs || before.place.source !== after.place.source) return [];
    if (restarts.some((event) => event.at + event.stampMs > before.at && event.at <= after.end))
      return [];
    if (!sessions.some((session) => outlives(session, before, after))) return [];
    const log = logs.find(({ index }) => index === after.place.source);
    const quiet = log && quietIn(log, clocks.get(log), before, after, periodMs);
    if (!quiet) return [];
    const rest = (after.at - before.at) % periodMs;
    const shifted = Math.min(rest, periodMs - rest) > stampMs;
    return [
      {
        before,
        after,
        quiet,
        shifted,
        missing: Math.max(1, Math.ceil((after.at - before.at) / periodMs) - 1),
      },
    ];
  });
}

/** Without a session there is nothing to sweep: one must be listed before and after. */
const outlives = ({ firstSweep, lastSweep }: Session, before: Mark, after: Mark): boolean =>
  firstSweep !== undefined &&
  lastSweep !== undefined &&
  firstSweep.at <= before.at &&
  lastSweep.at >= after.at;

/** The silence that swallowed every sweep that was due between two; undefined where other records went on. */
function quietIn(
  log: SourceLog,
  clock: SourceClock | undefined,
  before: Mark,
  after: Mark,
  periodMs: number,
) {
  if (!clock) return undefined;
  const firstDue = before.at + periodMs;
  for (const gap of log.quiets) {
    if (gap.line <= before.place.line || gap.line > after.place.line) continue;
    const from = clock.atWall(gap.from, before.place.line);
    const to = clock.atWall(gap.to, gap.line);
    if (from <= firstDue + stampMs && to >= after.at - lateMs) return { from, to };
  }
  return undefined;
}
