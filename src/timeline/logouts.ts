import { type Event, type EventOf, isKind } from './event.ts';

/** CTI agent states (CTI Server Message Reference Guide). */
export const ctiState = { login: 0, logout: 1, notReady: 2 } as const;

/** Finesse's own code for an agent whose presence was lost (finesse-logs.md section 7). */
const connectionFailure = 255;

/** An ordinary sign-out is confirmed at once; a slow CTI server takes seconds. */
const confirmMs = 60_000;

/** The agent asked for it: an unforced request without Finesse's own code. */
export const isOrdinaryRequest = ({ fact }: EventOf<'state-request'>): boolean =>
  fact.state === ctiState.logout && !fact.forced && fact.reasonCode !== connectionFailure;

/** Finesse asked for it on behalf of a lost presence. */
export const isForcedRequest = ({ fact }: EventOf<'state-request'>): boolean =>
  fact.state === ctiState.logout && fact.reasonCode === connectionFailure;

/** Confirmed logouts that the agent did not ask for, whoever did. `events` are one agent's, in time order. */
export function involuntaryLogouts(events: readonly Event[]): EventOf<'state-event'>[] {
  const requests = events.filter((event) => isKind(event, 'state-request'));
  return events.filter((event): event is EventOf<'state-event'> => {
    if (!isKind(event, 'state-event') || event.fact.state !== ctiState.logout) return false;
    return !requests.some((request) => isOrdinaryRequest(request) && answers(event, request));
  });
}

export const answers = (confirmation: Event, request: Event): boolean =>
  confirmation.at >= request.at && confirmation.at - request.at <= confirmMs;
