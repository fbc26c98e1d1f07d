import { type EpochMs, epochMs, type RecordTime, type WallMs } from '../model/time.ts';
import type { OffsetBasis } from '../model/words.ts';
import type { SourceLog } from './source-log.ts';

/** The offset of a clock that prints none, from a place in a file on. */
interface Span {
  readonly fromLine: number;
  readonly offsetMs: number;
}

/** Where the offset of a node's silent clocks comes from, and from when on. */
export interface NodeOffset {
  readonly from: EpochMs;
  readonly offsetMs: number;
  readonly basis: OffsetBasis;
}

/** Turns the clock readings of one source into instants. */
export interface SourceClock {
  readonly at: (time: RecordTime, line: number) => EpochMs;
  /** For clock readings kept without their head: `at` with the source's own offset. */
  readonly atWall: (wall: WallMs, line: number) => EpochMs;
}

const minuteMs = 60_000;

/** Each record prints its offset; a client's clock is moved by its drift against the server. */
export const printedClock = (shiftMs: number): SourceClock => ({
  at: ({ wall, offsetMinutes }) => epochMs(wall - (offsetMinutes ?? 0) * minuteMs + shiftMs),
  atWall: (wall) => epochMs(wall + shiftMs),
});

/** `spans` are in line order and start at line 0. */
export function spanClock(spans: readonly Span[]): SourceClock {
  const atWall = (wall: WallMs, line: number): EpochMs => {
    let offsetMs = spans[0]?.offsetMs ?? 0;
    for (const span of spans) if (span.fromLine <= line) offsetMs = span.offsetMs;
    return epochMs(wall - offsetMs);
  };
  return {
    atWall,
    at: ({ wall, offsetMinutes }, line) =>
      offsetMinutes === undefined ? atWall(wall, line) : epochMs(wall - offsetMinutes * minuteMs),
  };
}

/** `zoneOffset` gives a zone's offset at an instant, in ms east of UTC. */
export function zoneClock(zoneOffset: (at: EpochMs) => number, log: SourceLog): SourceClock {
  const atWall = (wall: WallMs, line: number): EpochMs => {
    const candidates = candidateOffsets(zoneOffset, wall);
    const setBack = log.setBack.some(
      (gap) => gap.line <= line && wall - gap.to < overlapMs && wall >= gap.to,
    );
    const offsetMs = setBack ? candidates.at(-1) : candidates[0];
    return epochMs(wall - (offsetMs ?? zoneOffset(epochMs(wall))));
  };
  return { atWall, at: ({ wall }, line) => atWall(wall, line) };
}

/** After the clock was set back, its readings repeat for this long. */
const overlapMs = 60 * minuteMs;

/** In an overlap the earlier instant comes first; in a gap the reading never was and the offset before it is taken. */
function candidateOffsets(zoneOffset: (at: EpochMs) => number, wall: WallMs): number[] {
  const before = zoneOffset(epochMs(wall - 24 * 60 * minuteMs));
  const after = zoneOffset(epochMs(wall + 24 * 60 * minuteMs));
  const fits = [before, after].filter((offset) => zoneOffset(epochMs(wall - offset)) === offset);
  return fits.length > 0 ? fits : [before];
}

/** `+05:30` */
export function formatOffset(offsetMs: number): string {
  const minutes = Math.round(Math.abs(offsetMs) / minuteMs);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${offsetMs < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
