import type { EpochMs } from '../model/time.ts';
import { nearestQuarter } from './clock.ts';
import type { SourceLog } from './source-log.ts';

/** At an instant, a clock without an offset was this far east of UTC. */
export interface OffsetSample {
  readonly log: SourceLog;
  /** Line in `log`; 0 where only the instant counts. */
  readonly line: number;
  readonly at: EpochMs;
  readonly offsetMs: number;
}

interface Span {
  readonly fromLine: number;
  readonly offsetMs: number;
}

/**
 * The offset of a source from line to line, by samples of its own lines. It changes where the clock was set back, and
 * between two samples that differ.
 */
export function offsetSpans(log: SourceLog, samples: readonly OffsetSample[]): Span[] {
  const sorted = [...samples].sort((a, b) => a.line - b.line);
  const starts = [0, ...log.setBack.map((gap) => gap.line)];
  const spans: Span[] = [];
  for (const [i, fromLine] of starts.entries()) {
    const toLine = starts[i + 1] ?? Number.POSITIVE_INFINITY;
    const own = sorted.filter(({ line }) => line >= fromLine && line < toLine);
    const before = spans.at(-1);
    const set = log.setBack[i - 1];
    const shifted = before && set ? before.offsetMs - roundedShift(set) : undefined;
    spans.push({ fromLine, offsetMs: own[0]?.offsetMs ?? shifted ?? sorted[0]?.offsetMs ?? 0 });
    for (const [a, b] of pairs(own)) {
      if (a.offsetMs !== b.offsetMs)
        spans.push({ fromLine: changeLine(log, a, b), offsetMs: b.offsetMs });
    }
  }
  return backwards(spans, log, sorted);
}

/** A span before the first own sample takes over what a later set-back tells. */
function backwards(spans: Span[], log: SourceLog, sorted: readonly OffsetSample[]): Span[] {
  const [firstOwn] = sorted;
  const [first, second] = spans;
  const set = log.setBack[0];
  if (!first || !second || !set || !firstOwn || firstOwn.line < set.line) return spans;
  return [{ ...first, offsetMs: second.offsetMs + roundedShift(set) }, ...spans.slice(1)];
}

const roundedShift = (gap: { from: number; to: number }): number =>
  nearestQuarter(gap.from - gap.to);

const pairs = <T>(items: readonly T[]): [T, T][] =>
  items.slice(1).map((item, i) => [items[i] as T, item]);

/** The clock was set forward inside the longest silence between the two samples. */
function changeLine(log: SourceLog, a: OffsetSample, b: OffsetSample): number {
  const between = log.quiets.filter((quiet) => quiet.line > a.line && quiet.line <= b.line);
  const longest = between.sort((x, y) => y.to - y.from - (x.to - x.from))[0];
  return longest?.line ?? b.line;
}

/** The offset of a node's clock at an instant, by samples of whatever log. Without samples: UTC. */
export function offsetSteps(samples: readonly OffsetSample[]): (at: EpochMs) => number {
  const sorted = [...samples].sort((a, b) => a.at - b.at);
  const steps = sorted.filter(({ offsetMs }, i) => offsetMs !== sorted[i - 1]?.offsetMs);
  return (at) => {
    let offsetMs = steps[0]?.offsetMs ?? 0;
    for (const step of steps) if (step.at <= at) offsetMs = step.offsetMs;
    return offsetMs;
  };
}
