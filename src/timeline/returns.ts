import { byTime, type Event, isKind, type Mark } from './event.ts';
import type { Session } from './session.ts';

/** A record that proves that an agent is back. */
export interface Return extends Mark {
  readonly session?: Session;
  readonly event?: Event;
  /** A sweep: the return came no later than this. */
  readonly notLaterThan: boolean;
}

/** CTI agent state (CTI Server Message Reference Guide). */
const signedIn = 0;

/** Whatever shows an agent connected anew, in time order. */
export function returnsOf(events: readonly Event[], sessions: readonly Session[]): Return[] {
  const bySession = sessions.map((session) => ({
    ...markOf(session.first),
    session,
    notLaterThan: session.first === session.firstSweep,
  }));
  const byEvent = events.flatMap((event) => {
    const { fact } = event;
    const back =
      (fact.kind === 'presence' && fact.type === 'available') ||
      (fact.kind === 'client-status' && fact.status === 'connected') ||
      (isKind(event, 'state-event') && event.fact.state === signedIn);
    return back ? [{ ...markOf(event), event, notLaterThan: false }] : [];
  });
  return [...bySession, ...byEvent].sort(byTime);
}

const markOf = ({ at, stampMs, place }: Mark): Mark => ({ at, stampMs, place });
