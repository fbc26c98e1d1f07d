import type { NearMiss, Session } from './session.ts';

/** Near-misses of one session closer than this are one entry (the report's definition). */
const mergeMs = 10 * 60_000;

/** Adds a silence that a session came back from, or several that are one entry already. */
export function addNearMiss(session: Session, miss: NearMiss): void {
  const known = session.nearMisses.at(-1);
  if (!known || miss.first.at - known.last.at >= mergeMs) {
    session.nearMisses.push({ ...miss });
    return;
  }
  known.count += miss.count;
  known.last = miss.last;
  if (miss.greatest.lastActiveMs > known.greatest.lastActiveMs) known.greatest = miss.greatest;
}

/** The same silence is seen in the sweeps and between the requests: it counts once. */
export function mergeNearMisses(session: Session, gaps: readonly NearMiss[]): void {
  const swept = session.nearMisses.splice(0);
  const same = (a: NearMiss, b: NearMiss): boolean =>
    a.first.at <= b.last.at && b.first.at <= a.last.at;
  for (const miss of swept) {
    // The request itself tells when the desktop was back; the next sweep only that it was.
    const request = gaps.filter((gap) => same(miss, gap)).at(-1)?.last;
    if (request && request.at > miss.greatest.at && request.at < miss.last.at) miss.last = request;
  }
  const apart = gaps.filter((gap) => !swept.some((miss) => same(miss, gap)));
  const all = [...swept, ...apart].sort((a, b) => a.first.at - b.first.at);
  for (const miss of all) addNearMiss(session, miss);
}
