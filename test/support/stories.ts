import {
  armed,
  expired,
  forcedLogout,
  idleClose,
  type Line,
  presence,
  sidOf,
  stateEvent,
  stateRequest,
  sweep,
} from './lines.ts';

const periodMs = 30_000;

const everyPeriod = (from: number, to: number): number[] =>
  Array.from({ length: Math.floor((to - from) / periodMs) + 1 }, (_, i) => from + i * periodMs);

/** Sweeps of a session that holds a request whenever the reaper looks. */
export const healthy = (agent: string, from: number, to: number, sid = sidOf(agent)): Line[] =>
  everyPeriod(from, to).map((at) => sweep(at, agent, 0, sid));

/** Sweeps up to `until` of a session whose last activity was `lastActive`; `from` is the first sweep. */
export const silent = (
  agent: string,
  { from, lastActive, until }: { from: number; lastActive: number; until: number },
  sid = sidOf(agent),
): Line[] =>
  everyPeriod(from, until).map((at) => sweep(at, agent, Math.max(0, at - lastActive), sid));

/** A session that falls silent and is closed by the first sweep past 60 s: the sweep's instant. */
export const closedAt = (from: number, lastActive: number): number => {
  const past = lastActive + 60_000 - from;
  return from + (Math.floor(past / periodMs) + 1) * periodMs;
};

export function cut(
  agent: string,
  { from, lastActive }: { from: number; lastActive: number },
  sid = sidOf(agent),
): Line[] {
  const until = closedAt(from, lastActive);
  return [...silent(agent, { from, lastActive, until }, sid), idleClose(until, agent, sid)];
}

/** What Finesse makes of a lost presence: in the hash at once, out of it after 30 s, logged out after 60 s. */
export const logoutChain = (agent: string, from: number): Line[] => [
  presence(from, agent, 'unavailable'),
  armed(from + 1, agent),
  expired(from + 30_754, agent),
  forcedLogout(from + 60_002, agent),
  stateRequest(from + 60_003, agent),
  stateEvent(from + 60_013, agent),
];
