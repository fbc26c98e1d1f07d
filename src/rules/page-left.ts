import { ctiState } from '../model/cti-state.ts';
import type { SourceKind, Step, Strength } from '../model/words.ts';
import type { Disconnect } from '../timeline/disconnect.ts';
import type { End } from '../timeline/end.ts';
import type { Mark } from '../timeline/event.ts';
import type { Session, SweepMark } from '../timeline/session.ts';
import type { Timers } from '../timeline/timers.ts';
import { type Answer, defineRule, lacking, type Unmet, unmet, type Window } from './rule.ts';

/** Held or just answered: nothing points at a desktop in trouble. */
const healthyMs = 1_000;
/** Stamps of whole seconds, and two logs' clocks. */
const aroundMs = 10_000;
/** A sweep may come this late on a busy server. */
const lateMs = 5_000;

/** A desktop that is signed out ends its session afterwards. */
const afterLogout = new Set<Step | undefined>([
  'forced-logout',
  'logout-request',
  'logout-confirmed',
]);

type Message = 'unloading' | 'terminate' | 'closed' | 'goodbye' | 'noSilence';
type Condition = 'own' | 'told' | 'held' | 'alone' | 'onRecord';

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
    requires: ['webservices'],
    before: 0,
    after: 0,
    conditions: {
      own: 'Nothing else ended the session: no standstill of the server, no sign-out, no logout that was asked for before, and Finesse was not being restarted.',
      told: 'A record tells that the desktop ended it (`unloading`, its terminate, its goodbye), or its presence went before anything else.',
      held: 'The sweep that was due last before showed a held request, and no silence came.',
      alone:
        'The agent was lost alone, the server refused nobody in that moment, and the desktop did not ask for its session again.',
      onRecord: 'A stop of the server or a refusal would be on record.',
    },
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
  check: (window) => {
    const { disconnect, covered } = window;
    const other = endedOtherwise(disconnect);
    if (other) return unmet('own', other);
    // A sign-out ends the session in the same way, and so does a desktop that leaves its server: only webservices tells.
    const { session } = disconnect;
    const own = disconnect.firstEnds.filter((end) => !end.session || end.session === session);
    const told = own.flatMap(toldBy);
    if (!covered('webservices') && told.every(({ strength }) => strength !== 'proof'))
      return lacking('own', 'webservices');
    const silently = withoutSilence(window);
    if ('unmet' in silently) return told.length > 0 ? told : silently;
    return [...silently, ...told];
  },
});

function endedOtherwise(disconnect: Disconnect): readonly (Mark | undefined)[] | undefined {
  const { gap, signOut, logout, ends, confirmation } = disconnect;
  if (gap) return [gap.before, gap.after];
  if (signOut || logout) return [signOut ?? logout];
  if (afterLogout.has(ends[0]?.step)) return [ends[0]];
  const restarted = finesseRestarted(disconnect);
  if (restarted) return [restarted];
  return askedBefore(disconnect) ? [confirmation.asked] : undefined;
}

/** A desktop whose server's Finesse is gone ends its session itself as it leaves for another server. */
const finesseRestarted = ({ node, at }: Disconnect): Mark | undefined =>
  node.finesseRestarts.find(({ start, silence, until }) => {
    const from = silence?.from ?? start.at;
    return at.at >= from - aroundMs && at.at <= until + aroundMs;
  })?.start;

function toldBy(end: End): Answer<Message>[] {
  const fact = end.event?.fact;
  const found = (message: Message, strength: Strength): Answer<Message>[] => [
    { says: 'for', message, evidence: [end], strength },
  ];
  if (fact?.kind === 'client-status' && fact.status === 'unloading')
    return found('unloading', 'proof');
  if (end.step === 'terminate') return found(end.inferred ? 'closed' : 'terminate', 'evidence');
  if (fact?.kind === 'session-closed' && fact.by === 'websocket' && fact.unavailable)
    return found('goodbye', 'evidence');
  return [];
}

/** The presence went while all was well: what else ends a session at once is on record. */
function withoutSilence({
  disconnect,
  burst,
  timers,
}: Window): readonly Answer<Message>[] | Unmet<Condition> {
  const { ends, firstEnds, session, silence, node } = disconnect;
  const first = ends[0];
  const isPresence = first?.step === 'presence-unavailable' && firstEnds.includes(first);
  if (!first || !isPresence) return unmet('told', [first]);
  const held = session && heldBefore(session, first, timers);
  if (!held || silence) return unmet('held', [silence?.sweeps[0] ?? session?.lastSweep]);
  const refused = node.rejections.nameless.find((refusal) => isBeside(refusal, first));
  const asked = ends.find(asksOn);
  if (burst || asked || refused)
    return unmet('alone', [refused ?? asked ?? burst?.disconnects[0]?.at]);
  // A stop of the service is told at info, a refusal at warn.
  if (!tells(disconnect, 'openfire-info') || !tells(disconnect, 'openfire-warn'))
    return unmet('onRecord');
  return [{ says: 'for', message: 'noSilence', evidence: [held, first], strength: 'hint' }];
}

const tells = ({ node }: Disconnect, level: SourceKind): boolean =>
  node.node.logs.some(({ kind }) => kind === level || kind === 'openfire-all');

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
