import type { Disconnect } from '../timeline/disconnect.ts';
import type { EventOf, Mark } from '../timeline/event.ts';
import { type Answer, defineRule, lacking, unmet } from './rule.ts';

const minuteMs = 60_000;
/** SystemInfo's period, and more: what was turned away until the loss. */
const pollMs = 90_000;
/** A desktop that signs its agent out says so at once. */
const sameMomentMs = 5_000;

type Message = 'pageRefused' | 'pageRefusedAfterwards' | 'turnedAway' | 'turnedAwayAfterwards';

/** A desktop whom the server did not let in, or let in no longer. */
export const refusedDesktop = defineRule({
  meta: {
    id: 'refused-desktop',
    cause: 'authentication',
    title: 'The server did not let the desktop in',
    description:
      "The page's own log shows requests that were answered with 401, or the access log shows several in a row of the agent's page, or the Notification Service refused the agent's sign-in, or the page says `unauthorized`. Before anything else was lost that is why the desktop ended; after a loss it says only why the desktop did not come back, and is a hint.",
    falsePositives:
      'A browser that has to show who it is is turned away once and then let in: the access log counts only three and more in a row. A refusal after a loss is a consequence of it: the token ran out, or the password was asked for again.',
    remedy: [
      {
        owner: 'administrator',
        text: 'Check the account and its password or token (single sign-on: Cisco Identity Service), the certificates of both servers in the browser, and the realm log for `Unable to authenticate user`.',
      },
    ],
    decide:
      "The realm log of the server and, with single sign-on, the Identity Service's log at that time.",
    reads: ['client-status', 'rest-response', 'sign-in-refused'],
    requires: [],
    before: 3 * minuteMs,
    after: minuteMs,
    conditions: {
      ended: 'The session ended, or the agent was signed out.',
      refused:
        'The server, or the Notification Service, did not let the desktop in around that time.',
    },
    messages: {
      pageRefused:
        "the server answered the page's requests with 401 from {time} on, before anything was lost",
      pageRefusedAfterwards:
        "the server answered the page's requests with 401 from {time} on, after the connection was lost",
      turnedAway:
        "the access log shows {count} requests of the agent's page answered with 401 in a row from {time} on, before anything was lost",
      turnedAwayAfterwards:
        "the access log shows {count} requests of the agent's page answered with 401 in a row from {time} on, after the connection was lost",
      refusedBack:
        "the desktop's own log says `unauthorized` at {time}, after the connection was lost: it was not let in again",
      signIn: 'the Notification Service refused the sign-in at {time}',
    },
  },
  check: ({ disconnect, events, own, desktop, covered, time }) => {
    const { agent, ends, at } = disconnect;
    if (ends.length === 0) return unmet('ended', [at]);
    const lostAt = lostAtOf(disconnect);
    const answers = refusedAnswers(own('rest-response'), lostAt);
    const streak = agent.nodes
      .flatMap(({ refusals }) => refusals)
      .find(
        (one) =>
          one.agent === agent.id &&
          one.last.at >= lostAt - pollMs &&
          one.first.at <= untilOf(disconnect),
      );
    const back = own('client-status').find(
      ({ fact, at: when }) => fact.status === 'unauthorized' && when > lostAt + sameMomentMs,
    );
    const signIn = events('sign-in-refused').find((event) => isRefusalOf(event, disconnect));
    const says = [
      ...(answers ? [told('pageRefused', answers, { at: lostAt, time })] : []),
      ...(streak
        ? [told('turnedAway', streak.first, { at: lostAt, time, count: streak.count })]
        : []),
      ...(back ? [hint('refusedBack', back, time)] : []),
      ...(signIn ? [hint('signIn', signIn, time)] : []),
    ];
    if (says.length > 0) return says;
    const isShown = desktop(disconnect).state !== 'none' || covered('access');
    return isShown ? unmet('refused') : lacking('refused', 'client');
  },
});

/** Before the loss the last ones, if it is more than one: a single request may be of something that nobody may see. */
function refusedAnswers(
  answers: readonly EventOf<'rest-response'>[],
  lostAt: number,
): EventOf<'rest-response'> | undefined {
  const before = answers.filter(({ at }) => at < lostAt);
  const letIn = before.findLastIndex((event) => !isUnauthorized(event));
  const refused = before.slice(letIn + 1);
  return refused.length > 1 && isOfAgent(refused)
    ? refused[0]
    : answers.find((event) => event.at >= lostAt && isUnauthorized(event));
}

/** What a page asks of its own agent or of the server; another object alone may be one that this agent may not see. */
const isOfAgent = (refused: readonly EventOf<'rest-response'>[]): boolean => {
  const objects = new Set(refused.map(({ fact }) => fact.object));
  return objects.size > 1 || objects.has('User') || objects.has('SystemInfo');
};

const isUnauthorized = ({ fact }: EventOf<'rest-response'>): boolean => fact.status === 401;

type Time = (at: Mark['at']) => string;

/** Nothing of the desktop had failed before. */
const lostAtOf = ({ lastContact, ends, at }: Disconnect): number =>
  lastContact?.earliest ?? Math.min(ends[0]?.at ?? at.at, at.at);

const untilOf = ({ returned, at }: Disconnect): number => returned?.at ?? at.at + minuteMs;

function told(
  message: 'pageRefused' | 'turnedAway',
  mark: Mark,
  { at, time, count = 0 }: { readonly at: number; readonly time: Time; readonly count?: number },
): Answer<Message> {
  const isBefore = mark.at < at;
  return {
    says: 'for',
    message: isBefore ? message : `${message}Afterwards`,
    values: { time: time(mark.at), count },
    evidence: [mark],
    strength: isBefore ? 'evidence' : 'hint',
  };
}

const hint = <M extends string>(message: M, mark: Mark, time: Time): Answer<M> => ({
  says: 'for',
  message,
  values: { time: time(mark.at) },
  evidence: [mark],
  strength: 'hint',
});

/** It names the agent, or else the address that the lost session came from; a conflict is no matter of who it is. */
function isRefusalOf(
  { agent, fact, at }: EventOf<'sign-in-refused'>,
  disconnect: Disconnect,
): boolean {
  if (fact.condition === 'conflict' || at > untilOf(disconnect)) return false;
  if (agent !== undefined) return agent === disconnect.agent.id;
  return fact.clientAddress !== undefined && fact.clientAddress === disconnect.session?.address;
}
