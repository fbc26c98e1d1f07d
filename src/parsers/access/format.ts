import type { Format } from '../../model/family.ts';
import type { RecordTime } from '../../model/time.ts';
import { digitsAt, offsetAt, recordTime } from '../clock-digits.ts';
import { hasShape, shapeOf } from '../shape.ts';

/*
 * Tomcat's `common` and `combined` (`%h %l %u %t "%r" %s %b`, AccessLogValve), with or without milliseconds in the
 * time, and nginx's, which are the same up to the request: every line is a record, and all of it the message.
 */
const stamp = shapeOf('[##/@@@/####:##:##:##');
const ms = shapeOf('.###');
const zone = shapeOf(' ~####] "');
const openBracket = 91;
/** Address, identity and user before the time. */
const maxPrefixBytes = 512;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export const accessLog: Format = {
  name: 'access-log',
  head: (bytes, start, end) => (zoneAt(bytes, stampAt(bytes, start, end), end) < 0 ? -1 : start),
  time,
  printed: (line) => /\[(\d\d\/[A-Z][a-z]{2}\/\d{4}:[\d:.]{8,12} [+-]\d{4})\] "/.exec(line)?.[1],
  tick,
};

function time(bytes: Uint8Array, start: number, end: number): RecordTime | undefined {
  const at = stampAt(bytes, start, end);
  const zoned = zoneAt(bytes, at, end);
  if (zoned < 0) return undefined;
  return recordTime({
    day: digitsAt(bytes, at + 1, 2),
    month: months.indexOf(String.fromCharCode(...bytes.subarray(at + 4, at + 7))) + 1,
    year: digitsAt(bytes, at + 8, 4),
    hour: digitsAt(bytes, at + 13, 2),
    minute: digitsAt(bytes, at + 16, 2),
    second: digitsAt(bytes, at + 19, 2),
    ms: zoned > at + stamp.length ? digitsAt(bytes, at + stamp.length + 1, 3) : 0,
    offsetMinutes: offsetAt(bytes, zoned + 1, 0),
  });
}

/** The first bracket that opens a time, or −1: the name of a user may hold another. */
function stampAt(bytes: Uint8Array, start: number, end: number): number {
  const limit = Math.min(end, start + maxPrefixBytes);
  for (let i = start; i < limit; i++) {
    if (bytes[i] === openBracket && hasShape(bytes, i, end, stamp)) return i;
  }
  return -1;
}

/** Where the blank before the offset stands, or −1. */
function zoneAt(bytes: Uint8Array, at: number, end: number): number {
  if (at < 0) return -1;
  const afterSeconds = at + stamp.length;
  const zoned = afterSeconds + (hasShape(bytes, afterSeconds, end, ms) ? ms.length : 0);
  return hasShape(bytes, zoned, end, zone) ? zoned : -1;
}

/** Day, hour, minute and tens of seconds. */
function tick(bytes: Uint8Array, start: number): number {
  const at = stampAt(bytes, start, bytes.length);
  if (at < 0) return 0;
  const hours = digitsAt(bytes, at + 1, 2) * 100 + digitsAt(bytes, at + 13, 2);
  return (hours * 100 + digitsAt(bytes, at + 16, 2)) * 10 + digitsAt(bytes, at + 19, 1);
}
