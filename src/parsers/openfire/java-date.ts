import type { RecordTime } from '../../model/time.ts';
import { isOffset } from '../clock-digits.ts';
import { areDigits, byteAt, fourDigits, twoDigits, wallTime } from './digits.ts';

/*
 * `java.util.Date` as `toString` prints it, before the text of HttpBindServlet's own lines up to Openfire 4.2:
 * `Mon Nov 23 13:02:51 UTC 2026: HTTP RECV(…`. The zone is an abbreviation, or `GMT+05:30` where Java knows none.
 */
const blank = 32;
const colon = 58;
const longestZone = 32;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Where the text after `<java Date>: ` starts, or −1. */
export function afterJavaDate(bytes: Uint8Array, start: number, end: number): number {
  if (byteAt(bytes, start + 3) !== blank || byteAt(bytes, start + 7) !== blank) return -1;
  if (byteAt(bytes, start + 13) !== colon || byteAt(bytes, start + 16) !== colon) return -1;
  const zoneEnd = endOfZone(bytes, start, end);
  if (zoneEnd < 0 || zoneEnd + 7 > end || !areDigits(bytes, zoneEnd + 1, 4)) return -1;
  const ends = byteAt(bytes, zoneEnd + 5) === colon && byteAt(bytes, zoneEnd + 6) === blank;
  return ends && monthAt(bytes, start + 4) > 0 && hasClock(bytes, start) ? zoneEnd + 7 : -1;
}

/** Of a text that {@link afterJavaDate} accepts. */
export function javaDateTime(
  bytes: Uint8Array,
  start: number,
  end: number,
): RecordTime | undefined {
  const zoneEnd = endOfZone(bytes, start, end);
  const wall = wallTime({
    year: fourDigits(bytes, zoneEnd + 1),
    month: monthAt(bytes, start + 4),
    day: twoDigits(bytes, start + 8),
    hour: twoDigits(bytes, start + 11),
    minute: twoDigits(bytes, start + 14),
    second: twoDigits(bytes, start + 17),
    ms: 0,
  });
  return wall === undefined ? undefined : { wall, ...javaDateZone(bytes, start, end) };
}

export function javaDateZone(
  bytes: Uint8Array,
  start: number,
  end: number,
): Omit<RecordTime, 'wall'> {
  const zone = ascii(bytes, start + 20, endOfZone(bytes, start, end));
  const offset = /^GMT([+-])(\d\d):(\d\d)$/.exec(zone);
  const minutes = Number(offset?.[2]) * 60 + Number(offset?.[3]);
  const offsetMinutes = offset?.[1] === '-' ? -minutes : minutes;
  return isOffset(offsetMinutes) ? { offsetMinutes } : { abbreviation: zone };
}

export const monthNumber = (name: string): number => months.indexOf(name) + 1;

const packed = (first: number, second: number, third: number): number =>
  (first << 16) | (second << 8) | third;

/** By the three bytes in one number: {@link afterJavaDate} runs on every line and must not allocate. */
const monthByBytes = new Map(
  months.map((name, i) => [
    packed(name.charCodeAt(0), name.charCodeAt(1), name.charCodeAt(2)),
    i + 1,
  ]),
);

export const ascii = (bytes: Uint8Array, start: number, end: number): string =>
  String.fromCharCode(...bytes.subarray(start, end));

const monthAt = (bytes: Uint8Array, at: number): number =>
  monthByBytes.get(packed(byteAt(bytes, at), byteAt(bytes, at + 1), byteAt(bytes, at + 2))) ?? 0;

const hasClock = (bytes: Uint8Array, start: number): boolean =>
  areDigits(bytes, start + 8, 2) &&
  areDigits(bytes, start + 11, 2) &&
  areDigits(bytes, start + 14, 2) &&
  areDigits(bytes, start + 17, 2);

function endOfZone(bytes: Uint8Array, start: number, end: number): number {
  const limit = Math.min(end, start + 20 + longestZone);
  for (let i = start + 20; i < limit; i++) {
    if (byteAt(bytes, i) === blank) return i > start + 20 ? i : -1;
  }
  return -1;
}
