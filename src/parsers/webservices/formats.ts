import type { Format } from '../../model/family.ts';
import type { RecordTime } from '../../model/time.ts';
import { wallMs } from '../../model/time.ts';
import { exceptionAt, exceptionStarts } from '../exceptions.ts';
import { clockEnd, facilityAt, isPrefix, mnemonicAt, month, monthAt, offsetBytes } from './head.ts';
import { kernelCode } from './kernel-code.ts';
import { rows } from './rows.ts';

/** Latest offset in use, with a margin. */
const maxOffsetMinutes = 18 * 60;
const timeText =
  /[A-Z][a-z]{2} {1,2}\d{1,2} \d{4} \d{2}:\d{2}:\d{2}\.\d{3} (?:Z|[+-]\d{2}:?\d{2})(?=: %CCBU_)/;

function head(bytes: Uint8Array, start: number, end: number): number {
  const facility = facilityAt(bytes, start, end);
  if (facility < 0) return -1;
  const clock = clockEnd(bytes, start, facility);
  if (clock < 0) return -1;
  const date = monthAt(bytes, start, clock - 17);
  if (date < start || !isPrefix(bytes, start, date)) return -1;
  return mnemonicAt(bytes, facility, end);
}

function time(bytes: Uint8Array, start: number, end: number): RecordTime | undefined {
  const facility = facilityAt(bytes, start, end);
  const clock = facility < 0 ? -1 : clockEnd(bytes, start, facility);
  if (clock < 0) return undefined;
  const wall = date(bytes, start, clock) + timeOfDay(bytes, clock);
  const offsetMinutes = offset(bytes, facility - 2);
  if (Number.isNaN(wall + offsetMinutes)) return undefined;
  return { wall: wallMs(wall), offsetMinutes };
}

/** Midnight of the printed day, or NaN. */
function date(bytes: Uint8Array, start: number, clock: number): number {
  const at = monthAt(bytes, start, clock - 17);
  if (at < start) return Number.NaN;
  const day = digits(bytes, bytes[clock - 20] === 0x20 ? clock - 19 : clock - 20, clock - 18);
  const ms = Date.UTC(digits(bytes, clock - 17, clock - 13), month(bytes, at), day);
  return new Date(ms).getUTCDate() === day ? ms : Number.NaN;
}

function timeOfDay(bytes: Uint8Array, clock: number): number {
  const hours = digits(bytes, clock - 12, clock - 10);
  const minutes = digits(bytes, clock - 9, clock - 7);
  const seconds = digits(bytes, clock - 6, clock - 4);
  if (hours > 23 || minutes > 59 || seconds > 59) return Number.NaN;
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + digits(bytes, clock - 3, clock);
}

/** Minutes east of UTC, or NaN. */
function offset(bytes: Uint8Array, end: number): number {
  const width = offsetBytes(bytes, end);
  if (width === 1) return 0;
  const sign = bytes[end - width];
  if ((sign !== 0x2b && sign !== 0x2d) || (width === 6 && bytes[end - 3] !== 0x3a)) {
    return Number.NaN;
  }
  const minutes = digits(bytes, end - 2, end);
  const total = digits(bytes, end - width + 1, end - width + 3) * 60 + minutes;
  if (minutes > 59 || total > maxOffsetMinutes) return Number.NaN;
  return sign === 0x2d && total > 0 ? -total : total;
}

function digits(bytes: Uint8Array, from: number, end: number): number {
  let value = 0;
  for (let at = from; at < end; at++) {
    const digit = (bytes[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** Day, hour, minute and tens of seconds. */
function tick(bytes: Uint8Array, start: number): number {
  const facility = facilityAt(bytes, start, bytes.length);
  const clock = facility < 0 ? -1 : clockEnd(bytes, start, facility);
  if (clock < 0) return 0;
  const day = bytes[clock - 19] ?? 0;
  const hour = (bytes[clock - 12] ?? 0) * 10 + (bytes[clock - 11] ?? 0);
  const minute = (bytes[clock - 9] ?? 0) * 10 + (bytes[clock - 8] ?? 0);
  return ((day * 1000 + hour) * 1000 + minute) * 100 + (bytes[clock - 6] ?? 0);
}

export const ccbu: Format = {
  name: 'ccbu',
  head,
  loose: exceptionAt,
  time,
  printed: (line) => timeText.exec(line)?.[0],
  tick,
  kernel: { code: kernelCode, looseStarts: exceptionStarts, rows },
};
