/* AssemblyScript. Heads of the client log, told as ../head.ts and ../format.ts tell them. Places are never 0. */
import { Literal } from '../../../scan/kernel/literal';

const carriageReturn: u8 = 13;
const blank: u8 = 32;
const plus: u8 = 43;
const hyphen: u8 = 45;
const zero: u8 = 48;
const capitalM: u8 = 77;
/** The first byte the lowest. */
const byteOrderMark: u32 = 0xbfbbef;

const stampBytes: u32 = 31;
const sign: u32 = 24;
const maxSessionBytes: u32 = 16;
const maxHostBytes: u32 = 260;
const maxServerTimeBytes: u32 = 40;
const maxGadgetBytes: u32 = 260;

const afterField = new Literal(': ');
const afterTitle = new Literal(' :');
const mozilla = new Literal('Mozilla/');
const openPlatform = new Literal(' (');

/** Start of the message of the head line `[start, end)`, or 0. */
export function messageOf(start: u32, end: u32): u32 {
  const at = afterMark(start);
  if (isUserAgent(at, end)) return at;
  if (!isStamp(at, end)) return 0;
  const host = behindField(at + stampBytes, end, maxSessionBytes);
  const serverTime = host === 0 ? 0 : behindField(host, end, maxHostBytes);
  const gadget = serverTime === 0 ? 0 : behindField(serverTime, end, maxServerTimeBytes);
  return gadget === 0 ? 0 : behindGadget(gadget - 1, end);
}

/** The second digits of the day and the first of the seconds, and ` HH:mm` between; of the browser's line a number of its own. */
export function tickOf(start: u32): u64 {
  const at = afterMark(start);
  if (load<u8>(at) === capitalM) return 1;
  return (load<u64>(at + 8) & ~((0xff as u64) << 16)) | ((load<u8>(at + 17) as u64) << 16);
}

function afterMark(start: u32): u32 {
  return (load<u32>(start) & 0xffffff) === byteOrderMark ? start + 3 : start;
}

/** `Mozilla/5.0 (` */
function isUserAgent(at: u32, end: u32): bool {
  return (
    load<u8>(at) === capitalM &&
    at + 13 <= end &&
    mozilla.stands(at) &&
    isDigit(load<u8>(at, 8)) &&
    load<u8>(at, 9) === 46 &&
    isDigit(load<u8>(at, 10)) &&
    openPlatform.stands(at + 11)
  );
}

function isDigit(byte: u8): bool {
  return byte - zero <= 9;
}

/** `2017-11-15T09:56:08.679 +00:00:` in two halves, which share a byte. */
function isStamp(at: u32, end: u32): bool {
  if (at + stampBytes > end) return false;
  const signByte = load<u8>(at + sign);
  if (signByte !== plus && signByte !== hyphen) return false;
  const date = i8x16(48, 48, 48, 48, 45, 48, 48, 45, 48, 48, 84, 48, 48, 58, 48, 48);
  if (!fits(v128.load(at), date)) return false;
  const rest = i8x16.replace_lane(v128.load(at, 15), 9, 43);
  return fits(rest, i8x16(48, 58, 48, 48, 46, 48, 48, 48, 32, 43, 48, 48, 58, 48, 48, 58));
}

/** Where the shape has a zero any digit fits. */
function fits(bytes: v128, shape: v128): bool {
  const zeros = i8x16.splat(zero);
  const digits = i8x16.le_u(i8x16.sub(bytes, zeros), i8x16.splat(9));
  const wanted = i8x16.eq(shape, zeros);
  return i8x16.all_true(v128.bitselect(digits, i8x16.eq(bytes, shape), wanted));
}

/** Past the next `: `, or 0. */
function behindField(from: u32, end: u32, most: u32): u32 {
  const to = min<u32>(end, from + most + 1);
  const place = afterField.findIn(from, to);
  return place === to ? 0 : place + afterField.length;
}

/** Past the next ` : `, whose last blank may be stripped where the message is empty, or 0. */
function behindGadget(from: u32, end: u32): u32 {
  const to = min<u32>(end, from + maxGadgetBytes + 1);
  for (let at = afterTitle.findIn(from, to); at < to; at = afterTitle.findIn(at + 1, to)) {
    const next = at + afterTitle.length;
    if (next >= end || load<u8>(next) === blank) return min<u32>(next + 1, end);
    if (load<u8>(next) === carriageReturn && next + 1 >= end) return next;
  }
  return 0;
}
