import { ctiState } from '../model/cti-state.ts';
import { groupBy } from '../model/group-by.ts';
import type { EpochMs } from '../model/time.ts';
import type { Event } from './event.ts';

/** Agents that a server's own records place on it at an instant. */
export type Attendance = (at: EpochMs) => ReadonlySet<string>;

interface Signs {
  readonly first: EpochMs;
  readonly last: EpochMs;
  /** In time order. */
  readonly signs: readonly { readonly at: EpochMs; readonly isThere: boolean }[];
}

/** Of events in time order: most agents of a server are told of by presences and states alone. */
export function attendanceOf(events: readonly Event[]): Attendance {
  const named = events.filter(({ agent }) => agent !== undefined);
  const agents = [...groupBy(named, ({ agent }) => agent ?? '')].map(
    ([agent, own]) => [agent, signsOf(own)] as const,
  );
  return (at) => new Set(agents.filter(([, signs]) => isThere(signs, at)).map(([agent]) => agent));
}

const signsOf = (events: readonly Event[]): Signs => ({
  first: (events[0] as Event).at,
  last: (events.at(-1) as Event).at,
  signs: events.flatMap((event) => {
    const there = tells(event);
    return there === undefined ? [] : [{ at: event.at, isThere: there }];
  }),
});

function tells({ fact }: Event): boolean | undefined {
  switch (fact.kind) {
    case 'presence':
      return fact.type === 'available';
    case 'route-added':
      return true;
    case 'route-removed':
    case 'idle-close':
    case 'session-closed':
      return false;
    case 'state-event':
      if (fact.state === ctiState.login) return true;
      return fact.state === ctiState.logout ? false : undefined;
    default:
      return undefined;
  }
}

/** The last sign before the instant tells; without one, the next: who leaves later was there. */
function isThere({ first, last, signs }: Signs, at: EpochMs): boolean {
  let before = 0;
  for (let above = signs.length; before < above; ) {
    const middle = (before + above) >> 1;
    if ((signs[middle]?.at ?? at) < at) before = middle + 1;
    else above = middle;
  }
  const known = signs[before - 1];
  if (known) return known.isThere;
  const next = signs[before];
  return next ? !next.isThere : first <= at && last >= at;
}
