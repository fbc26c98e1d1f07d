import { ctiState } from '../model/cti-state.ts';
import type { FactOf } from '../model/fact.ts';
import { isListed, isSystemCode } from '../model/reason-code-words.ts';
import type { Deployment } from '../model/words.ts';
import type { End } from './end.ts';
import { type Event, type EventOf, isKind, type Mark } from './event.ts';
import { indexOf } from './event-index.ts';
import { keptOf } from './kept-of.ts';

/** Finesse's own code for an agent whose presence was lost (finesse-logs.md section 7). */
const connectionFailure = 255;

/** An ordinary sign-out is confirmed at once; a slow CTI server takes seconds. */
export const answerMs = 60_000;

/** The agent asked for it: an unforced request without a code that the product keeps for the system. */
function isOrdinaryRequest({ fact }: EventOf<'state-request'>, product: Deployment): boolean {
  const { reasonCode, state, forced } = fact;
  if (state !== ctiState.logout || forced || reasonCode === connectionFailure) return false;
  return reasonCode === undefined || product === 'unknown' || !isSystemCode(reasonCode, product);
}

/**
 * The agent's own doing, from the desktop: no supervisor asked for it, and neither Finesse nor CTI did for a reason that
 * the product keeps for the system.
 */
export function isOwnRequest({
  reasonCode,
  state,
  forced,
  supervised,
}: FactOf<'state-request'>): boolean {
  if (state === ctiState.logout || forced || supervised) return false;
  return reasonCode === undefined || !isListed(reasonCode);
}

/** Finesse asked for it on behalf of a lost presence. */
export const isForcedRequest = ({ fact }: EventOf<'state-request'>): boolean =>
  fact.state === ctiState.logout && fact.reasonCode === connectionFailure;

/**
 * Confirmed logouts that the agent did not ask for, whoever did: they answer Finesse's request, or carry a code that only
 * the system, a supervisor or a rule gives. A code of the agent's own needs no request in this bundle: it may have been
 * asked for on another server. `events` are one agent's, in time order.
 */
export const involuntaryLogouts = keptOf(
  (events: readonly Event[]): ReadonlySet<Event> =>
    new Set(
      indexOf(events)
        .of('state-event')
        .filter((event) => isInvoluntary(event, events)),
    ),
);

function isInvoluntary(event: EventOf<'state-event'>, events: readonly Event[]): boolean {
  const { state, reasonCode, product: own } = event.fact;
  if (state !== ctiState.logout) return false;
  const product = productIn(events);
  const asked = indexOf(events).between('state-request', event.at - answerMs, event.at);
  if (asked.some((request) => isOrdinaryRequest(request, product))) return false;
  if (asked.some(isForcedLogout)) return true;
  return reasonCode !== undefined && isSystemCode(reasonCode, own ?? product);
}

/** Finesse or the desktop forced it. */
export const isForcedLogout = (request: EventOf<'state-request'>): boolean =>
  isForcedRequest(request) ||
  (request.fact.state === ctiState.logout && request.fact.forced && !request.fact.reasonCode);

/** The product that CTI's own records name, where they name one. */
export const productIn = keptOf((events: readonly Event[]): Deployment => {
  const told = indexOf(events).of('state-event');
  const named = new Set(told.flatMap(({ fact }) => fact.product ?? []));
  const [product] = named;
  return product !== undefined && named.size === 1 ? product : 'unknown';
});

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
  const forced = involuntaryLogouts(events);
  const product = productIn(events);
  let signedOut: Event | undefined;
  for (const event of indexOf(events).within(lastContact - signOutMs, until)) {
    if (isLogin(event) && event.at <= at.at) signedOut = undefined;
    const asked = isKind(event, 'state-request') && isOrdinaryRequest(event, product);
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
  confirmation.at >= request.at && confirmation.at - request.at <= answerMs;

/**
 * The confirmed logout that no loss comes before. Openfire stamps whole seconds: a session that closes in the second of
 * the logout may well have closed after it.
 */
export function logoutWithoutLoss(ends: readonly End[]): EventOf<'state-event'> | undefined {
  const logout = ends.find(({ step }) => step === 'logout-confirmed');
  const event = logout?.event;
  if (!logout || !event || !isKind(event, 'state-event')) return undefined;
  const before = ends.slice(0, ends.indexOf(logout));
  const mayFollow = ({ step, at, stampMs }: End): boolean =>
    (step === 'session-closed' || step === 'terminate') && at + stampMs > logout.at;
  return before.every(mayFollow) ? event : undefined;
}
