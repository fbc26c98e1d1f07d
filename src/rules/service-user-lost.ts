import { defineRule, unmet } from './rule.ts';

/** A service user that is back within this has only signed in anew. */
const signsInAnewMs = 10_000;
/** Fewer of so many or more: desktops that leave a server do not leave alone. */
const fewAgents = 3;
/** What a desktop does about it comes within this (Administration Guide 15.0, failover). */
const leaveMs = 2 * 60_000;
/** One that is told in place of what is missing lies no further from the loss. */
const nearMs = 5 * 60_000;

/** Desktops leave a server whose own user is gone: it is how they see that the Notification Service is. */
export const serviceUserLost = defineRule({
  meta: {
    id: 'service-user-lost',
    cause: 'service-restart',
    title: "Finesse's own user lost its session before the agent was lost",
    description:
      "The session or presence of Finesse's own user (`finesse`) went at the Notification Service, and at least three agents who are half of those on the server or more, or one of fewer, were lost with it or after it although their desktops had been in touch until then: while it was gone, or where that was longer than a minute, within two minutes. An unavailable `finesse` is what desktops take for the loss of the service (Administration Guide, failover), and without it Finesse hears of no presence.",
    falsePositives:
      'What takes the service user and the agents at once: a server under load, a pause of the virtual machine. A service user that only signs in anew takes nobody along.',
    // What to do about a stop is said with the cause, whichever rule finds it.
    remedy: [],
    decide:
      'platform/log/servm*.log and the logs of Finesse Tomcat: whether a service stopped, or only its connection broke.',
    reads: [],
    requires: ['webservices'],
    before: leaveMs,
    after: 0,
    conditions: {
      lost: 'The session ended, and neither the agent, a stop of the Notification Service nor its standstill ended it.',
      gone: "Finesse's own user lost its session at the Notification Service.",
      followed:
        'The desktop had been in touch until then, and so had those of half of the agents, three or more, or the server had fewer and its user stayed away.',
    },
    messages: {
      lost: "Finesse's own user lost its session at the Notification Service at {time}, {seconds} s before the agent was lost",
      lostWith:
        "Finesse's own user lost its session at the Notification Service at {time}, in the same seconds in which the agent was lost",
      followed: '{agents} of {alive} agents of this server were lost with it or after it',
    },
  },
  check: ({ disconnect, burst, time }) => {
    const { node, at, lastContact, gap, ends, outcome, signOut } = disconnect;
    if (outcome === 'near-miss' || outcome === 'closed' || signOut || gap || ends[0]?.restart)
      return unmet('lost', [ends[0] ?? at]);
    const together = burst?.serviceUserLoss;
    const tellsAtOnce = ends[0]?.step !== 'presence-unavailable' && !ends[0]?.inferred;
    const left = lastContact?.latest ?? at.at;
    // Alone, an agent without a sign of the desktop before may have fallen silent long before.
    const inTouch = lastContact?.earliest ?? (tellsAtOnce ? at.at + at.stampMs : 0);
    const alone = node.serviceUserLosses
      .filter(({ agents, until, lost }) => agents < fewAgents && until - lost.at > signsInAnewMs)
      .filter((one) => left + at.stampMs > one.lost.at && left <= one.leavesUntil)
      .filter(({ lost }) => inTouch >= lost.at)
      .at(-1);
    const loss = together ?? alone;
    if (!loss) {
      const near = node.serviceUserLosses.filter(({ lost }) => Math.abs(at.at - lost.at) <= nearMs);
      return near.length > 0 ? unmet('followed', [near.at(-1)?.lost]) : unmet('gone');
    }
    const { lost } = loss;
    const followed = together ? burst.agents : 0;
    return [
      {
        says: 'for',
        message: at.at < lost.at ? 'lostWith' : 'lost',
        values: {
          time: time(lost.at),
          seconds: Math.max(0, Math.round((at.at - lost.at) / 1_000)),
        },
        evidence: [lost],
        // Without a sign of the desktop before, its silence may be the older one.
        strength: lastContact || tellsAtOnce ? 'evidence' : 'hint',
      },
      ...(followed > 0
        ? [
            {
              says: 'for' as const,
              message: 'followed' as const,
              values: { agents: followed, alive: burst?.alive ?? followed },
              evidence: [],
              strength: 'hint' as const,
            },
          ]
        : []),
    ];
  },
});
