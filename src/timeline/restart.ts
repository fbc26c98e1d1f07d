import type { EpochMs } from '../model/time.ts';
import type { Event, Mark } from './event.ts';
import type { Session } from './session.ts';

/** The Notification Service stopped or started: the records of one restart. */
export interface Restart {
  readonly first: Mark;
  readonly stop?: Event;
  readonly start?: Event;
  /** Sessions that were shown alive up to it: all of them end with it. */
  readonly ended: readonly Session[];
  /** Sessions that nothing showed for minutes before it, and when each was seen last: none outlives it, but they may have ended before. */
  readonly unseen: ReadonlyMap<Session, EpochMs>;
}
