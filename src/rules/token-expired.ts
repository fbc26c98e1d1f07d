import type { Disconnect } from '../timeline/disconnect.ts';
import type { Event } from '../timeline/event.ts';
import { defineRule, lacking, unmet } from './rule.ts';

const minuteMs = 60_000;

/** A desktop whose token ran out signs its agent out itself. */
export const tokenExpired = defineRule({
  meta: {
    id: 'token-expired',
    cause: 'authentication',
    title: 'The desktop was no longer authorized, or forced its agent out itself',
    description:
      "The desktop's own log says `unauthorized` before anything else was lost; or an agent of single sign-on was forced out by a request before which no presence was lost and no presence-driven logout decided, as a desktop does whose refresh token ran out.",
    falsePositives:
      'A forced logout whose lost presence stands in a part of webservices that was not collected, or on another server: three minutes before the request must be there. An integration may force logouts too, so without the log of the desktop this is never more than possible.',
    remedy: [
      {
        owner: 'administrator',
        text: 'Check the lifetime of the refresh token (Cisco Identity Service) against the length of a shift, and whether the desktop showed its warnings 10 and 5 minutes before.',
      },
    ],
    decide:
      "The agent's client log before the logout (warnings of the token, `unauthorized`), and the realm log of the server.",
    reads: ['client-status', 'presence', 'forced-logout'],
    requires: [],
    before: 3 * minuteMs,
    after: minuteMs,
    conditions: {
      ended: 'The session ended, or the agent was signed out.',
      heard: 'The desktop had not fallen silent before, and the server had not stood still.',
      first: "The first record of it is the page's `unauthorized`, or a forced logout request.",
      sso: 'The agent signed in by single sign-on.',
      present: 'No presence was lost before the request, and no presence-driven logout decided.',
      watched: 'Webservices shows the three minutes before the request.',
    },
    messages: {
      unauthorized: "the desktop's own log says `unauthorized`",
      forcedItself:
        'the logout of an agent of single sign-on was forced at {time}, with no loss of the presence in the three minutes before',
    },
  },
  check: ({ disconnect, own, covered, time }) => {
    const { ends, lastContact, gap, at } = disconnect;
    const first = ends[0];
    if (!first) return unmet('ended', [at]);
    if (lastContact || gap) return unmet('heard', lastContact?.evidence ?? [gap?.before]);
    const asked = requestedFirst(disconnect);
    const isTold = isUnauthorized(first.event);
    const lost = [
      ...own('presence').filter(({ fact }) => fact.type === 'unavailable'),
      ...own('forced-logout'),
    ].find((event) => event.at <= Math.max(at.at, asked?.at ?? 0));
    const forcedItself = asked?.fact.sso === true && !lost && covered('webservices');
    if (!isTold && !forcedItself) {
      if (!asked) return unmet('first', [first]);
      if (asked.fact.sso !== true) return unmet('sso', [asked]);
      return lost ? unmet('present', [lost, asked]) : lacking('watched', 'webservices');
    }
    const told = isTold ? first : own('client-status').find(isUnauthorized);
    return [
      ...(told ? [{ says: 'for', message: 'unauthorized', evidence: [told] } as const] : []),
      ...(forcedItself
        ? [
            {
              says: 'for' as const,
              message: 'forcedItself' as const,
              values: { time: time(asked.at) },
              evidence: [asked],
              strength: 'hint' as const,
            },
          ]
        : []),
    ];
  },
});

const isUnauthorized = (event: Event | undefined): boolean =>
  event?.fact.kind === 'client-status' && event.fact.status === 'unauthorized';

/** The forced request that nothing of the loss stands before. */
function requestedFirst({ ends, confirmation }: Disconnect) {
  const { asked, answer, isForced } = confirmation;
  const first = ends[0];
  if (!asked || !first || !isForced) return undefined;
  // The desktop asks and leaves: its terminate may be stamped with the second of the request.
  const isFirst = first.event === answer || asked.at < first.at + first.stampMs;
  return isFirst ? asked : undefined;
}
