import type { ClockSetBack } from './clocks/clock-set-back.ts';
import { mostSetBacks } from './clocks/set-backs.ts';
import type { Sweep } from './session.ts';

/** Stamps of whole seconds, and a sweep's first values, lie so far apart anyway. */
const slackMs = 2_000;
/** A sweep that finds a session's last activity ahead of it tells of a clock that was set back shortly before. */
const shortlyMs = 10 * 60_000;

/**
 * The reaper reads the clock once a sweep: a request that comes while it goes on is younger than the sweep, by as much as
 * the sweep took so far (openfire-logs.md A3). By more: the clock was set back since. Those that the logs show otherwise
 * are known.
 */
export function sweptSetBacks(
  sweeps: readonly Sweep[],
  known: readonly ClockSetBack[],
): ClockSetBack[] {
  const found: ClockSetBack[] = [];
  for (const [i, { at, stampMs, place, end, youngest }] of sweeps.entries()) {
    const byMs = -youngest - (end - at);
    if (byMs <= slackMs) continue;
    // It may be the rest of the one before, which paused.
    if (Math.abs(at + youngest - (sweeps[i - 1]?.at ?? 0)) <= slackMs) continue;
    const isTold = ({ after }: ClockSetBack): boolean =>
      after.at <= end && at - after.at <= shortlyMs;
    // Of those that were found the last is the nearest.
    if (!known.some(isTold) && !found.slice(-1).some(isTold))
      found.push({ after: { at, stampMs, place }, byMs, isSwept: true });
  }
  return found.length > mostSetBacks ? [] : found;
}
