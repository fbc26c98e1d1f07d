import { groupBy } from '../model/group-by.ts';
import type { Setting } from '../model/report.ts';
import { defaultTimers, type Settings, type TimerName } from '../model/settings.ts';
import { type Event, isKind, type Mark } from './event.ts';
import type { Holds } from './holds.ts';
import { agrees, idleLimitOf, likelyLimit } from './idle-limit.ts';
import type { Session, Sweep } from './session.ts';
import { waitByEvents } from './wait-by-events.ts';

/** Timers of the chain, in ms, with where each value comes from. Observed wins over configured over default. */
export interface Timer {
  readonly value: number;
  readonly origin: Setting['origin'];
  readonly evidence?: Mark;
}

/** `waitMs`: how long a poll is held. `graceMs`: from the unavailable presence to the forced logout. */
export type Timers = Readonly<Record<TimerName, Timer>>;

/** Forced logouts come this much later than the presence at most, whatever the product (UCCE: 180 s). */
const maxGraceMs = 300_000;
/** A logout may be confirmed this late after the grace. */
export const confirmMs = 30_000;

/** From a lost presence to a logout: of any product (finesse-logs.md section 1), but where Finesse itself waits longer. */
export const longestToLogout = (graceMs: number): number => Math.max(180_000, graceMs + confirmMs);

/** Fewer intervals than this do not show a period. */
const minPeriods = 3;

/** What one server's logs tell of timers. */
interface Told {
  readonly events: readonly Event[];
  /** Runs of the reaper, in time order. */
  readonly sweeps: readonly Sweep[];
  readonly sessions: readonly Session[];
  readonly holds: Holds;
}

/** Each timer as the logs show it, else as it is set, else its default. */
export function observeTimers(servers: readonly Told[], set: Settings['timers'] = {}): Timers {
  const events = servers.flatMap((server) => server.events);
  return {
    waitMs: observedWait(events, servers, unobserved('waitMs', set)),
    sweepMs: observedPeriod(servers) ?? unobserved('sweepMs', set),
    idleMs: observedIdle(events, servers, unobserved('idleMs', set)),
    graceMs: observedGrace(events) ?? unobserved('graceMs', set),
    nearMissMs: unobserved('nearMissMs', set),
  };
}

export function unobserved(name: TimerName, set: Settings['timers']): Timer {
  const value = set[name];
  return value === undefined
    ? { value: defaultTimers[name], origin: 'default' }
    : { value, origin: 'config' };
}

const observed = (value: number, evidence: Mark): Timer => ({
  value,
  origin: 'observed',
  evidence,
});

/**
 * What was agreed on when a session began; else how long idle desktops' polls are held, by their own records or by the
 * silences of those that died; else what a desktop asked for, which its server may have shortened.
 */
function observedWait(events: readonly Event[], servers: readonly Told[], otherwise: Timer): Timer {
  const agreed = longest(events, 'bosh-answer');
  if (agreed) return agreed;
  const asked = longest(events, 'bosh-request');
  return observedHold(servers, asked ?? otherwise) ?? asked ?? otherwise;
}

/** A longer wait than another desktop's only widens what is said of that one. */
function longest(events: readonly Event[], kind: 'bosh-answer' | 'bosh-request') {
  let found: Timer | undefined;
  for (const event of events) {
    if (!isKind(event, kind) || !event.fact.waitMs) continue;
    if (event.fact.waitMs > (found?.value ?? 0)) found = observed(event.fact.waitMs, event);
  }
  return found;
}

/** Whatever is published for all at once so often looks like a shorter wait, never like a longer one. */
function observedHold(servers: readonly Told[], stated: Timer): Timer | undefined {
  const shown = servers
    .flatMap(({ holds }) => holds.wait() ?? [])
    .filter(({ ms, isOwn }) => ms >= stated.value || isOwn)
    .sort((a, b) => b.ms - a.ms)[0];
  const found = shown ?? waitByEvents(servers, stated.value);
  return found && observed(found.ms, found.evidence);
}

/** What a record prints; else what sweeps let live and what they closed, where that contradicts what is assumed. */
function observedIdle(events: readonly Event[], servers: readonly Told[], otherwise: Timer): Timer {
  for (const event of events) {
    const { fact } = event;
    if (fact.kind === 'idle-close' && fact.thresholdMs) return observed(fact.thresholdMs, event);
    if (fact.kind === 'bosh-answer' && fact.inactivityMs) return observed(fact.inactivityMs, event);
  }
  const limit = idleLimitOf(servers);
  if (!limit || agrees(limit, otherwise.value)) return otherwise;
  const ms = likelyLimit(limit);
  const evidence =
    otherwise.value < (limit.survived?.lastActiveMs ?? 0) ? limit.survived : limit.closed;
  return ms === undefined || !evidence ? otherwise : observed(ms, evidence);
}

/** The period that most sweeps of one file keep, as two files may be two servers'; stamps are whole seconds. */
function observedPeriod(servers: readonly Told[]): Timer | undefined {
  const counts = new Map<number, { count: number; first: Mark }>();
  for (const sweeps of servers.flatMap(inTurn))
    for (const [i, sweep] of sweeps.slice(1).entries()) {
      const period = Math.round((sweep.at - (sweeps[i] as Mark).at) / 1_000) * 1_000;
      const known = counts.get(period) ?? { count: 0, first: sweep };
      counts.set(period, { ...known, count: known.count + 1 });
    }
  const [best] = [...counts].sort((a, b) => b[1].count - a[1].count || a[0] - b[0]);
  if (!best || best[1].count < minPeriods || best[0] <= 0) return undefined;
  return observed(best[0], best[1].first);
}

/**
 * Marks that follow one another by one period: the runs that list all sessions, and those that list one idle session over
 * its silence; with none idle, a reaper that lists only these is not seen.
 */
const inTurn = ({ sweeps, sessions }: Told): (readonly Mark[])[] => [
  ...groupBy(
    sweeps.filter(({ run }) => !run.isPartial),
    ({ place }) => place.source,
  ).values(),
  ...sessions.flatMap(({ silence }) => {
    const own = silence?.sweeps ?? [];
    return own.every(({ run }) => run.isPartial) ? [own] : [];
  }),
];

/** From an agent's unavailable presence to its presence-driven logout, with no available presence between them. */
function observedGrace(events: readonly Event[]): Timer | undefined {
  const unavailable = new Map<string, Event>();
  const graces: { readonly ms: number; readonly event: Event }[] = [];
  for (const event of events) {
    const { fact, agent } = event;
    if (agent === undefined) continue;
    if (fact.kind === 'presence' && fact.type === 'available') unavailable.delete(agent);
    if (fact.kind === 'presence' && fact.type === 'unavailable' && !unavailable.has(agent))
      unavailable.set(agent, event);
    if (fact.kind !== 'forced-logout') continue;
    const from = unavailable.get(agent);
    unavailable.delete(agent);
    if (from && event.at - from.at <= maxGraceMs) graces.push({ ms: event.at - from.at, event });
  }
  const middle = graces.sort((a, b) => a.ms - b.ms)[Math.floor(graces.length / 2)];
  return middle && observed(Math.round(middle.ms / 1_000) * 1_000, middle.event);
}
