import type { Mark } from './event.ts';
import type { NearMiss, Session } from './session.ts';

/** Near-misses of one session closer than this are one entry (the report's definition). */
const mergeMs = 10 * 60_000;

/** Adds a silence that a session came back from. */
export function addNearMiss(
  session: Session,
  greatest: Mark & { readonly lastActiveMs: number },
  first: Mark,
  last: Mark,
): void {
  const known = session.nearMisses.at(-1);
  if (!known || first.at - known.last.at >= mergeMs) {
    session.nearMisses.push({ first, greatest, last, count: 1 });
    return;
  }
  known.count += 1;
  known.last = last;
  if (greatest.lastActiveMs > known.greatest.lastActiveMs) known.greatest = greatest;
}

/** The same silence is seen in the sweeps and between the requests: it counts once. */
export function mergeNearMisses(session: Session, gaps: readonly NearMiss[]): void {
  for (const gap of gaps) {
    const seen = session.nearMisses.some(
      (near) => near.first.at <= gap.last.at + mergeMs && gap.first.at <= near.last.at + mergeMs,
    );
    if (!seen) session.nearMisses.push(gap);
  }
  session.nearMisses.sort((a, b) => a.first.at - b.first.at);
}
