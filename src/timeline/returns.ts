import { groupBy } from '../model/group-by.ts';
import { byTime, type Event, isKind, type Mark } from './event.ts';
import type { Session } from './session.ts';

/** A record that proves that an agent is back. */
export interface Return extends Mark {
  readonly session?: Session;
  readonly event?: Event;
  /** A sweep: the return came no later than this. */
  readonly notLaterThan: boolean;
  /** It stands in the very moment of the loss: a new session took the place of the old one. */
  readonly inSameMoment?: boolean;
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
  return [...bySession, ...byEvent, ...routesBack(events)].sort(byTime);
}

/**
 * Openfire 4.x adds the route of a JID with every presence, the last one included, and removes it when the session ends
 * (openfire-logs.md A5, captures of 4.2.4): an added route is a return only where there was none, and where one is
 * removed and added in the same moment.
 */
function routesBack(events: readonly Event[]): Return[] {
  const routes = events.filter(
    (event) => event.fact.kind === 'route-added' || event.fact.kind === 'route-removed',
  );
  const present = new Map<string, boolean>();
  return [
    ...groupBy(routes, ({ fact, at }) => `${'jid' in fact ? fact.jid : ''} ${at}`).values(),
  ].flatMap((moment) => {
    const last = moment.at(-1) as Event;
    const jid = 'jid' in last.fact ? (last.fact.jid ?? '') : '';
    const before = present.get(jid);
    const there = last.fact.kind === 'route-added';
    const removed = moment.some(({ fact }) => fact.kind === 'route-removed');
    present.set(jid, there);
    if (!there || (before && !removed)) return [];
    return [{ ...markOf(last), event: last, notLaterThan: false, inSameMoment: removed }];
  });
}

const markOf = ({ at, stampMs, place }: Mark): Mark => ({ at, stampMs, place });
