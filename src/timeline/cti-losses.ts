import type { EpochMs } from '../model/time.ts';
import { epochMs } from '../model/time.ts';
import { type Event, isKind, type Mark } from './event.ts';
import { type Session, wasAlive } from './session.ts';

/** Finesse without its CTI server, from the first record that says so until it is mended. */
export interface CtiLoss extends Mark {
  readonly until: EpochMs;
  /** Agents that were there to be lost with it: by their sessions, or where none is known by their records. */
  readonly agents: number;
}

/** What it costs shows within this, mended or not: agents are signed out by the other side at its own pace. */
const aftermathMs = 5 * 60_000;

/** Losses of the CTI connection, or of the service with it; records of one loss follow each other within minutes. */
export function ctiLossesOf(events: readonly Event[], sessions: readonly Session[]): CtiLoss[] {
  const losses: CtiLoss[] = [];
  for (const event of events) {
    const lost =
      (isKind(event, 'cti-connection') && event.fact.state === 'lost') ||
      (isKind(event, 'service-state') && event.fact.state === 'OUT_OF_SERVICE');
    const open = losses.at(-1);
    if (!lost || (open && event.at <= open.until)) continue;
    const { at, stampMs, place } = event;
    const until = epochMs(at + aftermathMs);
    losses.push({ at, stampMs, place, until, agents: agentsAt(at, events, sessions) });
  }
  return losses;
}

/** Agents that were there: by their sessions, or where none is known by their records. */
export function agentsAt(
  at: EpochMs,
  events: readonly Event[],
  sessions: readonly Session[],
): number {
  const connected = sessions.filter((session) => wasAlive(session, at));
  const near = events.filter((event) => Math.abs(event.at - at) <= aftermathMs);
  return new Set((connected.length > 0 ? connected : near).flatMap(({ agent }) => agent ?? []))
    .size;
}
