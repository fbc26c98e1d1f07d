import { reasonCodeWords } from '../model/reason-codes.ts';
import { defineRule } from './rule.ts';

const minuteMs = 60_000;
/** CTI agent state (CTI Server Message Reference Guide). */
const logout = 1;

/** The agent, a supervisor or a rule signed the agent out: nothing was lost. */
export const signOut = defineRule({
  meta: {
    id: 'sign-out',
    cause: 'signed-out',
    title: 'The agent was signed out on purpose or by a rule',
    description:
      'The desktop asked for the logout itself before its session ended, or CTI confirmed a logout with the code of a supervisor, of inactivity or of the device, with no loss of the connection before it.',
    falsePositives: 'A forced logout with reason 255 is no sign-out: it follows a lost presence.',
    remedy: [
      {
        owner: 'administrator',
        text: 'Nothing to repair here. If the logout was not wanted: look at the supervisor actions and the inactivity and device settings of the agent.',
      },
    ],
    decide: 'The audit log of the server and the reason code report.',
    reads: ['state-request', 'state-event'],
    requires: [],
    before: minuteMs,
    after: 10_000,
    messages: {
      asked: 'the desktop asked for the logout itself at {time}, unforced',
      byRule: 'CTI confirmed a logout with reason {code}: {words}',
    },
  },
  check: ({ disconnect: { agent, ends, lastContact }, events, time }) => {
    if (lastContact) return [];
    const asked = events('state-request').filter(
      ({ agent: id, fact }) =>
        id === agent.id && fact.state === logout && !fact.forced && fact.reasonCode !== 255,
    );
    const first = ends[0];
    const product =
      events('state-event').find(({ fact }) => fact.product)?.fact.product ?? 'unknown';
    const fact = first?.step === 'logout-confirmed' ? first.event?.fact : undefined;
    const code = fact?.kind === 'state-event' ? fact.reasonCode : undefined;
    const words = code === undefined ? undefined : reasonCodeWords(code, product);
    return [
      ...asked.slice(-1).map((event) => ({
        says: 'for' as const,
        message: 'asked' as const,
        values: { time: time(event.at) },
        evidence: [event],
        strength: 'proof' as const,
      })),
      ...(first && code !== undefined && words?.byRule
        ? [
            {
              says: 'for' as const,
              message: 'byRule' as const,
              values: { code, words: words.text },
              evidence: [first],
              strength: 'proof' as const,
            },
          ]
        : []),
    ];
  },
});
