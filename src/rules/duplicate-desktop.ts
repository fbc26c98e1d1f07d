import { causerOf, reasonWords } from '../model/reason-code-words.ts';
import type { EventOf } from '../timeline/event.ts';
import { type Answer, defineRule, unmet } from './rule.ts';

const minuteMs = 60_000;
/** The server writes the end of a session a moment after the desktop, or before it. */
const sameMomentMs = 5_000;

/** The old desktop's poll is answered with the conflict, and it polls once more at once. */
const rightAfterMs = 5_000;

type Message = 'pollsOn' | 'otherAddress' | 'saysSo' | 'byCode';

/** A kick is somebody else's sign-in only if the old desktop was still alive. */
export const duplicateDesktop = defineRule({
  meta: {
    id: 'duplicate-desktop',
    cause: 'duplicate-sign-in',
    title: 'The agent signed in elsewhere while this desktop was alive',
    description:
      'A new session of the same JID and resource throws the old one out. That is also what a refreshed page or a desktop that comes back after an outage does: the old desktop must show that it was alive, by a poll on the old stream id right after the kick, or by its own status `conflict` with nothing failed before it. Another address alone is a hint only: a held request hides the death of the old connection for as long as it is held. The CTI side signs out the first of two desktops with a code of its own, with no loss before it.',
    falsePositives:
      'A laptop that changes its network, and a site behind several addresses, keep the agent but change the address: without a sign of the old desktop that is no more than possible.',
    remedy: [
      {
        owner: 'agent',
        text: 'Use one desktop at a time: sign out before signing in elsewhere, and keep no second tab of the desktop.',
      },
      {
        owner: 'administrator',
        text: 'Check whether the id is shared, or used by a connector or script beside the desktop.',
      },
    ],
    decide:
      'The client log of the desktop that was thrown out (status conflict), and the addresses of both in the access log.',
    reads: ['invalid-session', 'client-status', 'client-ping-failed'],
    requires: [],
    before: 2 * minuteMs,
    after: minuteMs,
    conditions: {
      replaced:
        'A record tells of another sign-in: a session that threw this one out, the status `conflict` with nothing failed before it, or a logout with the code that CTI has for it.',
      talking: 'The old desktop had not fallen silent before it was replaced.',
      alive:
        'The old desktop asked for its session once more right after it, or the new one came from another address.',
    },
    messages: {
      pollsOn:
        'the old desktop asked for its session {sid} once more right after it was replaced: it was alive',
      otherAddress: 'the new session comes from {newAddress}, the old one from {oldAddress}',
      saysSo: "the desktop's own log says `conflict`",
      byCode: 'CTI confirmed a logout with reason {code}: {words}',
    },
  },
  check: ({ disconnect, own }) => {
    const { session, ends, at, silence, logout, product } = disconnect;
    const kick = ends.find((end) => end.step === 'replaced');
    const statuses = own('client-status');
    const from = Math.min(ends[0]?.at ?? at.at, at.at) - sameMomentMs;
    const pings = own('client-ping-failed');
    const conflicts = silence
      ? []
      : statuses.filter(
          (event) => event.at >= from && isConflict(event) && isFirst(event, statuses, pings),
        );
    // The tunnel and what listens to it both say so.
    const saysSo = conflicts.slice(0, 1).map((event) => ({
      says: 'for' as const,
      message: 'saysSo' as const,
      evidence: [event],
      strength: 'proof' as const,
    }));
    const code = logout?.fact.reasonCode;
    const isByCode =
      code !== undefined && causerOf(code, product, 'logged-out') === 'sign-in-elsewhere';
    const byCode =
      logout && isByCode
        ? [
            {
              says: 'for' as const,
              message: 'byCode' as const,
              values: { code, words: reasonWords(code, product, 'logged-out') ?? '' },
              evidence: [logout],
            },
          ]
        : [];
    const said: readonly Answer<Message>[] = [...saysSo, ...byCode];
    if (!kick || silence || !session) {
      if (said.length > 0) return said;
      return kick && silence ? unmet('talking', [silence.sweeps[0]]) : unmet('replaced', [ends[0]]);
    }
    const polls = own('invalid-session').filter(
      (event) =>
        event.fact.sid === session.sid &&
        event.at >= kick.at - kick.stampMs &&
        event.at <= kick.at + rightAfterMs,
    );
    const next = disconnect.returned?.session;
    const oldAddress = session.address;
    const newAddress = next?.address;
    const moved = oldAddress !== undefined && newAddress !== undefined && oldAddress !== newAddress;
    const left = statuses.some(
      ({ at, fact }) => fact.status === 'unloading' && at <= kick.at + 1_000,
    );
    const alive: readonly Answer<Message>[] = [
      ...said,
      ...polls.slice(0, 1).map((event) => ({
        says: 'for' as const,
        message: 'pollsOn' as const,
        values: { sid: event.fact.sid },
        evidence: [kick, event],
        strength: kick.event ? ('proof' as const) : ('evidence' as const),
      })),
      ...(moved && next && !left
        ? [
            {
              says: 'for' as const,
              message: 'otherAddress' as const,
              values: { oldAddress, newAddress },
              evidence: [kick, next.first],
              strength: 'hint' as const,
            },
          ]
        : []),
    ];
    return alive.length > 0 ? alive : unmet('alive', [kick, next?.first]);
  },
});

const isConflict = ({ fact }: EventOf<'client-status'>): boolean => fact.status === 'conflict';

/** Nothing failed before it: after a loss the conflict may be with the page's own session from before. */
function isFirst(
  conflict: EventOf<'client-status'>,
  statuses: readonly EventOf<'client-status'>[],
  pings: readonly EventOf<'client-ping-failed'>[],
): boolean {
  const near = (event: { readonly at: number }) =>
    event.at < conflict.at && event.at >= conflict.at - 2 * minuteMs;
  const first = statuses.filter((event) => near(event) && badStatuses.has(event.fact.status))[0];
  const failed = pings.filter(near)[0];
  if (failed && (!first || failed.at < first.at)) return false;
  return !first || isConflict(first);
}

const badStatuses = new Set(['conflict', 'disconnected', 'reconnecting']);
