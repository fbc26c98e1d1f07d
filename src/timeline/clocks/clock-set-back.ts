import type { Spot } from '../../model/observation.ts';
import type { Mark } from '../event.ts';
import { requestColumn, type SourceLog, stampOf, sweepColumn } from '../logs/source-log.ts';
import { stateColumn } from '../logs/state-rows.ts';
import type { SourceClock } from './clock.ts';
import type { SetBack } from './set-backs.ts';

/** A clock that was set back, on the timeline: what was before it is told by the clock as it is since. */
export interface ClockSetBack {
  /** When the first record after it was written; the place is that of the first that is of use. */
  readonly after: Mark;
  /** At least. */
  readonly byMs: number;
  /** Only a sweep tells, some time after it. */
  readonly isSwept?: true;
}

export const clockSetBacks = (
  setBacks: readonly SetBack[],
  clocks: ReadonlyMap<SourceLog, SourceClock>,
): ClockSetBack[] =>
  setBacks.flatMap(({ byMs, shownBy: { log, to, line } }) => {
    const at = clocks.get(log)?.at(to, line);
    const spot = spotFrom(line, log);
    if (at === undefined || !spot) return [];
    return [{ after: { at, stampMs: stampOf(log), place: { source: log.index, ...spot } }, byMs }];
  });

/** The first used record of a log at a line or below it. */
function spotFrom(line: number, log: SourceLog): Spot | undefined {
  const spots: Spot[] = [];
  const seen = log.observations.find(({ place }) => place.line >= line);
  if (seen) spots.push(seen.place);
  for (const [rows, column] of [
    [log.sweeps, sweepColumn],
    [log.requests, requestColumn],
    [log.states, stateColumn],
  ] as const)
    for (let row = 0; row < rows.length; row++) {
      const spot = { line: rows.get(row, column.line), offset: rows.get(row, column.offset) };
      if (spot.line < line) continue;
      spots.push(spot);
      break;
    }
  return spots.sort((a, b) => a.line - b.line)[0];
}
