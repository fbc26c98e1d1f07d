import { ctiState } from '../model/cti-state.ts';
import { causerOf, reasonWords } from '../model/reason-code-words.ts';
import type { Deployment } from '../model/words.ts';
import type { End } from './end.ts';
import { type Event, type EventOf, isKind } from './event.ts';
import { answers, isForcedLogout, isForcedRequest } from './logouts.ts';

/** The logout that was asked for, by whomever, and what CTI made of it. */
export interface Confirmation {
  readonly asked?: EventOf<'state-request'>;
  readonly answer?: EventOf<'state-event'>;
  /** Asked for on behalf of a lost presence, or forced for no reason that anybody could have chosen. */
  readonly isForced: boolean;
}

export function confirmationOf(
  records: readonly Event[],
  ends: readonly End[],
  product: Deployment,
): Confirmation {
  const requests = records.filter(
    (event): event is EventOf<'state-request'> =>
      isKind(event, 'state-request') && event.fact.state === ctiState.logout,
  );
  const events = records.filter((event) => isKind(event, 'state-event'));
  const logouts = events.filter(({ fact }) => fact.state === ctiState.logout);
  const first = ends[0]?.step === 'logout-confirmed' ? ends[0].event : undefined;
  if (first && isKind(first, 'state-event'))
    return pair(requests.filter((request) => answers(first, request)).at(-1), first);
  const asked = requests.find(isForcedRequest) ?? requests.at(-1);
  if (!asked) return pair(asked, logouts[0] ?? events.find((event) => isByLoss(event, product)));
  const after = logouts.find((event) => event.at >= asked.at);
  const instead = events.find((event) => isInstead(event, asked, product));
  const isLogout = after && (!instead || answers(after, asked));
  return pair(asked, (isLogout ? after : instead) ?? logouts[0]);
}

const pair = (
  asked: EventOf<'state-request'> | undefined,
  answer: EventOf<'state-event'> | undefined,
): Confirmation => ({
  ...(asked && { asked }),
  ...(answer && { answer }),
  isForced: asked !== undefined && isForcedLogout(asked),
});

/**
 * Not Ready instead of the logout that was asked for: what UCCE answers with Logout on Agent Disconnect 0. An agent who
 * talks stays so until the call ends (Administration Guide 15.0(1), Failover), so only its code tells a late answer.
 */
export function isInstead(
  event: Event,
  asked: EventOf<'state-request'>,
  product: Deployment,
): boolean {
  if (!isKind(event, 'state-event') || event.fact.state !== ctiState.notReady) return false;
  const own = event.fact.product ?? product;
  if (own === 'uccx' || event.at < asked.at) return false;
  const { reasonCode } = event.fact;
  if (isByLoss(event, product)) return true;
  const isEcho = reasonCode === asked.fact.reasonCode;
  const means = reasonCode !== undefined && reasonWords(reasonCode, own, 'not-ready');
  return (isEcho || !means) && answers(event, asked);
}

/** Not Ready because the connection was lost, whoever asked. */
function isByLoss({ fact }: EventOf<'state-event'>, product: Deployment): boolean {
  if (fact.state !== ctiState.notReady || fact.reasonCode === undefined) return false;
  return causerOf(fact.reasonCode, fact.product ?? product, 'not-ready') === 'connection';
}

/** Not Ready - Connection Failure, or Logged Out - System Failure: by Logout on Agent Disconnect (the same chapter). */
const loadCode = 50002;

/** Logout on Agent Disconnect, as CTI's answer to Finesse's request shows it. */
export function logoutOnDisconnect(
  { asked, answer }: Confirmation,
  product: Deployment,
): 0 | 1 | undefined {
  if (!asked || !isForcedRequest(asked) || answer?.fact.reasonCode !== loadCode) return undefined;
  if ((answer.fact.product ?? product) !== 'ucce' || answer.at < asked.at) return undefined;
  if (answer.fact.state === ctiState.notReady) return 0;
  return answers(answer, asked) ? 1 : undefined;
}
