import { causerOf, isListed, reasonWords } from '../model/reason-code-words.ts';
import type { ReasonCauser } from '../model/reason-codes.ts';
import type { Deployment } from '../model/words.ts';
import type { Event } from '../timeline/event.ts';
import { defineRule, lacking, unmet } from './rule.ts';

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
    conditions: {
      told: 'An ordinary logout is on record, or one with a code of a supervisor, of inactivity, of the device or of the configuration.',
      heard: 'The desktop had not fallen silent before the agent signed out.',
    },
    messages: {
      asked: 'the desktop asked for the logout itself at {time}, unforced',
      confirmed: 'CTI confirmed an ordinary logout at {time}',
      ownCode:
        "CTI confirmed a logout at {time} with reason {code}, which is on no product's list, as codes that a site chooses are",
      unlisted:
        "CTI confirmed a logout at {time} with reason {code}, which is not known to be a code of the system on this server's product",
      byRule: 'CTI confirmed a logout with reason {code}: {words}',
    },
  },
  check: ({ disconnect: { signOut, lastContact, logout, product }, covered, time }) => {
    const code = logout?.fact.reasonCode;
    const isByRule = code !== undefined && byRule.has(causerOf(code, product, 'logged-out'));
    if (!signOut && !isByRule)
      return covered('webservices') ? unmet('told', [logout]) : lacking('told', 'webservices');
    if (signOut && lastContact && signOut.at > lastContact.latest)
      return unmet('heard', [...lastContact.evidence, signOut]);
    return [
      ...(signOut
        ? [
            {
              says: 'for' as const,
              ...toldBy(signOut, product),
              values: { time: time(signOut.at), code: codeOf(signOut) ?? 0 },
              evidence: [signOut],
            },
          ]
        : []),
      ...(logout && isByRule
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

/** The desktop's own request proves it; of a confirmation only the code tells whose doing it was. */
function toldBy(signOut: Event, product: Deployment) {
  if (signOut.fact.kind !== 'state-event')
    return { message: 'asked' as const, strength: 'proof' as const };
  const code = codeOf(signOut);
  const isOwn =
    code === undefined || code <= 0 || causerOf(code, product, 'logged-out') === 'agent';
  if (isOwn) return { message: 'confirmed' as const, strength: 'evidence' as const };
  return isListed(code)
    ? { message: 'unlisted' as const, strength: 'hint' as const }
    : { message: 'ownCode' as const, strength: 'evidence' as const };
}

const codeOf = ({ fact }: Event): number | undefined =>
  fact.kind === 'state-event' ? fact.reasonCode : undefined;
