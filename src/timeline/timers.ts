import { groupBy } from '../model/group-by.ts';
import type { Setting } from '../model/report.ts';
import { defaultTimers, type Settings, type TimerName } from '../model/settings.ts';
import type { Event, Mark } from './event.ts';
import type { Session, Sweep } from './session.ts';

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

/** A node's runs of the reaper, in time order. */
interface Swept {
  readonly sweeps: readonly Sweep[];
  readonly sessions: readonly Session[];
}

/** Each timer as the logs show it, else as it is set, else its default. */
export function observeTimers(
  events: readonly Event[],
  swept: readonly Swept[],
  set: Settings['timers'] = {},
): Timers {
  return {
    waitMs: observedWait(events) ?? unobserved('waitMs', set),
    sweepMs: observedPeriod(swept) ?? unobserved('sweepMs', set),
    idleMs: observedIdle(events) ?? unobserved('idleMs', set),
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

/** The session's creation says what was agreed on. The last answer wins: settings change with a restart. */
function observedWait(events: readonly Event[]): Timer | undefined {
  for (const event of events) {
    const { fact } = event;
    if (fact.kind === 'bosh-answer' && fact.waitMs) return observed(fact.waitMs, event);
  }
  return undefined;
}

function observedIdle(events: readonly Event[]): Timer | undefined {
  for (const event of events) {
    const { fact } = event;
    if (fact.kind === 'idle-close' && fact.thresholdMs) return observed(fact.thresholdMs, event);
    if (fact.kind === 'bosh-answer' && fact.inactivityMs) return observed(fact.inactivityMs, event);
  }
  return undefined;
}

/** The period that most sweeps of one file keep, as two files may be two servers'; stamps are whole seconds. */
function observedPeriod(swept: readonly Swept[]): Timer | undefined {
  const counts = new Map<number, { count: number; first: Mark }>();
  for (const sweeps of swept.flatMap(inTurn))
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
const inTurn = ({ sweeps, sessions }: Swept): (readonly Mark[])[] => [
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
