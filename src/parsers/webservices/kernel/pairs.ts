/*
 * AssemblyScript. The pairs `a=1, b=[2, 3], c={"d":4}` inside brackets, one after the other, as ../fields.ts tells them:
 * commas inside brackets or braces do not separate.
 */
import { Literal } from '../../../scan/kernel/literal';
import { fail, goTo, position, recordEnd } from '../../../scan/kernel/reading';

export const blank: u8 = 32;
export const comma: u8 = 44;
export const colon: u8 = 58;
export const equals: u8 = 61;
export const openBracket: u8 = 91;
export const closeBracket: u8 = 93;
export const openBrace: u8 = 123;
/** Makes a bracket a brace. */
const lowered: u8 = 32;

/** Of the pair that was read last. */
let start: u32 = 0;
let end: u32 = 0;
let value: u32 = 0;

export function valueStart(): u32 {
  return value;
}

export function valueEnd(): u32 {
  return end;
}

/** Reads on past the pair's comma, or to the bracket that closes all of them. */
export function readPair(): void {
  start = position();
  while (load<u8>(start) === blank) start += 1;
  end = endOfPair(start);
  goTo(load<u8>(end) === comma ? end + 1 : end);
}

export function isAfterPairs(): bool {
  return load<u8>(position()) === closeBracket;
}

/** The pair that was read has this key. One that is written otherwise fails. */
export function isOf(key: Literal): bool {
  if (!key.stands(start)) return false;
  value = start + key.length + 1;
  const behind = load<u8>(value - 1);
  if (behind === blank || behind === colon) fail();
  return behind === equals;
}

function endOfPair(from: u32): u32 {
  const limit = recordEnd();
  let brackets = 0;
  let braces = 0;
  for (let at = from; at < limit; at += 16) {
    let found = marks(v128.load(at));
    for (; found !== 0; found &= found - 1) {
      const place = at + (ctz(found) as u32);
      const byte = load<u8>(place);
      if (place >= limit || braces < 0) break;
      if (byte === comma) {
        if (brackets === 0 && braces === 0) return place;
      } else if (byte === openBracket) brackets += 1;
      else if (byte === openBrace) braces += 1;
      else if (byte !== closeBracket) braces -= 1;
      else if (brackets > 0) brackets -= 1;
      else if (braces === 0) return place;
      else break;
    }
    if (found !== 0) break;
  }
  fail();
  return from;
}

function marks(bytes: v128): i32 {
  const braced = v128.or(bytes, i8x16.splat(lowered));
  const opens = i8x16.eq(braced, i8x16.splat(openBrace));
  const closes = i8x16.eq(braced, i8x16.splat(openBrace + 2));
  const commas = i8x16.eq(bytes, i8x16.splat(comma));
  return i8x16.bitmask(v128.or(v128.or(opens, closes), commas));
}
