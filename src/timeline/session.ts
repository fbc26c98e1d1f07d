import type { EpochMs } from '../model/time.ts';
import type { Transport } from '../model/words.ts';
import type { CutPolls } from './cut-polls.ts';
import type { Mark } from './event.ts';
import type { MinuteGrid } from './minute-grid.ts';

/** One run of the reaper, over all logs of the node. */
export interface Run {
  /** Runs before it that the logs show whole. */
  readonly before: number;
  /**
   * Sessions that it does not list may be alive all the same: it reaches a place where a file is missing, or the reaper
   * lists only sessions that hold no request (Openfire 4.4 and later).
   */
  readonly isPartial: boolean;
}

/** One value of the reaper's sweep for one session. */
export interface SweepMark extends Mark {
  /** At least. */
  readonly lastActiveMs: number;
  /** It may be more by so much, where the clock was set back since, or about then: the reaper goes by what it shows. */
  readonly earlierMs?: number;
  readonly run: Run;
}

/** Sweeps without a request from the desktop between them: the values grow with the time. */
export interface Silence {
  readonly sweeps: readonly SweepMark[];
}

/** Silences of one session that it came back from, less than 10 minutes apart. */
export interface NearMiss {
  readonly first: Mark;
  /** The greatest value; where no sweep fell into the silence, the request that ended it. */
  greatest: Mark & { readonly lastActiveMs: number };
  last: Mark;
  count: number;
}

/** One BOSH or WebSocket session of an agent on a node. */
export interface Session {
  /** Unique on the node: the sid, or the JID with a number where no record names a sid. */
  readonly key: string;
  readonly sid?: string;
  readonly jid: string;
  readonly agent: string;
  readonly resource?: string;
  transport: Transport;
  /** Its first record, and its last. */
  first: Mark;
  last: Mark;
  /** The last that shows the server serving it: a request that arrived may have been refused. */
  served: Mark;
  /** First record that shows it bound to its JID. */
  bound: Mark;
  /** Requests' own records, the last few, in time order. */
  readonly lastRequests: Mark[];
  /** Smallest and greatest rid seen; NaN where none was. */
  minRid: number;
  maxRid: number;
  /** The first and the last arrival of the greatest rid; absent where arrivals are not logged. */
  lastArrival?: { readonly first: Mark; readonly last: Mark };
  /** The session's status turned to closed in a `consumeResponse`. */
  closed?: Mark;
  sweeps: number;
  firstSweep?: Mark;
  lastSweep?: SweepMark;
  /** The longest silence that a sweep found and let live: a later one lists the session still. */
  survived?: SweepMark;
  /** The silence that was not ended by a request. */
  silence?: Silence;
  readonly nearMisses: NearMiss[];
  /** When its page's timers fired once a minute. */
  grids: readonly MinuteGrid[];
  /** The last run of its polls that something in the path cut. */
  cutPolls?: CutPolls;
  address?: string;
}

/** A record shows the server serving it. */
export function shownAt(session: Session, mark: Mark): void {
  if (mark.at > session.last.at) session.last = mark;
  if (mark.at > session.served.at) session.served = mark;
}

/**
 * A session that nothing showed for longer than this may have ended in any way: a hole in the logs is no record. Sweeps
 * 145 s apart were seen around a standstill (openfire-logs.md A3).
 */
export const continuousMs = 3 * 60_000;

export const lastSeen = ({ last, lastSweep }: Session): number =>
  Math.max(last.at, lastSweep?.at ?? 0);

/** The same up to an instant: what arrived later may be of a page that asks for a session that is gone. */
export function lastSeenBefore(session: Session, at: number): EpochMs {
  const { first, last, served, lastSweep, lastRequests } = session;
  let seen = first.at;
  const see = (mark: Mark): void => {
    if (mark.at <= at && mark.at > seen) seen = mark.at;
  };
  see(last);
  see(served);
  if (lastSweep) see(lastSweep);
  for (const request of lastRequests) see(request);
  return seen;
}

/** A run of the reaper over all sessions. */
export interface Sweep extends Mark {
  readonly run: Run;
  /** Where it lists only idle sessions: since when they were idle and on no sweep, the two earliest in order. */
  idleSince: readonly EpochMs[];
  /** Sessions it listed. */
  count: number;
  /** Record of its last session. */
  end: EpochMs;
  /** The least of its values, in ms: below 0 a request came after it had begun. */
  youngest: number;
}
