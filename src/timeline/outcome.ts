import { ctiState } from '../model/cti-state.ts';
import type { DisconnectOutcome } from '../model/words.ts';
import { firstOf } from './end.ts';
import type { Mark } from './event.ts';
import { type Event, isKind } from './event.ts';
import { involuntaryLogouts, isForcedRequest } from './logouts.ts';
import { covers, type Span } from './logs/spans.ts';
import type { Loss } from './losses.ts';
import { confirmMs, longestToLogout } from './timers.ts';

export interface OutcomeContext {
  /** The first record that says the session or presence ended. */
  readonly at: Mark;
  /** The agent's records, from a minute before the loss to where the next one begins. */
  readonly records: readonly Event[];
  /** Another session of the agent goes on. */
  readonly livesOn: boolean;
  /** The ordinary sign-out that the loss belongs to. */
  readonly signOut: Event | undefined;
  readonly graceMs: number;
  /** The time that webservices records cover. */
  readonly webservices: readonly Span[];
  /** No log could have shown the agent's return: Finesse heard of no presence, and no session is on record. */
  readonly returnUnseen: boolean;
  /** Another server tells of the agent by a clock that is only assumed: when, nobody knows. */
  readonly seenElsewhere: boolean;
  /** It is such a server that tells of the return. */
  readonly returnAssumed: boolean;
}

/** The first that holds, in the order of the report's definition. */
export function outcomeOf(loss: Loss, context: OutcomeContext): DisconnectOutcome {
  const { at, graceMs, webservices } = context;
  const { returned } = loss;
  if (forcedOut(loss, context)) return 'logged-out';
  if (context.signOut) return 'closed';
  if (returned) {
    if (returned.at - at.at <= graceMs) return 'recovered';
    const noLogout = covers(webservices, at.at, at.at + graceMs + confirmMs);
    if (noLogout && !context.returnAssumed) return 'recovered';
  }
  if (endedByDesktop(loss)) return 'closed';
  const isShown = covers(webservices, at.at, at.at + longestToLogout(graceMs));
  if (staysAway(loss, context) && isShown && !signsOut(context)) return 'lost';
  return 'inconclusive';
}

const staysAway = (
  { returned }: Loss,
  { livesOn, seenElsewhere, returnUnseen }: OutcomeContext,
): boolean => !returned && !livesOn && !seenElsewhere && !returnUnseen;

/** An agent who could still sign out was not lost then, whatever ended. */
const signsOut = ({ at, records, graceMs }: OutcomeContext): boolean =>
  records.some(
    (event) =>
      event.at >= at.at &&
      event.at <= at.at + longestToLogout(graceMs) &&
      (isKind(event, 'state-request') || isKind(event, 'state-event')) &&
      event.fact.state === ctiState.logout,
  );

function forcedOut(loss: Loss, { at, records }: OutcomeContext): boolean {
  const forced = involuntaryLogouts(records);
  return afterLoss(loss, at, records).some(
    (event) =>
      isKind(event, 'forced-logout') ||
      (isKind(event, 'state-request') && isForcedRequest(event)) ||
      forced.has(event),
  );
}

/** After the loss, as far as the stamps can tell, and before the return. */
const afterLoss = ({ returned }: Loss, at: Mark, records: readonly Event[]): Event[] =>
  records.filter(
    (event) =>
      event.at + event.stampMs > at.at && (!returned || event.at < returned.at + returned.stampMs),
  );

/** Its own terminate or unloading; without either the session may have ended for any reason. */
export const endedByDesktop = ({ ends }: Pick<Loss, 'ends'>): boolean =>
  firstOf(ends).some(
    ({ step, event }) =>
      step === 'terminate' ||
      (event?.fact.kind === 'client-status' && event.fact.status === 'unloading') ||
      (event?.fact.kind === 'session-closed' &&
        event.fact.by === 'websocket' &&
        event.fact.unavailable === true),
  );
