/* AssemblyScript. Heads of the files that log4j writes, told as ../log4j-head.ts tells them. */
import { unsure } from '../../../scan/kernel/lines';

const blank: u8 = 32;
const comma: u8 = 44;
const dash: u8 = 45;
const dot: u8 = 46;
const colon: u8 = 58;
const openBracket: u8 = 91;
const closeBracket: u8 = 93;
const semicolon: u8 = 59;
const letterM: u8 = 109;
const escapeByte: u8 = 27;
const longestColour: u32 = 8;
const levelWidth: u32 = 5;
const lookAhead: u32 = 200;
const shortest: u32 = 20;
const shortestWithMs: u32 = 24;

/** Past the stamp `yyyy.MM.dd HH:mm:ss ` or `yyyy.MM.dd HH:mm:ss.SSS `, or 0. */
export function afterStamp(start: u32, end: u32): u32 {
  if (end - start < shortest || !isStamp(start)) return 0;
  const mark = load<u8>(start, 19);
  if (mark === blank) return start + shortest;
  if ((mark !== dot && mark !== comma) || end - start < shortestWithMs) return 0;
  const isMs =
    isDigit(load<u8>(start, 20)) && isDigit(load<u8>(start, 21)) && isDigit(load<u8>(start, 22));
  return isMs && load<u8>(start, 23) === blank ? start + shortestWithMs : 0;
}

function isStamp(start: u32): bool {
  const zero = i8x16.splat(48);
  const nine = i8x16.splat(9);
  const date = v128.load(start);
  const isDate = v128.bitselect(
    i8x16.le_u(i8x16.sub(date, zero), nine),
    i8x16.eq(date, i8x16(0, 0, 0, 0, 46, 0, 0, 46, 0, 0, 32, 0, 0, 58, 0, 0)),
    i8x16(-1, -1, -1, -1, 0, -1, -1, 0, -1, -1, 0, -1, -1, 0, -1, -1),
  );
  return (
    i8x16.all_true(isDate) &&
    load<u8>(start, 16) === colon &&
    isDigit(load<u8>(start, 17)) &&
    isDigit(load<u8>(start, 18))
  );
}

/** Start of the message after the stamp. */
export function messageAfter(stampEnd: u32, end: u32): i32 {
  const text = afterLogger(afterLevel(stampEnd, end), end);
  return mayBeJavaDate(text) ? unsure : text;
}

/** Those that are one are rare where heads are log4j's. */
function mayBeJavaDate(at: u32): bool {
  return (
    load<u8>(at, 3) === blank &&
    load<u8>(at, 7) === blank &&
    load<u8>(at, 13) === colon &&
    load<u8>(at, 16) === colon
  );
}

function afterLevel(at: u32, end: u32): u32 {
  const level = afterColour(at, end);
  if (!isLevelInitial(load<u8>(level))) return at;
  const thread = afterColour(level + levelWidth, end);
  if (load<u8>(thread) !== blank || load<u8>(thread, 1) !== openBracket) return at;
  const limit = min<u32>(end, thread + lookAhead);
  for (let i = thread + 2; i + 2 < limit; i++) {
    if (load<u8>(i) !== closeBracket) continue;
    if (load<u8>(i, 1) === colon && load<u8>(i, 2) === blank) return i + 3;
  }
  return at;
}

/** TRACE, DEBUG, INFO, WARN, ERROR, FATAL. */
function isLevelInitial(byte: u8): bool {
  return byte === 84 || byte === 68 || byte === 73 || byte === 87 || byte === 69 || byte === 70;
}

function afterColour(at: u32, end: u32): u32 {
  const open = load<u8>(at) === escapeByte ? at + 1 : at;
  if (load<u8>(open) !== openBracket) return at;
  const limit = min<u32>(end, open + longestColour);
  for (let i = open + 1; i < limit; i++) {
    const byte = load<u8>(i);
    if (byte === letterM) return i + 1;
    if (byte !== semicolon && !isDigit(byte)) return at;
  }
  return at;
}

/** The first blank ends a logger's name, or there is none: only then each byte before it is looked at. */
function afterLogger(at: u32, end: u32): u32 {
  const limit = min<u32>(end, at + lookAhead);
  const blanks = i8x16.splat(blank);
  for (let from = at; from <= limit; from += 16) {
    const found = i8x16.bitmask(i8x16.eq(v128.load(from), blanks));
    if (found === 0) continue;
    const i = from + ctz(found);
    if (i > limit || i === at || i + 3 > end) return at;
    if (load<u8>(i, 1) !== dash || load<u8>(i, 2) !== blank || i + 3 >= end) return at;
    return isLoggerName(at, i) ? i + 3 : at;
  }
  return at;
}

function isLoggerName(at: u32, end: u32): bool {
  for (let i = at; i < end; i++) if (!isInLoggerName(load<u8>(i))) return false;
  return true;
}

function isInLoggerName(byte: u8): bool {
  const letter = byte | 32;
  return (
    (letter >= 97 && letter <= 122) ||
    isDigit(byte) ||
    byte === 95 ||
    byte === dot ||
    byte === 36 ||
    byte === openBracket ||
    byte === closeBracket ||
    byte === dash
  );
}

function isDigit(byte: u8): bool {
  return byte - 48 <= 9;
}

/** Both heads print the same time, up to its ms. Shorter stamps are told apart from longer ones by the mark behind. */
export function isSameStamp(a: u32, b: u32): bool {
  if (load<u64>(a) !== load<u64>(b) || load<u64>(a, 8) !== load<u64>(b, 8)) return false;
  if (load<u32>(a, 16) !== load<u32>(b, 16)) return false;
  return load<u8>(a, 19) === blank || load<u32>(a, 20) === load<u32>(b, 20);
}

/** Of a stamp with the blank behind it. */
export function stampBytes(start: u32): u32 {
  return load<u8>(start, 19) === blank ? shortest : shortestWithMs;
}
