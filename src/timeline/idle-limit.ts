import { type Event, isKind } from './event.ts';
import type { Session, SweepMark } from './session.ts';
import { sessionLookup } from './session-lookup.ts';

/** The close is written as the sweep comes to its session. */
const besideMs = 5_000;
/** Limits are set to whole ones of these, the likeliest first. */
const roundMs = [30_000, 15_000, 10_000, 5_000, 1_000] as const;

/** What sweeps show of the silence that is too long: what they let live was not, what they closed was. */
export interface IdleLimit {
  /** The longest that lived, and the shortest that was closed. */
  readonly survived?: SweepMark;
  readonly closed?: SweepMark;
}

/** Undefined where they contradict each other, as those of servers with other limits do. */
export function idleLimitOf(
  servers: readonly { readonly events: readonly Event[]; readonly sessions: readonly Session[] }[],
): IdleLimit | undefined {
  let survived: SweepMark | undefined;
  let closed: SweepMark | undefined;
  for (const { events, sessions } of servers) {
    for (const one of sessions)
      if (one.survived && msOf(one.survived) > msOf(survived)) survived = one.survived;
    for (const one of closedBySweeps(events, sessions))
      if (!closed || msOf(one) < msOf(closed)) closed = one;
  }
  if (survived && closed && msOf(survived) >= msOf(closed)) return undefined;
  return { ...(survived && { survived }), ...(closed && { closed }) };
}

function closedBySweeps(events: readonly Event[], sessions: readonly Session[]): SweepMark[] {
  const lookup = sessionLookup(sessions);
  return events.flatMap((event): SweepMark[] => {
    if (!isKind(event, 'idle-close')) return [];
    const found = lookup(event)?.silence?.sweeps.at(-1);
    if (!found || found.earlierMs !== undefined) return [];
    return Math.abs(found.at - event.at) <= besideMs ? [found] : [];
  });
}

export const agrees = ({ survived, closed }: IdleLimit, limitMs: number): boolean =>
  limitMs >= msOf(survived) && (closed === undefined || limitMs < closed.lastActiveMs);

/** The roundest that agrees; of several the nearest to a close. */
export function likelyLimit(limit: IdleLimit): number | undefined {
  const { survived, closed } = limit;
  for (const step of roundMs) {
    const ms = closed
      ? (Math.ceil(closed.lastActiveMs / step) - 1) * step
      : Math.ceil(msOf(survived) / step) * step;
    if (ms > 0 && agrees(limit, ms)) return ms;
  }
  return undefined;
}

const msOf = (sweep: SweepMark | undefined): number => sweep?.lastActiveMs ?? 0;
