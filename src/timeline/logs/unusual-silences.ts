import type { SourceClock } from '../clocks/clock.ts';
import { holesOf } from './holes.ts';
import type { SourceLog } from './source-log.ts';
import { coverageOf, covers, type Span } from './spans.ts';

/** Shorter silences are not noted of a log, and ordinary. */
const ordinaryMs = 10_000;
/** How long before a silence the log shows what is ordinary for it. */
const beforeMs = 5 * 60_000;

/** Where these logs were silent for more than twice as long as at any time in the minutes before. In time order. */
export function unusualSilences(
  logs: readonly SourceLog[],
  clocks: ReadonlyMap<SourceLog, SourceClock>,
): Span[] {
  const written = coverageOf(logs, clocks);
  let earlier: Span[] = [];
  return holesOf(logs, clocks, ordinaryMs - 1).filter((hole) => {
    const since = hole.from - beforeMs;
    earlier = earlier.filter(({ to }) => to > since);
    const usual = Math.max(ordinaryMs, ...earlier.map(({ from, to }) => to - from));
    earlier.push(hole);
    return hole.to - hole.from > 2 * usual && covers(written, since, hole.from);
  });
}
