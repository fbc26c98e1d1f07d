import type { EpochMs, RecordTime } from '../../model/time.ts';
import type { SourceClock } from '../clocks/clock.ts';
import type { SourceLog } from './source-log.ts';

/** What a log covers, first to last record. */
export interface Span {
  readonly from: EpochMs;
  readonly to: EpochMs;
}

/** Rotated files leave a short hole between the last record of one and the first of the next. */
const rotationMs = 5 * 60_000;

/** The time that the logs of some kinds cover, holes between rotated files closed. */
export const coverageOf = (
  logs: readonly SourceLog[],
  clocks: ReadonlyMap<SourceLog, SourceClock>,
): Span[] => merged(logs.flatMap((log) => spanOf(log, clocks) ?? []));

/** The time of which Openfire's logs hold what it says at debug level: a log of all levels need not. */
export const debugSpans = (
  logs: readonly SourceLog[],
  clocks: ReadonlyMap<SourceLog, SourceClock>,
): Span[] =>
  merged(
    logs.flatMap((log) => {
      if (log.kind === 'openfire-debug') return spanOf(log, clocks) ?? [];
      const { first, last } = log.debugged ?? {};
      return (first && last && spanBetween(log, first, last, clocks)) ?? [];
    }),
  );

function merged(spans: readonly Span[]): Span[] {
  const whole: { from: EpochMs; to: EpochMs }[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = whole.at(-1);
    if (last && span.from - last.to <= rotationMs) {
      if (span.to > last.to) last.to = span.to;
    } else whole.push({ ...span });
  }
  return whole;
}

/** Where none of them tells anything. */
export function holesBetween(spans: readonly Span[]): Span[] {
  const holes: Span[] = [];
  let end: Span['to'] | undefined;
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    if (end !== undefined && from - end > rotationMs) holes.push({ from: end, to: from });
    if (end === undefined || to > end) end = to;
  }
  return holes;
}

export function spanOf(
  log: SourceLog,
  clocks: ReadonlyMap<SourceLog, SourceClock>,
): Span | undefined {
  const { first, last } = clocks.get(log)?.isSetBack ? log : (log.reach ?? log);
  return first && last && spanBetween(log, first, last, clocks);
}

function spanBetween(
  log: SourceLog,
  first: RecordTime,
  last: RecordTime,
  clocks: ReadonlyMap<SourceLog, SourceClock>,
): Span | undefined {
  const clock = clocks.get(log);
  return clock && { from: clock.at(first, 1), to: clock.at(last, Number.MAX_SAFE_INTEGER) };
}

export const covers = (spans: readonly Span[], from: number, to: number): boolean =>
  spans.some((span) => span.from <= from && span.to >= to);

/** What is left of spans where holes are cut out of them. */
export const without = (spans: readonly Span[], holes: readonly Span[]): Span[] =>
  holes
    .reduce<readonly Span[]>((left, hole) => left.flatMap((span) => cutOut(span, hole)), spans)
    .slice();

function cutOut(span: Span, hole: Span): Span[] {
  if (hole.to <= span.from || hole.from >= span.to) return [span];
  return [
    ...(hole.from > span.from ? [{ from: span.from, to: hole.from }] : []),
    ...(hole.to < span.to ? [{ from: hole.to, to: span.to }] : []),
  ];
}
