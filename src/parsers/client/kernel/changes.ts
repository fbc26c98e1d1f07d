/* AssemblyScript. When what an event tells of has changed, as Finesse nearly always prints it: in XML, escaped or not. */
import { Literal } from '../../../scan/kernel/literal';
import { fail } from '../../../scan/kernel/reading';

const dot: u8 = 46;
const slash: u8 = 47;
const zero: u8 = 48;
const colon: u8 = 58;
const letterZ: u8 = 90;

const changeTime = new Literal('stateChangeTime');
const closeTag = new Literal('>');
const escapedTag = new Literal('&gt;');
const openTag = new Literal('<');
const escapedOpenTag = new Literal('&lt;');

/** `2017-11-15T09:57:21` */
const secondsBytes: u32 = 19;
const dayMs: f64 = 86_400_000;

/** The latest of all in `[from, to)` in epoch ms; 0 where there is none. */
export function latestChange(from: u32, to: u32): f64 {
  let latest: f64 = 0;
  for (let at = changeTime.findIn(from, to); at < to; at = changeTime.findIn(at, to)) {
    at += changeTime.length;
    // `stateChangeTime/>`
    if (load<u8>(at) === slash) continue;
    if (closeTag.stands(at)) at += closeTag.length;
    else if (escapedTag.stands(at)) at += escapedTag.length;
    else fail();
    // The end of the element, or of one without a time.
    if (openTag.stands(at) || escapedOpenTag.stands(at)) continue;
    latest = max<f64>(latest, changeAt(at, to));
  }
  return latest;
}

/** Of `2017-11-15T09:57:21.420Z`. */
function changeAt(at: u32, to: u32): f64 {
  const isPlain = at + secondsBytes + 5 <= to && isDate(at);
  if (!isPlain) {
    fail();
    return 0;
  }
  const year = numberAt(at, 4);
  const month = numberAt(at + 5, 2);
  const day = numberAt(at + 8, 2);
  const hour = numberAt(at + 11, 2);
  const minute = numberAt(at + 14, 2);
  const second = numberAt(at + 17, 2);
  const isOfAll = year > 1970 && month >= 1 && month <= 12 && day >= 1;
  if (!isOfAll || day > lastDay(year, month) || hour > 23 || minute > 59 || second > 59) fail();
  const ms = ((hour * 60 + minute) * 60 + second) * 1000 + numberAt(at + secondsBytes + 1, 3);
  return (daysBefore(year, month, day) as f64) * dayMs + (ms as f64);
}

function isDate(at: u32): bool {
  return (
    load<u8>(at, 4) === 45 &&
    load<u8>(at, 7) === 45 &&
    load<u8>(at, 10) === 84 &&
    load<u8>(at, 13) === colon &&
    load<u8>(at, 16) === colon &&
    load<u8>(at, 19) === dot &&
    load<u8>(at, 23) === letterZ
  );
}

function numberAt(at: u32, count: u32): i32 {
  let number: i32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const digit = load<u8>(at + i) - zero;
    if (digit > 9) fail();
    number = number * 10 + (digit as i32);
  }
  return number;
}

function lastDay(year: i32, month: i32): i32 {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** Days from 1970 on; years begin in March, so that leap days are the last. */
function daysBefore(year: i32, month: i32, day: i32): i32 {
  const march = month < 3 ? year - 1 : year;
  const months = month < 3 ? month + 9 : month - 3;
  const leapDays = march / 4 - march / 100 + march / 400;
  return march * 365 + leapDays + (months * 153 + 2) / 5 + day - 1 - 719_468;
}
