import type { FactKind } from '../model/fact.ts';
import type { Step } from '../model/words.ts';
import { byTime, type Event, type Mark } from './event.ts';
import type { Restart } from './restart.ts';
import type { Session } from './session.ts';

/** A record, or the lack of one, that says a session ended. */
export interface End extends Mark {
  readonly step: Step;
  readonly agent: string;
  readonly session?: Session;
  /** The record; absent where the end follows from other records. */
  readonly event?: Event;
  /** `superseded`: a new session of the same JID took over. `vanished`: a sweep no longer lists it. `closed`: its status turned to closed. `past-threshold`: a sweep found it idle for too long, and closes such a session. */
  readonly inferred?: 'superseded' | 'vanished' | 'closed' | 'past-threshold';
  readonly restart?: Restart;
}

/** Of records in one moment, the one that tells most: a route is removed and a sid unknown whatever ended the session. */
const tellingOrder: readonly (FactKind | undefined)[] = [
  'idle-close',
  'bosh-request',
  'rid-too-high',
  'rid-unavailable',
  'overactivity',
  'session-error',
  'bosh-answer',
  'conflict',
  'session-closed',
  'server-stop',
  'server-start',
  undefined,
  'route-removed',
  'invalid-session',
];

/** In time order; in one moment the most telling first. */
export const byTelling = (a: End, b: End): number =>
  a.at - b.at || rank(a) - rank(b) || byTime(a, b);

const rank = ({ event }: End): number => tellingOrder.indexOf(event?.fact.kind);

/** A page that lost its connection may find it again; one that is being left ends it. */
export const saysEnded = ({ step, event }: End): boolean =>
  step !== 'client-status' ||
  (event?.fact.kind === 'client-status' && event.fact.status === 'unloading');

/** Finesse, or CTI, forces the agent out. */
export const logoutSteps: ReadonlySet<Step> = new Set<Step>([
  'forced-logout',
  'logout-request',
  'logout-confirmed',
]);

/** A page and its server write the end of one session within it. */
const sameMomentMs = 5_000;

/**
 * Those of the sessions that were lost. A session that came later ends for itself: a desktop that came back, found its
 * agent signed out, and was left.
 */
export function firstOf(ends: readonly End[]): readonly End[] {
  const first = (ends.find(saysEnded) ?? ends[0])?.at ?? 0;
  return ends.filter(
    ({ at, session }) =>
      at <= first + sameMomentMs || (session !== undefined && session.first.at < first),
  );
}
