import { causerOf, reasonWords } from '../model/reason-code-words.ts';
import type { ReasonCauser } from '../model/reason-codes.ts';
import { defineRule } from './rule.ts';

/** Nothing of the desktop's connection, nor of the servers. */
const byRule = new Set<ReasonCauser | undefined>([
  'supervisor',
  'inactivity',
  'device',
  'administration',
]);

/** The agent, a supervisor or a rule signed the agent out: nothing was lost. */
export const signOut = defineRule({
  meta: {
    id: 'sign-out',
    cause: 'signed-out',
    title: 'The agent was signed out on purpose or by a rule',
    description:
      "The desktop asked for the logout itself before its session ended, or CTI confirmed a logout with the product's code of a supervisor, of inactivity, of the device or of the agent's configuration, with no loss of the connection before it.",
    falsePositives:
      'A forced logout with reason 255 is no sign-out: it follows a lost presence. The same number may mean something else on the other product: without `deploymentType` no code counts.',
    remedy: [
      {
        owner: 'administrator',
        text: 'Nothing to repair here. If the logout was not wanted: look at the supervisor actions and the inactivity and device settings of the agent.',
      },
    ],
    decide: 'The audit log of the server and the reason code report.',
    reads: [],
    requires: [],
    before: 0,
    after: 0,
    messages: {
      asked: 'the desktop asked for the logout itself at {time}, unforced',
      confirmed: "CTI confirmed an ordinary logout at {time}, with a code of the agent's own",
      byRule: 'CTI confirmed a logout with reason {code}: {words}',
    },
  },
  check: ({ disconnect: { signOut, lastContact, logout, product }, time }) => {
    // A desktop that had fallen silent before the agent signed out was lost for another reason.
    if (signOut && lastContact && signOut.at > lastContact.latest) return [];
    const code = logout?.fact.reasonCode;
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
      ...(logout && code !== undefined && byRule.has(causerOf(code, product, 'logged-out'))
        ? [
            {
              says: 'for' as const,
              message: 'byRule' as const,
              values: { code, words: reasonWords(code, product, 'logged-out') ?? '' },
              evidence: [logout],
              strength: 'proof' as const,
            },
          ]
        : []),
    ];
  },
});
