import type { EpochMs } from '../model/time.ts';
import { epochMs } from '../model/time.ts';
import { type Event, isKind, type Mark } from './event.ts';

/** Finesse without its CTI server, from the first record that says so until it is mended. */
export interface CtiLoss extends Mark {
  readonly until: EpochMs;
}

/** What it costs shows within this, mended or not: agents are signed out by the other side at its own pace. */
const aftermathMs = 5 * 60_000;

/** Losses of the CTI connection, or of the service with it; records of one loss follow each other within minutes. */
export function ctiLossesOf(events: readonly Event[]): CtiLoss[] {
  const losses: CtiLoss[] = [];
  for (const event of events) {
    const lost =
      (isKind(event, 'cti-connection') && event.fact.state === 'lost') ||
      (isKind(event, 'service-state') && event.fact.state === 'OUT_OF_SERVICE');
    const open = losses.at(-1);
    if (!lost || (open && event.at <= open.until)) continue;
    const { at, stampMs, place } = event;
    losses.push({ at, stampMs, place, until: epochMs(at + aftermathMs) });
  }
  return losses;
}
