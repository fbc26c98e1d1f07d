import type { End } from './end.ts';
import type { Session, Silence } from './session.ts';
import type { SweepGap } from './sweep-gaps.ts';
import type { Timers } from './timers.ts';

/** Desktops whose requests were not answered try again within this after the server wakes. */
const retryMs = 10_000;
const slackMs = 5_000;

/**
 * The standstill that an end belongs to: the server closes what it did not hear while it stood still, and throws out
 * desktops that repeat the request it never answered (openfire-logs.md A3, A6). A desktop that had fallen silent before
 * the standstill is not the server's.
 */
export function gapOf(
  end: End,
  session: Session,
  silence: Silence | undefined,
  gaps: readonly SweepGap[],
  timers: Timers,
): SweepGap | undefined {
  return gaps.find((gap) => {
    const within =
      end.at >= gap.quiet.from && end.at <= gap.after.at + timers.waitMs.value + retryMs;
    const closedLater = end.step === 'idle-close' && end.at > gap.after.end + slackMs;
    return within && !closedLater && wasAlive(session, silence, gap, timers);
  });
}

/** Its last activity lies no further before the standstill than a poll is held. */
function wasAlive(
  session: Session,
  silence: Silence | undefined,
  gap: SweepGap,
  timers: Timers,
): boolean {
  const earliest = gap.quiet.from - timers.waitMs.value - slackMs;
  const told = (silence ?? session.silence)?.sweeps[0];
  // A value before the standstill counts from the end of the last hold: that silence was the desktop's own.
  if (told && told.at <= gap.before.at) return false;
  if (told) return told.at - told.lastActiveMs + told.stampMs >= earliest;
  const request = session.lastRequests.filter(({ at }) => at <= gap.quiet.to).at(-1);
  return request === undefined || request.at + timers.waitMs.value >= earliest;
}
