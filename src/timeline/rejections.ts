import type { End } from './end.ts';
import { type Event, isKind } from './event.ts';
import type { Session, Sweep } from './session.ts';

/** rids ahead of the last one seen that may still be the session's: a window of 2, and lost requests (openfire-logs.md A4). */
const ridAhead = 50;
/** A session silent for longer than this holds no rid any more. */
const memoryMs = 10 * 60_000;
const sameMomentMs = 2_000;

/**
 * Records of a session thrown out that name neither sid nor JID (openfire-logs.md A4): the rid, or the session that
 * closed in the same moment, ties them to one. What fits several sessions fits none.
 */
export function joinedRejections(
  events: readonly Event[],
  sessions: readonly Session[],
  sweeps: readonly Sweep[],
): End[] {
  return events.flatMap((event) => {
    const session = rejectedSession(event, events, sessions, sweeps);
    if (!session) return [];
    const { at, stampMs, place } = event;
    return [{ at, stampMs, place, step: 'rejected', agent: session.agent, session, event }];
  });
}

function rejectedSession(
  event: Event,
  events: readonly Event[],
  sessions: readonly Session[],
  sweeps: readonly Sweep[],
): Session | undefined {
  const { fact } = event;
  if (fact.kind === 'rid-unavailable' || fact.kind === 'rid-too-high') {
    if (fact.sid !== undefined) return sessions.find(({ sid }) => sid === fact.sid);
    return byRid(fact.rid, event, sessions) ?? only(thrownOutAt(event, events, sessions));
  }
  if (fact.kind !== 'overactivity') return undefined;
  return (
    only(thrownOutAt(event, events, sessions)) ?? only(neverSeenAgain(event, sessions, sweeps))
  );
}

/** Openfire 3.8 writes nothing more: the session's last request came in that moment, and no later sweep lists it. */
const neverSeenAgain = (event: Event, sessions: readonly Session[], sweeps: readonly Sweep[]) =>
  sweeps.some((sweep) => sweep.at > event.at + sameMomentMs)
    ? sessions.filter(
        ({ last, lastSweep, lastRequests }) =>
          Math.abs((lastRequests.at(-1)?.at ?? 0) - event.at) <= sameMomentMs &&
          Math.max(last.at, lastSweep?.at ?? 0) <= event.at + sameMomentMs,
      )
    : [];

const byRid = (rid: number, event: Event, sessions: readonly Session[]): Session | undefined =>
  only(
    sessions.filter(
      ({ minRid, maxRid, first, last }) =>
        rid >= minRid &&
        rid <= maxRid + ridAhead &&
        first.at <= event.at &&
        event.at - last.at <= memoryMs,
    ),
  );

/** Sessions that an error or a closed status names in the same moment. */
function thrownOutAt(event: Event, events: readonly Event[], sessions: readonly Session[]) {
  const near = (at: number): boolean => Math.abs(at - event.at) <= sameMomentMs;
  const named = new Set(
    events.flatMap((other) =>
      isKind(other, 'session-error') && near(other.at) && other.fact.sid ? [other.fact.sid] : [],
    ),
  );
  const byName = sessions.filter(({ sid }) => sid !== undefined && named.has(sid));
  if (byName.length > 0) return byName;
  return sessions.filter(({ closed }) => closed && near(closed.at));
}

const only = <T>(items: readonly T[]): T | undefined => (items.length === 1 ? items[0] : undefined);
