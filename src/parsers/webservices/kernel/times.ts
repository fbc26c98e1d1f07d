/*
 * AssemblyScript. What the clock of the last head showed, `Jun 17 2017 00:16:04.630 +0530`, as ../formats.ts tells it.
 * What is odd is left to that: years before 1970, and digits that are none.
 */
import { lastClock, lastMonth, lastOffsetEnd, monthOf } from './heads';

const blank: u8 = 32;
const plus: u8 = 43;
const hyphen: u8 = 45;
const colon: u8 = 58;

const dayMs: f64 = 86400000;
const firstYear: u32 = 1970;
/** The latest offset in use, with a margin. */
const mostOffsetMinutes: u32 = 18 * 60;

let isRight: bool = false;
let offset: f64 = NaN;

/** Ms as if the clock showed UTC; NaN where the digits are none. */
export function wallMs(): f64 {
  isRight = true;
  const clock = lastClock();
  const ms = dayAt(clock) * dayMs + (timeAt(clock) as f64);
  offset = offsetAt(clock + 1, lastOffsetEnd());
  return isRight ? ms : NaN;
}

/** Minutes east of UTC. */
export function offsetMinutes(): f64 {
  return offset;
}

/** Days since 1970. */
function dayAt(clock: u32): f64 {
  const year = digits(clock - 17, 4);
  const month = monthOf(lastMonth());
  const day = load<u8>(clock - 20) === blank ? digits(clock - 19, 1) : digits(clock - 20, 2);
  if (year < firstYear || day < 1 || day > daysIn(month, year)) isRight = false;
  // March begins the year: so the day of a leap year is its last.
  const shifted = month > 2 ? month - 3 : month + 9;
  const from = month > 2 ? year : year - 1;
  const century = from / 100;
  const days = from * 365 + from / 4 - century + century / 4 + (shifted * 153 + 2) / 5 + day;
  return ((days as i32) - 719469) as f64;
}

function daysIn(month: u32, year: u32): u32 {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function timeAt(clock: u32): u32 {
  const hours = digits(clock - 12, 2);
  const minutes = digits(clock - 9, 2);
  const seconds = digits(clock - 6, 2);
  if (hours > 23 || minutes > 59 || seconds > 59) isRight = false;
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + digits(clock - 3, 3);
}

/** `Z`, `+0530` or `+05:30`. */
function offsetAt(from: u32, end: u32): f64 {
  const sign = load<u8>(from);
  const bytes = end - from;
  if (bytes === 1) return 0;
  const hours = digits(from + 1, 2);
  const minutes = digits(end - 2, 2);
  const total = hours * 60 + minutes;
  if (sign !== plus && sign !== hyphen) isRight = false;
  if (bytes === 6 && load<u8>(from + 3) !== colon) isRight = false;
  if (minutes > 59 || total > mostOffsetMinutes) isRight = false;
  return sign === hyphen && total > 0 ? -(total as f64) : (total as f64);
}

function digits(from: u32, count: u32): u32 {
  let value: u32 = 0;
  for (let at = from; at < from + count; at++) {
    const digit = (load<u8>(at) - 48) as u32;
    if (digit > 9) isRight = false;
    value = value * 10 + digit;
  }
  return value;
}
