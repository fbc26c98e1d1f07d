import { defineRule } from './rule.ts';

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
    conditions: {},
    messages: {
      unauthorized: "the desktop's own log says `unauthorized`",
      forcedItself:
        'the logout of an agent of single sign-on was forced at {time}, with no loss of the presence in the three minutes before',
    },
  },
  check: ({ disconnect, events, covered, time }) => {
    const { ends, agent, lastContact, gap, confirmation, at } = disconnect;
    const first = ends[0];
    if (!first || lastContact || gap) return [];
    const own = <E extends { readonly agent?: string }>(all: readonly E[]): E[] =>
      all.filter((event) => event.agent === agent.id);
    const refused = own(events('client-status')).filter(
      ({ fact }) => fact.status === 'unauthorized',
    );
    const says =
      first.event?.fact.kind === 'client-status' && first.event.fact.status === 'unauthorized';
    const { asked } = confirmation;
    const isFirst =
      asked !== undefined &&
      confirmation.isForced &&
      // The desktop asks and leaves: its terminate may be stamped with the second of the request.
      (first.event === confirmation.answer || asked.at < first.at + first.stampMs);
    const lost = [
      ...own(events('presence')).filter(({ fact }) => fact.type === 'unavailable'),
      ...own(events('forced-logout')),
    ].some((event) => event.at <= Math.max(at.at, asked?.at ?? 0));
    const forcedItself = isFirst && asked.fact.sso === true && !lost && covered('webservices');
    return [
      ...(says || (forcedItself && refused.length > 0)
        ? [
            {
              says: 'for' as const,
              message: 'unauthorized' as const,
              evidence: says ? [first] : refused.slice(0, 1),
            },
          ]
        : []),
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
