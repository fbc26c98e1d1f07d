import { ctiState } from '../model/cti-state.ts';
import { groupBy } from '../model/group-by.ts';
import type { AgentTrack } from './agents.ts';
import { byTime, type Event, isKind, type Mark, markOf } from './event.ts';
import { indexOf } from './event-index.ts';
import { isOwnRequest } from './logouts.ts';
import type { Session } from './session.ts';

/** A record that proves that an agent is back. */
export interface Return extends Mark {
  readonly session?: Session;
  readonly event?: Event;
  readonly node: string;
  /** A sweep, or work that needs a desktop: the return came no later than this. */
  readonly notLaterThan: boolean;
  /** It stands in the very moment of the loss: a new session took the place of the old one. */
  readonly inSameMoment?: boolean;
}

/** Whatever shows an agent connected anew, in time order. */
export function returnsOf({ events, sessions }: AgentTrack): Return[] {
  const bySession = sessions.map(({ session, node }) => ({
    ...markOf(session.first),
    session,
    node: node.node.id,
    notLaterThan: session.first === session.firstSweep,
  }));
  const byEvent = events.flatMap((event) => {
    const { fact } = event;
    const back =
      (fact.kind === 'presence' && fact.type === 'available') ||
      (fact.kind === 'client-status' && fact.status === 'connected') ||
      (isKind(event, 'state-event') && event.fact.state === ctiState.login);
    return back ? [{ ...markOf(event), event, node: event.node, notLaterThan: false }] : [];
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
    return [
      {
        ...markOf(last),
        event: last,
        node: last.node,
        notLaterThan: false,
        inSameMoment: removed,
      },
    ];
  });
}

/**
 * A change of state that the agent asked for after the loss needs a desktop, wherever no log tells how it came back. While
 * Finesse still waits for it, a page without its connection may ask all the same: so it counts after the grace.
 */
export function worksOn(
  events: readonly Event[],
  last: Mark,
  until: number,
  graceMs: number,
): Return | undefined {
  const event = indexOf(events)
    .between('state-request', last.at + graceMs, until)
    .find((one) => one.at < until && isOwnRequest(one.fact));
  return event && { ...markOf(event), event, node: event.node, notLaterThan: true };
}
