import { reasonCodeWords } from '../model/reason-codes.ts';
import { defineRule } from './rule.ts';

const minuteMs = 60_000;

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
    reads: ['state-event'],
    requires: [],
    before: minuteMs,
    after: 10_000,
    messages: {
      asked: 'the desktop asked for the logout itself at {time}, unforced',
      confirmed: "CTI confirmed an ordinary logout at {time}, with a code of the agent's own",
      byRule: 'CTI confirmed a logout with reason {code}: {words}',
    },
  },
  check: ({ disconnect: { ends, signOut, lastContact }, events, time }) => {
    // A desktop that had fallen silent before the agent signed out was lost for another reason.
    if (signOut && lastContact && signOut.at > lastContact.latest) return [];
    const first = ends[0];
    const product =
      events('state-event').find(({ fact }) => fact.product)?.fact.product ?? 'unknown';
    const fact = first?.step === 'logout-confirmed' ? first.event?.fact : undefined;
    const code = fact?.kind === 'state-event' ? fact.reasonCode : undefined;
    const words = code === undefined ? undefined : reasonCodeWords(code, product);
    const confirmed = signOut?.fact.kind === 'state-event';
    return [
      ...(signOut
        ? [
            {
              says: 'for' as const,
              message: confirmed ? ('confirmed' as const) : ('asked' as const),
              values: { time: time(signOut.at) },
              evidence: [signOut],
              strength: confirmed ? ('evidence' as const) : ('proof' as const),
            },
          ]
        : []),
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
