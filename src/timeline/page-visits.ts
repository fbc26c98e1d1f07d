import type { SourceClock } from './clocks/clock.ts';
import type { Mark } from './event.ts';
import type { Contact } from './logs/page-trails.ts';
import { type SourceLog, stampOf } from './logs/source-log.ts';

/** From when to when a page asked the server for anything, without a pause of a page that stands still. */
export interface Visit {
  readonly first: Mark;
  readonly last: Mark;
}

/** Requests in a row that the server answered with 401. */
export interface TurnedAway extends Visit {
  readonly count: number;
}

/** What an access log shows of an agent's page. */
export interface PageVisits {
  readonly agent: string;
  readonly address: string;
  /** In time order. */
  readonly visits: readonly Visit[];
  readonly turnedAway: readonly TurnedAway[];
}

/** One a log: where a rotated log goes on in the next file, so do the visits. */
export function pageVisits(
  logs: readonly SourceLog[],
  clocks: ReadonlyMap<SourceLog, SourceClock>,
): PageVisits[] {
  return logs.flatMap((log) => {
    const clock = clocks.get(log);
    if (!clock) return [];
    const markOf = ({ time, line, offset }: Contact): Mark => ({
      at: clock.at(time, line),
      stampMs: stampOf(log),
      place: { source: log.index, line, offset },
    });
    return log.pageTrails.all().map(({ agent, address, runs, refusals }) => ({
      agent,
      address,
      visits: runs.map(({ first, last }) => ({ first: markOf(first), last: markOf(last) })),
      turnedAway: refusals.map(({ first, last, count }) => ({
        first: markOf(first),
        last: markOf(last),
        count,
      })),
    }));
  });
}
