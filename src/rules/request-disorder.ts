import type { End } from '../timeline/end.ts';
import type { RefusedRequest } from '../timeline/refused-request.ts';
import type { Session } from '../timeline/session.ts';
import { type Answer, defineRule, unmet } from './rule.ts';

/** Records of one refusal, in two logs. */
const besideMs = 5_000;
/** The server ends a session over the order of its requests; after a silence that is only the consequence. */
export const requestDisorder = defineRule({
  meta: {
    id: 'request-disorder',
    cause: 'request-order',
    title: 'The server ended the session over the order of its requests',
    description:
      'BOSH numbers each request (rid). The server ends a session whose rid runs ahead of its window, repeats one whose answer is no longer kept, or asks too often. A desktop that returns after a silence, or after the server stood still, repeats its last request and is thrown out all the same: then the disorder is a consequence, and this rule stays quiet. A desktop gives a poll up a few seconds after its wait: what it repeats then had an answer that it never got; what it repeats later, an outage or a sleep may have swallowed, and this rule stays quiet, too.',
    falsePositives:
      'A proxy or a security product that repeats requests; two pages that share one session.',
    remedy: [
      {
        owner: 'network',
        text: 'Look for a proxy, load balancer or security agent on the path that repeats, buffers or re-orders requests to port 7443.',
      },
      {
        owner: 'tac',
        text: 'Capture the traffic of one such desktop at both ends, and compare the rids.',
      },
    ],
    decide:
      'A capture at the desktop and at the server: whether the desktop sent these rids, or the path changed them.',
    reads: [],
    requires: [],
    before: 0,
    after: 0,
    conditions: {
      refused: 'The server refused a request of the session.',
      first: 'Nothing had ended the session before.',
      served: 'The server had not stood still.',
      inTouch: 'The sweeps show no silence as long as the wait before it.',
      inTime:
        'The desktop had made another request no longer ago than its library takes to give a poll up.',
      wording: 'The record says over what.',
    },
    messages: {
      tooHigh:
        'the desktop sent rid {rid}, beyond the window that ends at {limit}: a request before it was skipped, lost or overtaken',
      repeated: 'the desktop repeated rid {rid}, whose answer the server no longer kept',
      tooMany: 'the desktop sent too many requests at once',
      tooFast: 'the desktop polled faster than the server allows',
      refused: 'the server refused a request with {condition} and ended the session',
    },
  },
  check: ({ disconnect, timers }) => {
    const { gap, ends, refusal, session } = disconnect;
    if (!refusal) return unmet('refused', [disconnect.at]);
    const { refused, before } = refusal;
    const earliest = ends.find(({ step }) => step !== 'client-status');
    if (!earliest || refused.at > earliest.at + besideMs) return unmet('first', [earliest]);
    if (gap) return unmet('served', [gap.after]);
    if (silentFor(session, refused) >= timers.waitMs.value)
      return unmet('inTouch', session?.silence?.sweeps.slice(-1));
    if (refusal.isLate) return unmet('inTime', [before, refused]);
    const rejections = ends.filter(({ step }) => step === 'rejected');
    const said = rejections.flatMap((end) => answersTo(end, refusal));
    return said.length > 0 ? said : unmet('wording', [refused]);
  },
});

type Message = 'tooHigh' | 'repeated' | 'tooMany' | 'tooFast' | 'refused';
type Told = Pick<Answer<Message>, 'message' | 'values' | 'side'>;

function answersTo(end: End, { before }: RefusedRequest): Answer<Message>[] {
  const told = wording(end);
  if (!told) return [];
  const strength = isRepeat(end) && !before ? 'hint' : 'proof';
  return [{ says: 'for', evidence: [end], strength, ...told }];
}

/** How long the session had been silent when it was refused, by the last sweep before. */
function silentFor(session: Session | undefined, refused: End): number {
  const told = session?.silence?.sweeps.filter(({ at }) => at <= refused.at).at(-1);
  return told ? refused.at - told.at + told.lastActiveMs : 0;
}

/** An outage that swallowed an answer makes a desktop repeat its request, too: only requests shown just before exclude one. */
function isRepeat({ event }: End): boolean {
  const fact = event?.fact;
  if (fact?.kind === 'rid-unavailable') return true;
  const isError = fact?.kind === 'session-error' || fact?.kind === 'bosh-answer';
  return isError && /item-?not-?found/i.test(fact.condition ?? '');
}

function wording({ event }: End): Told | undefined {
  const fact = event?.fact;
  switch (fact?.kind) {
    case 'rid-too-high':
      return { message: 'tooHigh', values: { rid: fact.rid, limit: fact.limit } };
    case 'rid-unavailable':
      return { message: 'repeated', values: { rid: fact.rid } };
    case 'overactivity':
      // A path may hold requests back and let them go at once; who asks again too soon is rather the desktop.
      return fact.reason === 'polling-too-fast'
        ? { message: 'tooFast', side: 'client' }
        : { message: 'tooMany' };
    case 'session-error':
      return { message: 'refused', values: { condition: fact.condition } };
    case 'bosh-answer':
      return { message: 'refused', values: { condition: fact.condition ?? 'an error' } };
    default:
      return undefined;
  }
}
