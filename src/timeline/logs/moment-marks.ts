import type { LogMoment } from '../../model/observation.ts';
import type { SourceClock } from '../clocks/clock.ts';
import type { Mark } from '../event.ts';
import { type SourceLog, stampOf } from './source-log.ts';

/** Gives a log's moments their instants. */
export const momentMarks =
  (log: SourceLog, clock: SourceClock) =>
  ({ time, spot }: LogMoment): Mark => ({
    at: clock.at(time, spot.line),
    stampMs: stampOf(log),
    place: { source: log.index, ...spot },
  });
