import { ctiState } from '../model/cti-state.ts';
import { type Event, isKind, type Mark } from './event.ts';
import { firstFrom, indexOf } from './event-index.ts';
import { answerMs } from './logouts.ts';
import { covers, type Span } from './logs/spans.ts';

interface RefusalContext {
  /** The loss. */
  readonly at: Mark;
  readonly returned: Mark | undefined;
  /** The time that webservices records cover. */
  readonly webservices: readonly Span[];
}

/**
 * CTI did not grant the sign-out that the agent asked for: without a confirmation the agent works on after the loss, or is
 * back, and did not sign in anew. A confirmation that the logs do not reach is no refusal.
 */
export function isRefused(
  asked: Event,
  events: readonly Event[],
  context: RefusalContext,
): boolean {
  if (!isKind(asked, 'state-request')) return false;
  let worksOn = false;
  let settling: Event | undefined;
  for (let next = firstFrom(events, asked.at); next < events.length && !settling; next++) {
    const event = events[next] as Event;
    if (event === asked) continue;
    if (settles(event)) settling = event;
    else if (isKind(event, 'state-event') && event.at > context.at.at) worksOn = true;
  }
  if (settling && isKind(settling, 'state-event') && settling.fact.state === ctiState.logout)
    return false;
  return worksOn || isBackUnsigned(asked, events, settling, context);
}

/** The agent's next sign-in, the next request to sign out, or CTI's confirmation. */
const settles = (event: Event): boolean =>
  (isKind(event, 'state-request') || isKind(event, 'state-event')) &&
  (event.fact.state === ctiState.login || event.fact.state === ctiState.logout);

/** Back where CTI's log shows the agent's states, and would have shown a logout and a sign-in. */
function isBackUnsigned(
  asked: Event,
  events: readonly Event[],
  settling: Event | undefined,
  { returned, webservices }: RefusalContext,
): boolean {
  if (!returned) return false;
  const until = Math.max(returned.at, asked.at) + answerMs;
  return (
    (!settling || settling.at > until) &&
    covers(webservices, asked.at, until) &&
    (indexOf(events).of('state-event')[0]?.at ?? asked.at) < asked.at
  );
}
