import type { DisconnectOutcome } from '../model/words.ts';
import type { Mark } from './event.ts';
import { type Event, type EventOf, isKind } from './event.ts';
import { answers, ctiState, isForcedRequest, isOrdinaryRequest } from './logouts.ts';
import type { Loss } from './losses.ts';
import { covers, type Span } from './timeline.ts';

/** A logout may be confirmed this late after the grace. */
const confirmMs = 30_000;
/** The longest way to a logout of any product (finesse-logs.md section 1). */
const longestMs = 180_000;
/** A desktop that signs out ends its session in the same breath. */
const signOutMs = 60_000;

export interface OutcomeContext {
  /** The first record that says the session or presence ended. */
  readonly at: Mark;
  /** The agent's records, from a minute before the loss to where the next one begins. */
  readonly records: readonly Event[];
  readonly graceMs: number;
  /** The time that webservices records cover. */
  readonly webservices: readonly Span[];
}

/** The first that holds, in the order of the report's definition. */
export function outcomeOf(loss: Loss, context: OutcomeContext): DisconnectOutcome {
  const { at, graceMs, webservices } = context;
  const { returned } = loss;
  if (forcedOut(loss, context)) return 'logged-out';
  if (signedOut(loss, context)) return 'closed';
  if (returned) {
    if (returned.at - at.at <= graceMs) return 'recovered';
    if (covers(webservices, at.at, at.at + graceMs + confirmMs)) return 'recovered';
  }
  if (endedByDesktop(loss)) return 'closed';
  if (!returned && covers(webservices, at.at, at.at + longestMs)) return 'lost';
  return 'inconclusive';
}

function forcedOut(loss: Loss, { at, records }: OutcomeContext): boolean {
  const ordinary = records.filter(
    (event): event is EventOf<'state-request'> =>
      isKind(event, 'state-request') && isOrdinaryRequest(event),
  );
  return afterLoss(loss, at, records).some((event) => {
    if (isKind(event, 'forced-logout')) return true;
    if (isKind(event, 'state-request')) return isForcedRequest(event);
    if (!isKind(event, 'state-event') || event.fact.state !== ctiState.logout) return false;
    return !ordinary.some((request) => answers(event, request));
  });
}

/** After the loss, as far as the stamps can tell, and before the return. */
const afterLoss = ({ returned }: Loss, at: Mark, records: readonly Event[]): Event[] =>
  records.filter(
    (event) => event.at + event.stampMs > at.at && (!returned || event.at <= returned.at),
  );

function signedOut({ returned }: Loss, { at, records }: OutcomeContext): boolean {
  return records.some((event) => {
    const near = event.at >= at.at - signOutMs && (!returned || event.at <= returned.at);
    return near && isKind(event, 'state-request') && isOrdinaryRequest(event);
  });
}

/** Its own terminate or unloading; without either the session may have ended for any reason. */
export const endedByDesktop = ({ ends }: Pick<Loss, 'ends'>): boolean =>
  ends.some(
    ({ step, event }) =>
      step === 'terminate' ||
      (event?.fact.kind === 'client-status' && event.fact.status === 'unloading') ||
      (event?.fact.kind === 'session-closed' &&
        event.fact.by === 'websocket' &&
        event.fact.unavailable === true),
  );
