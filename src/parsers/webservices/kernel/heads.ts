/* AssemblyScript. Heads of the webservices logs, told as ../head.ts and ../formats.ts tell them. Places are never 0. */
const blank: u8 = 32;
const percent: u8 = 37;
const plus: u8 = 43;
const hyphen: u8 = 45;
const dot: u8 = 46;
const zero: u8 = 48;
const colon: u8 = 58;
const openTag: u8 = 60;
const letterZ: u8 = 90;
const carriageReturn: u8 = 13;
const lastSeverity: u8 = 7;

const maxPrefixBytes: u32 = 200;
const minPrefixBytes: u32 = 27;
const maxNameBytes: u32 = 512;
const mostPrefixWords: u32 = 2;
/** `Jun 7 2017 00:16:04.630`: a day may take a byte more. */
const dateBytes: u32 = 23;
/** `: %CCBU_`, its first byte the lowest. */
const facilityMark: u64 = 0x5f5542434325203a;

/** Of the last head: past the ms, past the offset, and the month. */
let clock: u32 = 0;
let offsetEnd: u32 = 0;
let month: u32 = 0;

export function lastClock(): u32 {
  return clock;
}

export function lastOffsetEnd(): u32 {
  return offsetEnd;
}

export function lastMonth(): u32 {
  return month;
}

/** Start of the message of the head line `[start, end)`, or 0. */
export function messageOf(start: u32, end: u32): u32 {
  const facility = facilityAt(start, end);
  if (facility === 0) return 0;
  const clockAt = clockEnd(start, facility);
  if (clockAt === 0) return 0;
  const date = monthAt(start, clockAt);
  if (date === 0 || !isPrefix(start, date)) return 0;
  const message = mnemonicAt(facility, end);
  if (message === 0) return 0;
  clock = clockAt;
  offsetEnd = facility - 2;
  month = date;
  return message;
}

/** Of the last head: the second digit of its day, and ` HH:mm:s` behind it. */
export function tickOf(): u64 {
  return (load<u64>(clock - 13) & ~(0xff as u64)) | load<u8>(clock - 19);
}

/** Where the `%` of `: %CCBU_` stands. */
function facilityAt(start: u32, end: u32): u32 {
  const first = load<u8>(start);
  if (first <= blank || first === openTag || end - start < minPrefixBytes + 6) return 0;
  const last = min<u32>(end - 6, start + maxPrefixBytes);
  const percents = i8x16.splat(percent);
  for (let from = start + minPrefixBytes; from <= last; from += 16) {
    let found = i8x16.bitmask(i8x16.eq(v128.load(from), percents));
    for (; found !== 0; found &= found - 1) {
      const at = from + (ctz(found) as u32);
      if (at > last) return 0;
      if (load<u64>(at - 2) === facilityMark) return at;
    }
  }
  return 0;
}

function clockEnd(start: u32, facility: u32): u32 {
  const end = facility - 3 - offsetBytes(facility - 2);
  const isClock =
    end >= start + dateBytes &&
    load<u8>(end) === blank &&
    load<u8>(end - 4) === dot &&
    load<u8>(end - 7) === colon &&
    load<u8>(end - 10) === colon &&
    load<u8>(end - 13) === blank &&
    load<u8>(end - 18) === blank;
  return isClock ? end : 0;
}

function offsetBytes(end: u32): u32 {
  if (load<u8>(end - 1) === letterZ) return 1;
  const sign = load<u8>(end - 5);
  return sign === plus || sign === hyphen ? 5 : 6;
}

/** The day is `17`, ` 7` or `7`. */
function monthAt(start: u32, clockAt: u32): u32 {
  const narrow = clockAt - dateBytes;
  if (narrow > start && isMonth(narrow - 1)) return narrow - 1;
  return isMonth(narrow) ? narrow : 0;
}

const isMonth = (at: u32): bool => monthOf(at) !== 0;

/** 1 for `Jan ` to 12 for `Dec `, the first byte the lowest; 0 for all else. */
export function monthOf(at: u32): u32 {
  switch (load<u32>(at)) {
    case 0x206e614a:
      return 1;
    case 0x20626546:
      return 2;
    case 0x2072614d:
      return 3;
    case 0x20727041:
      return 4;
    case 0x2079614d:
      return 5;
    case 0x206e754a:
      return 6;
    case 0x206c754a:
      return 7;
    case 0x20677541:
      return 8;
    case 0x20706553:
      return 9;
    case 0x2074634f:
      return 10;
    case 0x20766f4e:
      return 11;
    case 0x20636544:
      return 12;
    default:
      return 0;
  }
}

/** Nothing, or at most two words that end in a colon, a blank behind each. */
function isPrefix(start: u32, end: u32): bool {
  const blanks = i8x16.splat(blank);
  let words: u32 = 0;
  for (let from = start; from < end; from += 16) {
    let found = i8x16.bitmask(i8x16.eq(v128.load(from), blanks));
    for (; found !== 0; found &= found - 1) {
      const at = from + (ctz(found) as u32);
      if (at >= end) break;
      if (load<u8>(at - 1) !== colon) return false;
      words += 1;
    }
  }
  return words <= mostPrefixWords && (end === start || load<u8>(end - 1) === blank);
}

/** Behind the last `-<severity>-` before the first colon that ends a name. */
function mnemonicAt(facility: u32, end: u32): u32 {
  const last = min<u32>(end, facility + maxNameBytes);
  const hyphens = i8x16.splat(hyphen);
  const colons = i8x16.splat(colon);
  let mnemonic: u32 = last;
  for (let from = facility; from < last; from += 16) {
    const bytes = v128.load(from);
    let found = i8x16.bitmask(v128.or(i8x16.eq(bytes, hyphens), i8x16.eq(bytes, colons)));
    for (; found !== 0; found &= found - 1) {
      const at = from + (ctz(found) as u32);
      if (at >= last) return 0;
      if (isSeverity(at)) mnemonic = at + 3;
      else if (load<u8>(at) === colon && mnemonic < at && endsName(at + 1, end)) return mnemonic;
    }
  }
  return 0;
}

function isSeverity(at: u32): bool {
  return (
    load<u8>(at) === hyphen && load<u8>(at, 1) - zero <= lastSeverity && load<u8>(at, 2) === hyphen
  );
}

function endsName(at: u32, end: u32): bool {
  if (at >= end) return true;
  const byte = load<u8>(at);
  return byte === blank || byte === carriageReturn;
}
