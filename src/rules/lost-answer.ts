import { defineRule, lacking, unmet } from './rule.ts';

/** Records of one refusal, in two logs. */
const besideMs = 5_000;

/** A desktop repeats only what it got no answer to: the server had answered, and the answer was lost on its way. */
export const lostAnswer = defineRule({
  meta: {
    id: 'lost-answer',
    cause: 'network-path',
    title: 'An answer of the server did not reach the desktop',
    description:
      'A desktop that repeats a poll did not get its answer. The server keeps no empty answer, so it throws such a desktop out (`Deliverable unavailable`): that is what it did; why the answer was lost is another question. Where the poll was repeated just when its library gives it up, 33 to 36 s after a wait of 30 s, the page and its timers ran, and the path lost the answer. Repeated later, an outage of the path or a sleep of the PC may have swallowed it, and this rule stays quiet (browser-behaviour.md section 2).',
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
      repeated: 'The server refused a request that it had answered before.',
      first: 'Nothing had ended the session before.',
      served: 'The server had not stood still, stopped or run short.',
      answered: 'The server had answered since the last request, and before the refusal.',
      inTime: 'The desktop repeated no later than its library gives a poll up.',
    },
    messages: {
      inTime:
        'the desktop repeated rid {rid} {seconds} s after its last request, no later than its library gives a poll up: the page ran, and the answer of the server did not reach it',
    },
  },
  check: ({ disconnect, serverTrouble }) => {
    const { gap, ends, refusal } = disconnect;
    const fact = refusal?.refused.event?.fact;
    if (!refusal || fact?.kind !== 'rid-unavailable') return unmet('repeated', [disconnect.at]);
    const { refused, before, isLate, isAnswered } = refusal;
    const earliest = ends.find(({ step }) => step !== 'client-status');
    if (earliest && refused.at > earliest.at + besideMs) return unmet('first', [earliest]);
    const [trouble] = gap ? [gap.after] : serverTrouble((before ?? refused).at, refused.at);
    if (trouble) return unmet('served', [trouble]);
    if (!before) return lacking('answered', 'requests');
    if (!isAnswered) return unmet('answered', [before, refused]);
    if (isLate) return unmet('inTime', [before, refused]);
    const seconds = Math.round((refused.at - before.at) / 1_000);
    const values = { rid: fact.rid, seconds };
    return [{ says: 'for', message: 'inTime', values, evidence: [before, refused] }];
  },
});
