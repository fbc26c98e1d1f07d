import type { Format } from '../../model/family.ts';
import type { RecordTime } from '../../model/time.ts';
import { digitsAt, isOffset, offsetAt, recordTime, type ZonedTime } from '../clock-digits.ts';
import { hasShape, shapeOf } from '../shape.ts';
import { afterMark, hasStamp, hasUserAgent, head, serverTimeEnd } from './head.ts';
import { kernelCode } from './kernel-code.ts';
import { rows } from './rows.ts';

const newline = 10;
const carriageReturn = 13;
const capitalM = 77;
const zoneShape = shapeOf('~####');
const zoneBytes = zoneShape.length;

export const clientLog: Format = {
  name: 'client-log',
  head,
  time,
  printed: (line) => /^\uFEFF?(\d{4}-\d\d-\d\dT[\d:.]{12} [+-]\d\d:\d\d):/.exec(line)?.[1],
  tick,
  kernel: { code: kernelCode, looseStarts: [], rows },
};

/** The browser's line prints no time: its record takes the one of the record below it, before which it was written. */
function time(bytes: Uint8Array, start: number, end: number): RecordTime | undefined {
  const at = afterMark(bytes, start);
  if (hasUserAgent(bytes, at, end)) return stampTime(bytes, nextLine(bytes, end));
  const own = stampTime(bytes, at);
  const serverOffsetMinutes = serverOffset(bytes, at, end);
  if (!own || serverOffsetMinutes === undefined) return own;
  // A spread takes five times as long as all else here.
  return { wall: own.wall, offsetMinutes: own.offsetMinutes, serverOffsetMinutes };
}

/** Past what ends a line, and NULs. */
function nextLine(bytes: Uint8Array, end: number): number {
  let at = end;
  while (bytes[at] === newline || bytes[at] === carriageReturn || bytes[at] === 0) at++;
  return at;
}

/** The server's time is printed in the server's zone, once the page knows it; before that there are dashes. */
function serverOffset(bytes: Uint8Array, at: number, end: number): number | undefined {
  const zone = serverTimeEnd(bytes, at, end) - zoneBytes;
  if (zone < at || !hasShape(bytes, zone, end, zoneShape)) return undefined;
  const minutes = offsetAt(bytes, zone, 0);
  return isOffset(minutes) ? minutes : undefined;
}

function stampTime(bytes: Uint8Array, at: number): ZonedTime | undefined {
  if (!hasStamp(bytes, at, bytes.length)) return undefined;
  return recordTime({
    year: digitsAt(bytes, at, 4),
    month: digitsAt(bytes, at + 5, 2),
    day: digitsAt(bytes, at + 8, 2),
    hour: digitsAt(bytes, at + 11, 2),
    minute: digitsAt(bytes, at + 14, 2),
    second: digitsAt(bytes, at + 17, 2),
    ms: digitsAt(bytes, at + 20, 3),
    offsetMinutes: offsetAt(bytes, at + 24, 1),
  });
}

/** Day, hour, minute and tens of seconds; the browser's line has none. */
function tick(bytes: Uint8Array, start: number): number {
  const at = afterMark(bytes, start);
  if (bytes[at] === capitalM) return 0;
  const hours = digitsAt(bytes, at + 8, 2) * 100 + digitsAt(bytes, at + 11, 2);
  return (hours * 100 + digitsAt(bytes, at + 14, 2)) * 10 + digitsAt(bytes, at + 17, 1);
}
