import type { RecordTime, WallMs } from '../../model/time.ts';
import type { SourceClock } from '../clocks/clock.ts';
import type { SourceLog } from './source-log.ts';
import { type Span, spanOf } from './spans.ts';

/** A log of sweeps is written at least every 30 s while a session lives: nothing for longer is no record of a silence. */
const longestMs = 35_000;

/** Where none of these logs was written for longer than `leastMs`: between their first record and their last. In time order. */
export function holesOf(
  logs: readonly SourceLog[],
  clocks: ReadonlyMap<SourceLog, SourceClock>,
  leastMs = longestMs,
): Span[] {
  const written = logs
    .flatMap((log) => writtenSpans(log, clocks, leastMs))
    .sort((a, b) => a.from - b.from);
  const holes: Span[] = [];
  let to = written[0]?.to;
  for (const span of written) {
    if (to !== undefined && span.from - to > leastMs) holes.push({ from: to, to: span.from });
    if (to === undefined || span.to > to) to = span.to;
  }
  return holes;
}

function writtenSpans(
  log: SourceLog,
  clocks: ReadonlyMap<SourceLog, SourceClock>,
  leastMs: number,
): Span[] {
  const clock = clocks.get(log);
  const whole = spanOf(log, clocks);
  if (!clock || !whole) return [];
  const spans: Span[] = [];
  let { from } = whole;
  for (const quiet of log.quiets) {
    if (quiet.to - quiet.from <= leastMs) continue;
    spans.push({ from, to: clock.at(readingOf(log, quiet.from), quiet.line - 1) });
    from = clock.at(readingOf(log, quiet.to), quiet.line);
  }
  return [...spans, { from, to: whole.to }];
}

/** With the offset that its head printed, where heads do. */
function readingOf({ printedOffsets }: SourceLog, wall: WallMs): RecordTime {
  const printed = printedOffsets.filter(({ from }) => from <= wall).at(-1) ?? printedOffsets[0];
  return printed ? { wall, offsetMinutes: printed.offsetMinutes } : { wall };
}
