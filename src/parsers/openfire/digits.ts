import { type WallMs, wallMs } from '../../model/time.ts';

export const byteAt = (bytes: Uint8Array, at: number): number => bytes[at] ?? 0;

const digitAt = (bytes: Uint8Array, at: number): number => byteAt(bytes, at) - 48;

/** Below 0 or above 9 comes out as a number that {@link wallTime} refuses or {@link areDigits} has excluded. */
export const twoDigits = (bytes: Uint8Array, at: number): number =>
  digitAt(bytes, at) * 10 + digitAt(bytes, at + 1);

export const fourDigits = (bytes: Uint8Array, at: number): number =>
  twoDigits(bytes, at) * 100 + twoDigits(bytes, at + 2);

export function areDigits(bytes: Uint8Array, at: number, count: number): boolean {
  for (let i = at; i < at + count; i++) {
    const byte = byteAt(bytes, i);
    if (byte < 48 || byte > 57) return false;
  }
  return true;
}

/** Offsets and durations beside it lead into no year of five digits. */
const latestYear = 9000;

interface ClockReading {
  readonly year: number;
  /** 1…12 */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly ms: number;
}

/** Undefined where no calendar has that day or no clock that time. */
export function wallTime(reading: ClockReading): WallMs | undefined {
  const { year, month, day, hour, minute, second, ms } = reading;
  if (!(year >= 1970 && year <= latestYear && month >= 1 && month <= 12 && day >= 1))
    return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second, ms));
  return date.getUTCDate() === day ? wallMs(date.getTime()) : undefined;
}
