import type { WallMs } from '../../model/time.ts';
import { quarterMs } from '../clocks/clock.ts';
import { setBackMs } from './log-times.ts';
import { repeatsEnd } from './repeats-end.ts';
import type { ClockSample, SourceLog } from './source-log.ts';

/** From the last reading of a part of a rotated log to the first of the next. */
export interface Border {
  readonly from: WallMs;
  readonly to: WallMs;
  readonly before: SourceLog;
  readonly next: SourceLog;
  /** The clock was set back here. */
  readonly isSetBack: boolean;
}

const hourMs = 3_600_000;
/** Threads write a moment after they took the time. */
const lateMs = 5_000;

/** Where the parts of a log meet. */
export function bordersOf(parts: readonly SourceLog[]): Border[] {
  const told = toldAcross(parts);
  return parts.flatMap((next, i): Border[] => {
    const before = parts[i - 1];
    const last = before?.last ?? before?.first;
    if (!before || !last || !next.first) return [];
    const [from, to] = [last.wall, next.first.wall];
    const { shiftMs, isNear } = told[i] ?? {};
    const falls = shiftMs !== undefined && shiftMs <= -quarterMs && shiftMs >= -hourMs - lateMs;
    const isSetBack = from - to >= setBackMs ? shiftMs === undefined || falls : falls && isNear;
    return [{ from, to, before, next, isSetBack: isSetBack === true }];
  });
}

interface Told {
  /** Between the last offset told before the part and the first told from it on. */
  readonly shiftMs?: number;
  /** The part and the one before it tell them, and neither was set back inside: it came about where they meet. */
  readonly isNear?: boolean;
}

function toldAcross(parts: readonly SourceLog[]): Told[] {
  const after: (SourceLog | undefined)[] = [];
  for (let i = parts.length - 1, next: SourceLog | undefined; i >= 0; i--) {
    const part = parts[i] as SourceLog;
    if (part.clockSamples.length > 0) next = part;
    after[i] = next;
  }
  let before: SourceLog | undefined;
  return parts.map((part, i) => {
    const earlier = before?.clockSamples.at(-1);
    const later = after[i]?.clockSamples[0];
    const isNear = [before, after[i]].every(
      (side, turn) => side === parts[i - 1 + turn] && side?.setBack.length === 0,
    );
    if (part.clockSamples.length > 0) before = part;
    return earlier && later ? { shiftMs: distanceOf(later) - distanceOf(earlier), isNear } : {};
  });
}

const distanceOf = ({ wall, epochMs }: ClockSample): number => wall - epochMs;

/**
 * Parts in this order read as one log: no part begins before the one it follows, in readings or in the instants that it
 * prints, but for a clock that was set back once.
 */
export function isOneLog(parts: readonly SourceLog[]): boolean {
  const borders = bordersOf(parts);
  const setBack = borders.filter(({ isSetBack }) => isSetBack);
  const inside = parts.reduce((sum, part) => sum + part.setBack.length, 0);
  if (setBack.length > 0 && setBack.length + inside > 1) return false;
  return setBack.every(isPlausible) && borders.every(follows) && sampledInOrder(parts);
}

/** Clocks go back between 22:00 and 04:00, by an hour at most (IANA's tz database); two copies that overlap look like it. */
function isPlausible({ from, to, before, next }: Border): boolean {
  const hour = new Date(to).getUTCHours();
  const isCopy =
    (before.first?.wall === to && next.last?.wall === from) || repeatsEnd(next, before);
  return from - to <= hourMs + lateMs && (hour >= 22 || hour < 4) && !isCopy;
}

const follows = ({ before, to, isSetBack }: Border): boolean =>
  isSetBack || to >= (before.setBack.at(-1)?.to ?? before.first?.wall ?? to);

function sampledInOrder(parts: readonly SourceLog[]): boolean {
  const starts = parts.flatMap(({ clockSamples: [first] }) => (first ? [first.epochMs] : []));
  return starts.every((at, i) => at >= (starts[i - 1] ?? at));
}
