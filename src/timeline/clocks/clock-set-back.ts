import type { EpochMs, WallMs } from '../../model/time.ts';
import type { Mark } from '../event.ts';
import { requestColumn, type SourceLog, stampOf, sweepColumn } from '../logs/source-log.ts';
import type { SourceClock } from './clock.ts';
import type { SetBack } from './set-backs.ts';

/** A clock that was set back, on the timeline: what was before it is told by the clock as it is since. */
export interface ClockSetBack {
  /** The first record after it. */
  readonly after: Mark;
  readonly byMs: number;
  /** Only a sweep tells: of when and by how much nothing more is known. */
  readonly isLeast?: true;
}

export const clockSetBacks = (
  setBacks: readonly SetBack[],
  clocks: ReadonlyMap<SourceLog, SourceClock>,
): ClockSetBack[] =>
  setBacks.flatMap(({ byMs, shownBy, lines }) => {
    const clock = clocks.get(shownBy);
    const after = clock && firstFrom(lines.get(shownBy) ?? 0, shownBy, clock);
    return after ? [{ after, byMs }] : [];
  });

/** The first used record of a log at a line or below it. */
function firstFrom(line: number, log: SourceLog, clock: SourceClock): Mark | undefined {
  const marks: Mark[] = [];
  const take = (at: EpochMs, spot: { readonly line: number; readonly offset: number }): void => {
    marks.push({ at, stampMs: stampOf(log), place: { source: log.index, ...spot } });
  };
  const seen = log.observations.find(({ place }) => place.line >= line);
  if (seen) take(clock.at(seen.time, seen.place.line), seen.place);
  for (const [rows, column] of [
    [log.sweeps, sweepColumn],
    [log.requests, requestColumn],
  ] as const)
    for (let row = 0; row < rows.length; row++) {
      const spot = { line: rows.get(row, column.line), offset: rows.get(row, column.offset) };
      if (spot.line < line) continue;
      take(clock.atWall(rows.get(row, column.wall) as WallMs, spot.line), spot);
      break;
    }
  return marks.sort((a, b) => a.place.line - b.place.line)[0];
}
