import type { SourceClock } from './clocks/clock.ts';
import type { Mark } from './event.ts';
import type { Interner } from './logs/interner.ts';
import { momentMarks } from './logs/moment-marks.ts';
import type { SourceLog } from './logs/source-log.ts';

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
    const markOf = momentMarks(log, clock);
    return log.refusals.streaks.map(({ agent, first, last, count }) => ({
      agent: interner.text(agent) ?? '',
      first: markOf(first),
      last: markOf(last),
      count,
    }));
  });
}
