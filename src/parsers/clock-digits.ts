import type { RecordTime } from '../model/time.ts';
import { wallMs } from '../model/time.ts';

/** From UTC−12 to UTC+14, the offsets in use. */
const minOffsetMinutes = -12 * 60;
const maxOffsetMinutes = 14 * 60;

/** Offsets and durations beside it lead into no year of five digits. */
const latestYear = 9000;

export interface ClockDigits {
  readonly year: number;
  /** 1…12 */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly ms: number;
  readonly offsetMinutes: number;
}

/** A time whose offset is printed. */
export type ZonedTime = Required<Pick<RecordTime, 'wall' | 'offsetMinutes'>>;

/** Undefined where no calendar has that day, no clock that time, no place that offset. */
export function recordTime(digits: ClockDigits): ZonedTime | undefined {
  const { year, month, day, hour, minute, second, ms, offsetMinutes } = digits;
  if (year < 1970 || year > latestYear || month < 1 || month > 12 || day < 1) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  if (!isOffset(offsetMinutes)) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second, ms));
  return date.getUTCDate() === day ? { wall: wallMs(date.getTime()), offsetMinutes } : undefined;
}

/** Whether a place has it, in minutes east of UTC. */
export const isOffset = (minutes: number): boolean =>
  minutes >= minOffsetMinutes && minutes <= maxOffsetMinutes;

/** Of bytes that a shape has shown to be digits. */
export function digitsAt(bytes: Uint8Array, start: number, count: number): number {
  let value = 0;
  for (let i = start; i < start + count; i++) value = value * 10 + (bytes[i] ?? 48) - 48;
  return value;
}

/** Of `+0530` at `start`, where `colon` is 0, or of `+05:30`, where it is 1. Infinite where the minutes are no minutes. */
export function offsetAt(bytes: Uint8Array, start: number, colon: 0 | 1): number {
  const minutes = digitsAt(bytes, start + 3 + colon, 2);
  const total = digitsAt(bytes, start + 1, 2) * 60 + minutes;
  if (minutes > 59) return Number.POSITIVE_INFINITY;
  return bytes[start] === 45 && total > 0 ? -total : total;
}
