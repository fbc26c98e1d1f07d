import type { Disconnect } from '../timeline/disconnect.ts';
import type { End } from '../timeline/end.ts';
import { defineRule } from './rule.ts';

/** Stamps are whole seconds, and an idle poll is repeated a moment after its wait. */
const slackMs = 5_000;

/** The server ends a session over the order of its requests; after a silence that is only the consequence. */
export const requestDisorder = defineRule({
  meta: {
    id: 'request-disorder',
    cause: 'request-order',
    title: 'The server ended the session over the order of its requests',
    description:
      'BOSH numbers each request (rid). The server ends a session whose rid runs ahead of its window, repeats one whose answer is no longer kept, or asks too often. A desktop that returns after a silence, or after the server stood still, repeats its last request and is thrown out all the same: then the disorder is a consequence, and this rule stays quiet.',
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
    conditions: {},
    messages: {
      tooHigh:
        'the desktop sent rid {rid}, beyond the window that ends at {limit}: a request before it was skipped, lost or overtaken',
      repeated: 'the desktop repeated rid {rid}, whose answer the server no longer kept',
      overactive: 'the desktop sent too many requests at once, or polled faster than allowed',
      refused: 'the server refused a request with {condition} and ended the session',
    },
  },
  check: ({ disconnect, timers }) => {
    const { gap, ends } = disconnect;
    const first = ends.find((end) => end.step === 'rejected');
    const earliest = ends.find(({ step }) => step !== 'client-status');
    if (!first || gap || !earliest || first.at > earliest.at + slackMs) return [];
    const wait = timers.waitMs.value;
    const heldMs = sinceRequest(disconnect, first);
    if (silentFor(disconnect, first) >= wait || (heldMs ?? 0) > wait + slackMs) return [];
    return ends
      .filter((end) => end.step === 'rejected')
      .flatMap((end) => {
        const told = wording(end);
        if (!told) return [];
        const strength = heldMs === undefined && mayRepeat(told) ? 'hint' : 'proof';
        return [{ says: 'for' as const, evidence: [end], strength, ...told } as const];
      });
  },
});

/** How long the session had been silent when it was refused, by the last sweep before. */
function silentFor({ session }: Disconnect, refused: End): number {
  const told = session?.silence?.sweeps.filter(({ at }) => at <= refused.at).at(-1);
  return told ? refused.at - told.at + told.lastActiveMs : 0;
}

/** From the desktop's last new request to the one that was refused: a desktop in touch polls at least every `wait`. */
function sinceRequest({ session }: Disconnect, refused: End): number | undefined {
  const request = session?.lastRequests
    .filter(({ at, stampMs }) => at + stampMs <= refused.at)
    .at(-1);
  return request && refused.at - request.at;
}

/** An outage that swallowed an answer makes a desktop repeat its request, too: only requests shown just before exclude one. */
const mayRepeat = ({ message, values }: NonNullable<ReturnType<typeof wording>>): boolean =>
  message === 'repeated' || (message === 'refused' && /item-?not-?found/i.test(values.condition));

function wording({ event }: End) {
  const fact = event?.fact;
  switch (fact?.kind) {
    case 'rid-too-high':
      return { message: 'tooHigh', values: { rid: fact.rid, limit: fact.limit } } as const;
    case 'rid-unavailable':
      return { message: 'repeated', values: { rid: fact.rid } } as const;
    case 'overactivity':
      return { message: 'overactive' } as const;
    case 'session-error':
      return { message: 'refused', values: { condition: fact.condition } } as const;
    case 'bosh-answer':
      return { message: 'refused', values: { condition: fact.condition ?? 'an error' } } as const;
    default:
      return undefined;
  }
}
