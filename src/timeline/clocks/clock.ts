import { type EpochMs, epochMs, type RecordTime, type WallMs } from '../../model/time.ts';
import type { OffsetBasis } from '../../model/words.ts';
import type { Quiet } from '../logs/log-times.ts';

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
  /** What the log itself shows of an instant told of it; absent where none was moved onto another clock. */
  readonly rawAt?: (at: EpochMs, line: number) => EpochMs;
  /** It was set back, where the log stands. */
  readonly isSetBack?: true;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Zones differ by full quarters of an hour. */
export const quarterMs = 15 * minuteMs;

/** The furthest zone (Kiribati); the other way it is 12 hours. */
const maxOffsetMs = 14 * 60 * minuteMs;

export const isOffset = (ms: number): boolean => Math.abs(ms) <= maxOffsetMs;

export const nearestQuarter = (ms: number): number => Math.round(ms / quarterMs) * quarterMs;

/** Each record prints its offset; a client's clock is moved by its drift against the server. */
export const printedClock = (shiftMs: number): SourceClock => ({
  at: ({ wall, offsetMinutes }) => epochMs(wall - (offsetMinutes ?? 0) * minuteMs + shiftMs),
  atWall: (wall) => epochMs(wall + shiftMs),
});

/** The same clock with its instants moved onto another's. */
export const movedClock = (clock: SourceClock, movedMs: number): SourceClock => ({
  at: (time, line) => epochMs(clock.at(time, line) + movedMs),
  atWall: (wall, line) => epochMs(clock.atWall(wall, line) + movedMs),
  rawAt: (at, line) => {
    const own = epochMs(at - movedMs);
    return clock.rawAt?.(own, line) ?? own;
  },
  ...(clock.isSetBack && { isSetBack: true }),
});

/** The time that a node's other logs cover. */
export interface Reach {
  readonly from: number;
  readonly to: number;
}

/** What settles readings that a clock set back shows twice. */
export interface Settling {
  readonly reach?: Reach | undefined;
  /** Offsets that are known at lines of the log, in line order. */
  readonly known?: readonly { readonly line: number; readonly offsetMs: number }[];
}

/** A clock that follows a zone. `zoneOffset` gives the zone's offset at an instant, in ms east of UTC. */
export function zoneClock(
  zoneOffset: (at: EpochMs) => number,
  { setBack: gaps }: { readonly setBack: readonly Quiet[] },
  { reach, known = [] }: Settling = {},
): SourceClock {
  /** The first line that tells an offset tells it for those above, up to where the clock was set back. */
  const startsWith = (offsetMs: number, line: number): boolean => {
    const [first] = known;
    return (
      first?.offsetMs === offsetMs &&
      first.line >= line &&
      !gaps.some((gap) => gap.line > line && gap.line <= first.line)
    );
  };
  const offsetAt = (wall: WallMs, line: number): number => {
    const before = zoneOffset(epochMs(wall - dayMs));
    const after = zoneOffset(epochMs(wall + dayMs));
    if (before === after) return before;
    const candidates = candidateOffsets(zoneOffset, wall, before, after);
    const [earlier, later] = candidates;
    if (earlier === undefined || later === undefined) return earlier ?? zoneOffset(epochMs(wall));
    if (known.some((sample) => sample.line <= line && sample.offsetMs === later)) return later;
    if (known.some((sample) => sample.line >= line && sample.offsetMs === earlier)) return earlier;
    if (startsWith(later, line)) return later;
    const within = candidates.filter((offset) => !reach || isWithin(wall - offset, reach));
    const setBack = gaps.some(
      (gap) => gap.line <= line && wall - gap.to < overlapMs && wall >= gap.to,
    );
    const left = gaps.length === 0 && within.length > 0 ? within : candidates;
    return (setBack ? left.at(-1) : left[0]) ?? earlier;
  };
  const atWall = (wall: WallMs, line: number): EpochMs => epochMs(wall - offsetAt(wall, line));
  return {
    atWall,
    at: ({ wall, offsetMinutes }, line) =>
      offsetMinutes === undefined ? atWall(wall, line) : epochMs(wall - offsetMinutes * minuteMs),
  };
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
function candidateOffsets(
  zoneOffset: (at: EpochMs) => number,
  wall: WallMs,
  before: number,
  after: number,
): number[] {
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
