import { reasonCodeWords } from '../model/reason-codes.ts';
import { type Event, type EventOf, isKind, type Mark } from './event.ts';

/** CTI agent states (CTI Server Message Reference Guide). */
export const ctiState = { login: 0, logout: 1, notReady: 2 } as const;

/** Finesse's own code for an agent whose presence was lost (finesse-logs.md section 7). */
const connectionFailure = 255;

/** An ordinary sign-out is confirmed at once; a slow CTI server takes seconds. */
const confirmMs = 60_000;

/** The agent asked for it: an unforced request without Finesse's own code. */
const isOrdinaryRequest = ({ fact }: EventOf<'state-request'>): boolean =>
  fact.state === ctiState.logout && !fact.forced && fact.reasonCode !== connectionFailure;

/** Finesse asked for it on behalf of a lost presence. */
export const isForcedRequest = ({ fact }: EventOf<'state-request'>): boolean =>
  fact.state === ctiState.logout && fact.reasonCode === connectionFailure;

/**
 * Confirmed logouts that the agent did not ask for, whoever did: they answer Finesse's request, or carry a code that only
 * the system, a supervisor or a rule gives. A code of the agent's own needs no request in this bundle: it may have been
 * asked for on another server. `events` are one agent's, in time order.
 */
export function involuntaryLogouts(events: readonly Event[]): EventOf<'state-event'>[] {
  const requests = events.filter((event) => isKind(event, 'state-request'));
  return events.filter((event): event is EventOf<'state-event'> => {
    if (!isKind(event, 'state-event') || event.fact.state !== ctiState.logout) return false;
    const asked = requests.filter((request) => answers(event, request));
    if (asked.some(isOrdinaryRequest)) return false;
    return asked.some(isForcedRequest) || hasSystemCode(event);
  });
}

function hasSystemCode({ fact: { reasonCode, product } }: EventOf<'state-event'>): boolean {
  if (reasonCode === undefined) return false;
  const products = product ? [product] : (['uccx', 'ucce'] as const);
  return products.some((one) => reasonCodeWords(reasonCode, one) !== undefined);
}

/** A desktop that signs out ends its session in the same breath. */
const signOutMs = 60_000;

/**
 * The agent's ordinary sign-out that a loss belongs to: asked for or confirmed from shortly before the last contact to
 * the return, with no sign-in between it and the loss.
 */
export function signOutBefore(
  events: readonly Event[],
  lastContact: number,
  at: Mark,
  until: number,
): Event | undefined {
  const forced = new Set<Event>(involuntaryLogouts(events));
  let signedOut: Event | undefined;
  for (const event of events) {
    if (event.at < lastContact - signOutMs || event.at > until) continue;
    if (isLogin(event) && event.at <= at.at) signedOut = undefined;
    const asked = isKind(event, 'state-request') && isOrdinaryRequest(event);
    const confirmed =
      isKind(event, 'state-event') && event.fact.state === ctiState.logout && !forced.has(event);
    if (asked || (confirmed && event.at <= at.at)) signedOut ??= event;
  }
  return signedOut;
}

const isLogin = ({ fact }: Event): boolean =>
  (fact.kind === 'state-event' && fact.state === ctiState.login) ||
  (fact.kind === 'presence' && fact.type === 'available');

export const answers = (confirmation: Event, request: Event): boolean =>
  confirmation.at >= request.at && confirmation.at - request.at <= confirmMs;
