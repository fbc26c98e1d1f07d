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
/** Zones differ by full quarters of an hour. */
export const quarterMs = 15 * minuteMs;

export const nearestQuarter = (ms: number): number => Math.round(ms / quarterMs) * quarterMs;

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

/** The time that a node's other logs cover. */
export interface Reach {
  readonly from: number;
  readonly to: number;
}

/**
 * A clock that follows a zone. `zoneOffset` gives the zone's offset at an instant, in ms east of UTC; `reach` settles
 * readings that a clock set back shows twice, where the log itself does not.
 */
export function zoneClock(
  zoneOffset: (at: EpochMs) => number,
  log: SourceLog,
  reach?: Reach,
): SourceClock {
  const atWall = (wall: WallMs, line: number): EpochMs => {
    const candidates = candidateOffsets(zoneOffset, wall);
    const within = candidates.filter((offset) => !reach || isWithin(wall - offset, reach));
    const setBack = log.setBack.some(
      (gap) => gap.line <= line && wall - gap.to < overlapMs && wall >= gap.to,
    );
    const known = log.setBack.length === 0 && within.length > 0 ? within : candidates;
    const offsetMs = setBack ? known.at(-1) : known[0];
    return epochMs(wall - (offsetMs ?? zoneOffset(epochMs(wall))));
  };
  return { atWall, at: ({ wall }, line) => atWall(wall, line) };
}

/** After the clock was set back, its readings repeat for this long. */
const overlapMs = 60 * minuteMs;
/** Logs of one collection begin and end together, more or less. */
const reachMs = 10 * minuteMs;
/** How far a change of the offset may lie from the sample that shows it, or a reading from an hour that never was. */
const slacksMs = [0, 5, 30, 120].map((minutes) => minutes * minuteMs);

const isWithin = (at: number, { from, to }: Reach): boolean =>
  at >= from - reachMs && at <= to + reachMs;

/** In an overlap the earlier instant comes first; a reading that no offset fits takes the one that nearly does. */
function candidateOffsets(zoneOffset: (at: EpochMs) => number, wall: WallMs): number[] {
  const before = zoneOffset(epochMs(wall - 24 * 60 * minuteMs));
  const after = zoneOffset(epochMs(wall + 24 * 60 * minuteMs));
  if (before === after) return [before];
  for (const slack of slacksMs) {
    const fits = [before, after].filter((offset) =>
      [-slack, slack].some((ms) => zoneOffset(epochMs(wall - offset + ms)) === offset),
    );
    if (fits.length > 0) return fits;
  }
  return [before];
}

/** `+05:30` */
export function formatOffset(offsetMs: number): string {
  const minutes = Math.round(Math.abs(offsetMs) / minuteMs);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${offsetMs < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
