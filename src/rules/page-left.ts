import { ctiState } from '../model/cti-state.ts';
import type { SourceKind, Step, Strength } from '../model/words.ts';
import type { Disconnect } from '../timeline/disconnect.ts';
import type { End } from '../timeline/end.ts';
import type { Mark } from '../timeline/event.ts';
import type { Session, SweepMark } from '../timeline/session.ts';
import type { Timers } from '../timeline/timers.ts';
import { type Answer, defineRule } from './rule.ts';

/** Held or just answered: nothing points at a desktop in trouble. */
const healthyMs = 1_000;
/** A sweep may come this late on a busy server. */
const lateMs = 5_000;

/** A desktop that is signed out ends its session afterwards. */
const afterLogout = new Set<Step | undefined>([
  'forced-logout',
  'logout-request',
  'logout-confirmed',
]);

type Message = 'unloading' | 'terminate' | 'closed' | 'goodbye' | 'noSilence';

/** The desktop itself ended its session, or its page was left. */
export const pageLeft = defineRule({
  meta: {
    id: 'page-left',
    cause: 'browser-closed',
    title: 'The desktop ended its session itself',
    description:
      "A page that is closed, refreshed or left ends its session if it gets the time to: its own terminate, its unavailable presence, or its log's `unloading`. A page that is killed says nothing and shows the full silence instead, like a cut network: then this rule stays quiet.",
    falsePositives:
      'A WebSocket that was reset also loses its presence at once: presence without silence counts only for a BOSH session that the sweep due before the loss lists, where no other agent was lost with it, and where a stop or a refusal would be on record.',
    remedy: [
      {
        owner: 'agent',
        text: 'Sign out before closing, refreshing or leaving the page; do not use Back or F5 in the desktop.',
      },
    ],
    decide:
      "The agent's client log: `unloading` shows a page that was left; ask the agent what was done at that time.",
    reads: [],
    requires: [],
    before: 0,
    after: 0,
    conditions: {},
    messages: {
      unloading: 'the page was being left: its log says `unloading`',
      terminate: 'the desktop asked the server to end the session',
      closed:
        'the session closed while a poll was held, with no silence, no idle close and no refusal: the desktop ended it',
      goodbye: 'the desktop had sent its unavailable presence before the connection closed',
      noSilence:
        'the presence went while the last sweep still showed a held request: no silence came before it',
    },
  },
  check: ({ disconnect, burst, covered, timers }) => {
    const { ends, firstEnds, session, gap, signOut, logout, silence, node } = disconnect;
    // A sign-out ends the session in the same way: only webservices would tell.
    const ownEnd = covered('webservices') ? 'evidence' : 'hint';
    const has = (level: SourceKind): boolean =>
      node.node.logs.some(({ kind }) => kind === level || kind === 'openfire-all');
    // What else ends a session at once is on record: a stop of the service at info, a refusal at warn.
    const othersShow = has('openfire-info') && has('openfire-warn');
    if (gap || signOut || logout || afterLogout.has(ends[0]?.step) || askedBefore(disconnect))
      return [];
    return firstEnds.flatMap((end): Answer<Message>[] => {
      const fact = end.event?.fact;
      const found = (message: Message, strength: Strength): Answer<Message>[] => [
        { says: 'for', message, evidence: [end], strength },
      ];
      if (fact?.kind === 'client-status' && fact.status === 'unloading')
        return found('unloading', 'proof');
      if (end.step === 'terminate') return found(end.inferred ? 'closed' : 'terminate', ownEnd);
      if (fact?.kind === 'session-closed' && fact.by === 'websocket' && fact.unavailable)
        return found('goodbye', ownEnd);
      const held = session && heldBefore(session, end, timers);
      if (
        end.step === 'presence-unavailable' &&
        ends[0] === end &&
        held &&
        !silence &&
        !burst &&
        othersShow &&
        !ends.some(asksOn) &&
        !node.rejections.nameless.some((refusal) => isBeside(refusal, end))
      )
        return [
          {
            says: 'for' as const,
            message: 'noSilence' as const,
            evidence: [held, end],
            strength: 'hint' as const,
          },
        ];
      return [];
    });
  },
});

/** A logout that was asked for before anything ended took the session along. */
function askedBefore({ ends, agent, confirmation: { asked } }: Disconnect): boolean {
  const first = ends[0];
  if (!asked || !first || asked.at >= first.at + first.stampMs) return false;
  // CTI may have set the agent Not Ready instead, or the agent may have signed in again.
  const made = agent.events.findLast(
    ({ fact, at }) => fact.kind === 'state-event' && at >= asked.at && at < first.at,
  );
  return made?.fact.kind !== 'state-event' || made.fact.state === ctiState.logout;
}

/** A desktop that asks for its session once more was not left; only its server can have ended it. */
const asksOn = ({ event }: End): boolean => event?.fact.kind === 'invalid-session';

const besideMs = 2_000;

/** A refusal that names nobody may have been this one. */
const isBeside = (refusal: Mark, end: Mark): boolean => Math.abs(refusal.at - end.at) <= besideMs;

/** The sweep that was due last before the end, if it showed a held request: a silence since an older one would not show. */
function heldBefore(
  { transport, lastSweep }: Session,
  end: Mark,
  { sweepMs }: Timers,
): SweepMark | undefined {
  if (transport !== 'bosh' || !lastSweep || lastSweep.lastActiveMs > healthyMs) return undefined;
  return end.at - lastSweep.at <= sweepMs.value + lateMs ? lastSweep : undefined;
}
