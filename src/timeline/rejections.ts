import type { End } from './end.ts';
import { type Event, type EventOf, isKind, type Mark } from './event.ts';
import type { Session, Sweep } from './session.ts';

/** rids ahead of the last one seen that may still be the session's: a window of 2, and lost requests (openfire-logs.md A4). */
const ridAhead = 50;
/** A session silent for longer than this holds no rid any more. */
const memoryMs = 10 * 60_000;
const sameMomentMs = 2_000;

/** Sessions that the server ended over the order of their requests. */
export interface Rejections {
  readonly ends: readonly End[];
  /** Records that fit no session: nobody knows whose it was. */
  readonly nameless: readonly Event[];
}

type SessionError = EventOf<'session-error'>;

/**
 * Records of a session thrown out that name neither sid nor JID (openfire-logs.md A4): the rid, or the session that
 * closed in the same moment, ties them to one. What fits several sessions fits none.
 */
export function rejectionsOf(
  events: readonly Event[],
  sessions: readonly Session[],
  sweeps: readonly Sweep[],
): Rejections {
  const errors = events.filter((event) => isKind(event, 'session-error'));
  const ends: End[] = [];
  const nameless: Event[] = [];
  for (const event of events.filter(isRejection)) {
    const session = rejectedSession(event, errors, sessions, sweeps);
    const { at, stampMs, place } = event;
    if (session)
      ends.push({ at, stampMs, place, step: 'rejected', agent: session.agent, session, event });
    else if (!errors.some(near(event))) nameless.push(event);
  }
  return { ends, nameless };
}

const isRejection = ({ fact: { kind } }: Event): boolean =>
  kind === 'rid-unavailable' || kind === 'rid-too-high' || kind === 'overactivity';

const near =
  (event: Mark) =>
  ({ at }: Mark): boolean =>
    Math.abs(at - event.at) <= sameMomentMs;

function rejectedSession(
  event: Event,
  errors: readonly SessionError[],
  sessions: readonly Session[],
  sweeps: readonly Sweep[],
): Session | undefined {
  const { fact } = event;
  if (fact.kind === 'rid-unavailable' || fact.kind === 'rid-too-high') {
    if (fact.sid !== undefined) return sessions.find(({ sid }) => sid === fact.sid);
    return byRid(fact.rid, event, sessions) ?? only(thrownOutAt(event, errors, sessions));
  }
  if (fact.kind !== 'overactivity') return undefined;
  return (
    only(thrownOutAt(event, errors, sessions)) ?? only(neverSeenAgain(event, sessions, sweeps))
  );
}

/** Openfire 3.8 writes nothing more: the session's last request came in that moment, and no later sweep lists it. */
const neverSeenAgain = (event: Event, sessions: readonly Session[], sweeps: readonly Sweep[]) =>
  sweeps.some(({ at, run }) => at > event.at + sameMomentMs && !run.isPartial)
    ? sessions.filter(
        ({ last, lastSweep, lastRequests }) =>
          lastRequests.slice(-1).some(near(event)) &&
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
function thrownOutAt(event: Event, errors: readonly SessionError[], sessions: readonly Session[]) {
  const named = new Set(errors.filter(near(event)).flatMap(({ fact }) => fact.sid ?? []));
  const byName = sessions.filter(({ sid }) => sid !== undefined && named.has(sid));
  if (byName.length > 0) return byName;
  return sessions.filter(({ closed }) => closed && near(event)(closed));
}

const only = <T>(items: readonly T[]): T | undefined => (items.length === 1 ? items[0] : undefined);
