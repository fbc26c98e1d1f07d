import type { Observation } from '../../model/observation.ts';
import { epochMs } from '../../model/time.ts';
import type { SourceLog } from '../logs/source-log.ts';
import { maxLatencyMs } from './client-drift.ts';
import type { SourceClock } from './clock.ts';

/** Two samples of one clock differ by less: each may be off by half of its round trip. */
export const clockStepMs = 2_000;

/** A clock that is set more often within one log is none. */
const mostSegments = 25;

/** From a line of a page's log on its PC's clock is so far behind the server's. */
interface Segment {
  readonly line: number;
  readonly offsetMs: number;
}

/** The clock of a page's log whose PC was set while it ran; undefined where it was not. */
export function steppedPageClock(log: SourceLog): SourceClock | undefined {
  const segments = segmentsOf(log);
  if (segments.length < 2 || segments.length > mostSegments) return undefined;
  const shiftAt = (line: number): number =>
    (segments.findLast((segment) => segment.line <= line) ?? (segments[0] as Segment)).offsetMs;
  return {
    at: ({ wall, offsetMinutes = 0 }, line) =>
      epochMs(wall - offsetMinutes * 60_000 + shiftAt(line)),
    atWall: (wall, line) => epochMs(wall + shiftAt(line)),
  };
}

/** Where the server's clock leaps against the PC's, and by how much. */
export function pageLeaps(log: SourceLog): { readonly line: number; readonly byMs: number }[] {
  const segments = segmentsOf(log);
  return segments.slice(1).map(({ line, offsetMs }, i) => ({
    line,
    byMs: offsetMs - (segments[i] as Segment).offsetMs,
  }));
}

function segmentsOf({ observations }: SourceLog): Segment[] {
  const segments: Segment[] = [];
  let last: { readonly index: number; readonly driftMs: number } | undefined;
  for (const [index, { fact }] of observations.entries()) {
    if (fact.kind !== 'client-drift' || fact.latencyMs > maxLatencyMs) continue;
    const stepMs = last ? fact.driftMs - last.driftMs : 0;
    if (!last) segments.push({ line: 0, offsetMs: fact.driftMs });
    else if (Math.abs(stepMs) > clockStepMs)
      segments.push({
        line: lineOfStep(observations.slice(last.index, index + 1), stepMs),
        offsetMs: fact.driftMs,
      });
    last = { index, driftMs: fact.driftMs };
  }
  return segments;
}

/** Between two samples that differ: where the records' times leap furthest the way that the PC's clock was set. */
function lineOfStep(between: readonly Observation[], stepMs: number): number {
  const leaps = between.slice(1).map(({ time, place }, i) => ({
    line: place.line,
    // The PC is set ahead where the server falls back against it.
    leapMs: (time.wall - (between[i] as Observation).time.wall) * -Math.sign(stepMs),
  }));
  return leaps.reduce((a, b) => (b.leapMs > a.leapMs ? b : a)).line;
}
