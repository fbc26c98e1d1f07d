import { defineRule, unmet } from './rule.ts';

/** Records of one refusal, in two logs. */
const besideMs = 5_000;

/** A desktop repeats only what it got no answer to: the server had answered, and the answer was lost on its way. */
export const lostAnswer = defineRule({
  meta: {
    id: 'lost-answer',
    cause: 'network-path',
    title: 'An answer of the server did not reach the desktop',
    description:
      'A desktop that repeats a poll did not get its answer. The server keeps no empty answer, so it throws such a desktop out (`Deliverable unavailable`): that is what it did; why the answer was lost is another question. Where the poll was repeated just when its library gives it up, 33 to 36 s after a wait of 30 s, the page and its timers ran, and the path lost the answer. Repeated later, an outage of the path or a sleep of the PC may have swallowed it; a page that was frozen, blocked or throttled goes on with the next rid (browser-behaviour.md section 2).',
    falsePositives:
      'A security product on the PC that swallows answers; a sleep that ends in the seconds in which the library gives the poll up.',
    remedy: [
      {
        owner: 'network',
        text: 'Look for losses, VPN reconnects and idle timeouts below the wait (30 s) on the path of this desktop: the request went through, and its answer did not.',
      },
    ],
    decide:
      "The agent's client log over that time: requests without an answer while it goes on speak for the network, a hole for a PC that slept; a capture at both ends shows where the answer was lost.",
    reads: [],
    requires: ['requests'],
    before: 0,
    after: 0,
    conditions: {
      repeated: 'the server refused a request that it had answered before',
      first: 'nothing had ended the session before',
      served: 'the server had not stood still, stopped or run short',
      ran: "the agent's client log shows no hole over the loss",
    },
    messages: {
      inTime:
        'the desktop repeated rid {rid} {seconds} s after its last request, no later than its library gives a poll up: the page ran, and the answer of the server did not reach it',
      late: 'the desktop repeated rid {rid}, whose answer it had not got: an outage swallows an answer, and so does a sleep',
    },
  },
  check: ({ disconnect, desktop, serverTrouble }) => {
    const { gap, ends, session, refusal } = disconnect;
    const fact = refusal?.refused.event?.fact;
    if (!refusal || fact?.kind !== 'rid-unavailable') return unmet('repeated', [disconnect.at]);
    const { refused, before, isLate, isAnswered } = refusal;
    const earliest = ends.find(({ step }) => step !== 'client-status');
    if (earliest && refused.at > earliest.at + besideMs) return unmet('first', [earliest]);
    const [trouble] = gap ? [gap.after] : serverTrouble((before ?? refused).at, refused.at);
    if (trouble) return unmet('served', [trouble]);
    const log = desktop(disconnect);
    if (log.state === 'stopped' || log.state === 'ended') return unmet('ran', log.evidence);
    const { rid } = fact;
    const answer = { says: 'for', evidence: [...(before ? [before] : []), refused] } as const;
    if (before && isAnswered && !isLate) {
      const seconds = Math.round((refused.at - before.at) / 1_000);
      return [{ ...answer, message: 'inTime', values: { rid, seconds } }];
    }
    const sweeps = session?.silence?.sweeps.slice(-1) ?? [];
    return [
      {
        ...answer,
        message: 'late',
        values: { rid },
        evidence: [...sweeps, ...answer.evidence],
        strength: 'hint',
      },
    ];
  },
});
