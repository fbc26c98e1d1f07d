import { type MinuteGrid, sameSecond } from './minute-grid.ts';
import type { Session } from './session.ts';
import type { Timer, Timers } from './timers.ts';

const minuteMs = 60_000;
/** The way to the server, and stamps of whole seconds. */
const slackMs = 2_000;
/** Silences that begin on one second: two may do so by chance, three hardly (browser-behaviour.md section 2). */
const fewestSilences = 3;
/** Near-misses of one session closer than this are one entry. */
const nearMs = 10 * minuteMs;

export interface OwnGrid {
  readonly of: Session;
  readonly grid: MinuteGrid;
}

/** Those that prove something with the timers that hold here, in time order. */
export function gridsOf(sessions: readonly Session[], { waitMs }: Timers): OwnGrid[] {
  const all = sessions
    .flatMap((session) => session.grids.map((grid) => ({ of: session, grid })))
    .sort((a, b) => a.grid.from - b.grid.from);
  return all.filter(({ grid }) => proves(grid, all, waitMs));
}

function proves(grid: MinuteGrid, all: readonly OwnGrid[], waitMs: Timer): boolean {
  // A desktop whose polls are held for a minute comes once a minute, too: how long they are must be known.
  if (grid.seen === 'arrivals')
    return waitMs.origin !== 'default' && waitMs.value + slackMs < minuteMs;
  if (grid.seen === 'requests' || grid.beats >= fewestSilences) return true;
  const near = all.filter(
    ({ grid: other }) =>
      sameSecond(other, grid) && other.from - grid.to < nearMs && grid.from - other.to < nearMs,
  );
  return near.reduce((sum, other) => sum + other.grid.beats, 0) >= fewestSilences;
}

/** A page that was seen on one second of the minute. */
export interface HiddenPage {
  readonly agent: string;
  readonly grid: MinuteGrid;
}

/** All of a server; silences may begin on one second by chance. */
export const hiddenPagesOf = (sessions: readonly Session[], timers: Timers): HiddenPage[] =>
  sessions.flatMap((session) =>
    gridsOf([session], timers)
      .filter(({ grid }) => grid.seen !== 'sweeps')
      .map(({ grid }) => ({ agent: session.agent, grid })),
  );
