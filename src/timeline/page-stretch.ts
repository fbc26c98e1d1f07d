import type { Mark } from './event.ts';

/** One page that asked for SystemInfo once a minute, as the access log shows it: without a hole, but that of a move. */
export interface PageStretch {
  /** Absent where the log names no user. */
  readonly agent?: string;
  readonly address: string;
  readonly node: string;
  readonly first: Mark;
  readonly last: Mark;
  readonly count: number;
  /** To another second of the minute. */
  readonly moved?: PageMove;
}

/**
 * A page whose requests left their second of the minute for another one and kept to that: so does SystemInfo of a hidden
 * page as its timers are throttled (browser-behaviour.md section 2). A page that is shown goes back to its old second.
 */
export interface PageMove {
  /** Its last request on the old second, and the first on the new one. */
  readonly from: Mark;
  readonly to: Mark;
  /** On the second on which the agent's throttled polls came at that time. */
  readonly withPolls: boolean;
}

/** A stretch as one file tells it. */
export interface PageTold extends PageStretch {
  /** The desktop was loaded at its address so long before it began. */
  readonly loadedMs?: number;
}
