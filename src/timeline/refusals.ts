import type { SourceClock } from './clocks/clock.ts';
import type { Mark } from './event.ts';
import type { Interner } from './logs/interner.ts';
import type { PageMoment } from './logs/page-watch.ts';
import { type SourceLog, stampOf } from './logs/source-log.ts';

/** Requests of an agent that an access log shows answered with 401, three and more in a row. */
export interface Refusals {
  readonly agent: string;
  readonly first: Mark;
  readonly last: Mark;
  readonly count: number;
}

export function refusalsOf(
  logs: readonly SourceLog[],
  clocks: ReadonlyMap<SourceLog, SourceClock>,
  interner: Interner,
): Refusals[] {
  return logs.flatMap((log) => {
    const clock = clocks.get(log);
    if (!clock) return [];
    const markOf = ({ time, spot }: PageMoment): Mark => ({
      at: clock.at(time, spot.line),
      stampMs: stampOf(log),
      place: { source: log.index, ...spot },
    });
    return log.refusals.streaks.map(({ agent, first, last, count }) => ({
      agent: interner.text(agent) ?? '',
      first: markOf(first),
      last: markOf(last),
      count,
    }));
  });
}
