import type { RecordTime } from '../../model/time.ts';
import { byteAt, wallTime } from './digits.ts';
import { ascii, monthNumber } from './java-date.ts';

/*
 * What a starting server prints on stdout, its only head there that names a release (XMPPServer.java, `startupBanner`):
 * `Openfire 3.8.2 [Nov 23, 2026, 1:02:49 PM]`. The date is Java's default for English: no comma after the year up to
 * JDK 8, a narrow no-break space before AM and PM from JDK 20.
 */
const capitalO = 79;
const longest = 96;
const banner =
  /^Openfire \d[\w. ]{0,30} \[([A-Z][a-z]{2} \d{1,2}, \d{4},? \d{1,2}:\d\d:\d\d\W{1,3}[AP]M)\]/;
const reading = /^(...) (\d+), (\d+),? (\d+):(\d+):(\d+)\W+([AP])M$/;

export const isBanner = (bytes: Uint8Array, start: number, end: number): boolean =>
  byteAt(bytes, start) === capitalO && bannerDate(lineText(bytes, start, end)) !== undefined;

export function bannerTime(bytes: Uint8Array, start: number, end: number): RecordTime | undefined {
  const match = reading.exec(bannerDate(lineText(bytes, start, end)) ?? '');
  if (!match) return undefined;
  const [, month = '', day, year, hour, minute, second, half] = match;
  const wall = wallTime({
    year: Number(year),
    month: monthNumber(month),
    day: Number(day),
    hour: (Number(hour) % 12) + (half === 'P' ? 12 : 0),
    minute: Number(minute),
    second: Number(second),
    ms: 0,
  });
  return wall === undefined ? undefined : { wall };
}

export const bannerDate = (line: string): string | undefined => banner.exec(line)?.[1];

const lineText = (bytes: Uint8Array, start: number, end: number): string =>
  ascii(bytes, start, Math.min(end, start + longest));
