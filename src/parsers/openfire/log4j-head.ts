import type { RecordTime } from '../../model/time.ts';
import { areDigits, byteAt, fourDigits, twoDigits, wallTime } from './digits.ts';
import { afterJavaDate, javaDateZone } from './java-date.ts';

/*
 * Heads of the files that log4j writes: `%d{yyyy.MM.dd HH:mm:ss} %m` (3.7.0 and Finesse 11.x), `%d %c - %m`
 * (3.7.1–4.6), `%d %-5p [%t]: %c - %m` (all.log, 4.0–4.6), `%d %highlight{%-5p} [%t]: %c - %m` (openfire.log, from 4.7 on;
 * with milliseconds from 4.8 on).
 */
const escapeByte = 27;
const blank = 32;
const comma = 44;
const dash = 45;
const dot = 46;
const colon = 58;
const openBracket = 91;
const closeBracket = 93;
const semicolon = 59;
const letterM = 109;
/** `1;31`: the longest that `%highlight` writes by default. */
const longestColour = 8;
/** `%-5p` */
const levelWidth = 5;
/** The longest thread and logger names seen are a third of it. */
const lookAhead = 200;

/** `2026.11.23 13:12:27.412 `. */
const stampWithMs = 24;

/** 1 for what a logger's name is made of: `org.jivesoftware.openfire.spi.ConnectionListener[socket_c2s-legacyMode]`. */
const inLoggerName = new Uint8Array(256);
for (const char of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.$[]-') {
  inLoggerName[char.charCodeAt(0)] = 1;
}
const levelByInitial: ReadonlyMap<number, RecordLevel> = new Map(
  (['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const).map((level) => [
    level.toUpperCase().charCodeAt(0),
    level,
  ]),
);

/** As log4j and slf4j know them. */
export type RecordLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';

export function log4jMessage(bytes: Uint8Array, start: number, end: number): number {
  const at = afterStamp(bytes, start, end);
  if (at < 0) return -1;
  const text = afterLogger(bytes, afterLevel(bytes, at, end), end);
  const afterDate = afterJavaDate(bytes, text, end);
  return afterDate < 0 ? text : afterDate;
}

export function log4jTime(bytes: Uint8Array, start: number, end: number): RecordTime | undefined {
  const at = afterStamp(bytes, start, end);
  if (at < 0) return undefined;
  const wall = wallTime({
    year: fourDigits(bytes, start),
    month: twoDigits(bytes, start + 5),
    day: twoDigits(bytes, start + 8),
    hour: twoDigits(bytes, start + 11),
    minute: twoDigits(bytes, start + 14),
    second: twoDigits(bytes, start + 17),
    ms:
      at - start === stampWithMs
        ? twoDigits(bytes, start + 20) * 10 + byteAt(bytes, start + 22) - 48
        : 0,
  });
  if (wall === undefined) return undefined;
  const text = afterLogger(bytes, afterLevel(bytes, at, end), end);
  return afterJavaDate(bytes, text, end) < 0
    ? { wall }
    : { wall, ...javaDateZone(bytes, text, end) };
}

/** The level that the head prints: those of `all.log` and `openfire.log` do. */
export function log4jLevel(bytes: Uint8Array, start: number, end: number): RecordLevel | undefined {
  const at = afterStamp(bytes, start, end);
  if (at < 0 || afterLevel(bytes, at, end) === at) return undefined;
  return levelByInitial.get(byteAt(bytes, afterColour(bytes, at, end)));
}

/**
 * The releases whose shipped pattern makes such a head (openfire log4j.xml, log4j2.xml). A copy may have lost the colours of
 * 4.7; without a logger or a level it may be of any release.
 */
export function log4jRelease(bytes: Uint8Array, start: number, end: number): string | undefined {
  const at = afterStamp(bytes, start, end);
  if (at < 0) return undefined;
  const text = afterLevel(bytes, at, end);
  if (text === at) return pastLogger(bytes, at, end) === at ? undefined : 'Openfire 3.7–4.6';
  if (at - start === stampWithMs) return 'Openfire 4.8–5.1';
  return afterColour(bytes, at, end) === at ? 'Openfire 4.0–4.7' : 'Openfire 4.7';
}

function afterStamp(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 20 || !isStamp(bytes, start)) return -1;
  const mark = byteAt(bytes, start + 19);
  if (mark === blank) return start + 20;
  if ((mark !== dot && mark !== comma) || end - start < 24) return -1;
  return areDigits(bytes, start + 20, 3) && byteAt(bytes, start + 23) === blank ? start + 24 : -1;
}

const isStamp = (bytes: Uint8Array, at: number): boolean =>
  byteAt(bytes, at + 4) === dot &&
  byteAt(bytes, at + 7) === dot &&
  byteAt(bytes, at + 10) === blank &&
  byteAt(bytes, at + 13) === colon &&
  byteAt(bytes, at + 16) === colon &&
  areDigits(bytes, at, 4) &&
  areDigits(bytes, at + 5, 2) &&
  areDigits(bytes, at + 8, 2) &&
  areDigits(bytes, at + 11, 2) &&
  areDigits(bytes, at + 14, 2) &&
  areDigits(bytes, at + 17, 2);

/** Past `DEBUG [thread]: `, or `at` where there is none. A thread's name may hold blanks and brackets. */
function afterLevel(bytes: Uint8Array, at: number, end: number): number {
  const level = afterColour(bytes, at, end);
  if (!levelByInitial.has(byteAt(bytes, level))) return at;
  const thread = afterColour(bytes, level + levelWidth, end);
  if (byteAt(bytes, thread) !== blank || byteAt(bytes, thread + 1) !== openBracket) return at;
  const limit = Math.min(end, thread + lookAhead) - 2;
  for (let i = thread + 2; i < limit; i++) {
    if (byteAt(bytes, i) !== closeBracket) continue;
    if (byteAt(bytes, i + 1) === colon && byteAt(bytes, i + 2) === blank) return i + 3;
  }
  return at;
}

/** Past an ANSI colour, or `at` where there is none. A copy from a screen or a page may have lost the escape itself. */
function afterColour(bytes: Uint8Array, at: number, end: number): number {
  const open = byteAt(bytes, at) === escapeByte ? at + 1 : at;
  if (byteAt(bytes, open) !== openBracket) return at;
  const limit = Math.min(end, open + longestColour);
  for (let i = open + 1; i < limit; i++) {
    const byte = byteAt(bytes, i);
    if (byte === letterM) return i + 1;
    if (byte !== semicolon && !areDigits(bytes, i, 1)) return at;
  }
  return at;
}

/**
 * Past `a.b.C - `, or `at`: a name has no blanks, so text that holds ` - ` later on is left whole. Where no text follows,
 * the logger is all that the record says.
 */
function afterLogger(bytes: Uint8Array, at: number, end: number): number {
  const text = pastLogger(bytes, at, end);
  return text >= end ? at : text;
}

function pastLogger(bytes: Uint8Array, at: number, end: number): number {
  const limit = Math.min(end, at + lookAhead);
  let i = at;
  while (i < limit && inLoggerName[byteAt(bytes, i)] === 1) i++;
  if (i === at || i + 3 > end || byteAt(bytes, i) !== blank) return at;
  return byteAt(bytes, i + 1) === dash && byteAt(bytes, i + 2) === blank ? i + 3 : at;
}
