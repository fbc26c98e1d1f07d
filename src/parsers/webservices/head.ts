/**
 * Offsets inside a head, `[SEQ: HOST:[:] ]Mon DD YYYY HH:MM:SS.mmm +ZZZZ: %CCBU_<thread>-<severity>-<mnemonic>: `.
 * Sequence number and host vary in width or are missing, so everything is found backwards from `: %CCBU_`.
 */
const colon = 0x3a;
const blank = 0x20;
const hyphen = 0x2d;
const percent = 0x25;

/** Room for a sequence number, a host name and the date. */
const maxPrefixBytes = 200;
/** `Jun 7 2017 00:16:04.630 Z: `. */
const minPrefixBytes = 27;
/** Room for a thread's name and a mnemonic. */
const maxNameBytes = 512;
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const monthCodes = new Map(
  months.map((name, month) => [
    code(name.charCodeAt(0), name.charCodeAt(1), name.charCodeAt(2)),
    month,
  ]),
);

/** Where the `%` of `: %CCBU_` stands, or −1. */
export function facilityAt(bytes: Uint8Array, start: number, end: number): number {
  if (!isWordByte(bytes[start])) return -1;
  const last = Math.min(end - 6, start + maxPrefixBytes);
  for (let at = start + minPrefixBytes; at <= last; at++) {
    if (bytes[at] === percent && isFacility(bytes, at)) return at;
  }
  return -1;
}

/** Where the milliseconds end: a blank and the offset (`+0530`, `+05:30`, `Z`) stand between them and `: %CCBU_`. −1 if not so. */
export function clockEnd(bytes: Uint8Array, start: number, facilityStart: number): number {
  const end = facilityStart - 2 - offsetBytes(bytes, facilityStart - 2) - 1;
  const isClock =
    end - 23 >= start &&
    bytes[end] === blank &&
    bytes[end - 4] === 0x2e &&
    bytes[end - 7] === colon &&
    bytes[end - 10] === colon &&
    bytes[end - 13] === blank &&
    bytes[end - 18] === blank;
  return isClock ? end : -1;
}

/** Bytes that the printed offset before `end` takes. */
export function offsetBytes(bytes: Uint8Array, end: number): number {
  if (bytes[end - 1] === 0x5a) return 1;
  return isSign(bytes[end - 5]) ? 5 : 6;
}

/** Where the month stands: the day before `yearStart` is `17`, ` 7` or `7`. */
export function monthAt(bytes: Uint8Array, start: number, yearStart: number): number {
  const wide = yearStart - 7;
  if (wide >= start && month(bytes, wide) >= 0) return wide;
  return month(bytes, wide + 1) >= 0 ? wide + 1 : -1;
}

/** 0…11, or −1. A blank must follow. */
export function month(bytes: Uint8Array, at: number): number {
  if (bytes[at + 3] !== blank) return -1;
  return monthCodes.get(code(bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0)) ?? -1;
}

/** True for nothing, or at most two words that end in a colon: `SEQ: `, `SEQ: HOST: `, `SEQ: HOST:: `, `SEQ:: `. */
export function isPrefix(bytes: Uint8Array, start: number, end: number): boolean {
  let words = 0;
  for (let at = start; at < end; at++) {
    if (bytes[at] !== blank) continue;
    if (at === start || bytes[at - 1] !== colon) return false;
    words += 1;
  }
  return words <= 2 && (end === start || bytes[end - 1] === blank);
}

/**
 * Where the mnemonic starts. A thread's name holds what looks like a severity (`pool-8-thread-1`), so the last
 * `-<severity>-` before the first `: ` counts.
 */
export function mnemonicAt(bytes: Uint8Array, from: number, end: number): number {
  const last = Math.min(end, from + maxNameBytes);
  let found = last;
  for (let at = from; at < last; at++) {
    if (bytes[at] === hyphen && isSeverity(bytes[at + 1]) && bytes[at + 2] === hyphen) {
      found = at + 3;
    } else if (bytes[at] === colon && found < at && endsName(bytes, at + 1, end)) return found;
  }
  return -1;
}

function isFacility(bytes: Uint8Array, at: number): boolean {
  return (
    bytes[at - 2] === colon &&
    bytes[at - 1] === blank &&
    bytes[at + 1] === 0x43 &&
    bytes[at + 2] === 0x43 &&
    bytes[at + 3] === 0x42 &&
    bytes[at + 4] === 0x55 &&
    bytes[at + 5] === 0x5f
  );
}

/** A record starts with its number, host or month: an indented or XML line is refused at its first byte. */
function isWordByte(byte: number | undefined): boolean {
  return byte !== undefined && byte > blank && byte !== 0x3c;
}

function endsName(bytes: Uint8Array, at: number, end: number): boolean {
  return at >= end || bytes[at] === blank || bytes[at] === 0x0d;
}

const isSign = (byte: number | undefined): boolean => byte === 0x2b || byte === hyphen;

function isSeverity(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x37;
}

function code(first: number, second: number, third: number): number {
  return (first << 16) | (second << 8) | third;
}
