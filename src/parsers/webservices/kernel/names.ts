/* AssemblyScript. Names and numbers that pairs hold. What is written in any other way than usual fails. */
import { Literal } from '../../../scan/kernel/literal';
import { fail, goTo, hasFailed, isOfWord, position, textOf } from '../../../scan/kernel/reading';

const mostCodeDigits: u32 = 9;

const absent = new Literal('null');

/** A name of its own, which must be there. */
export function nameOf(from: u32, to: u32): u32 {
  wholeWord(from, to);
  if (isWhole(absent, from, to)) fail();
  return hasFailed() ? 0 : textOf(from, to);
}

/** A whole number, or −1 for whatever else is written without blanks. */
export function codeOf(from: u32, to: u32): i32 {
  wholeWord(from, to);
  let whole: i32 = 0;
  for (let at = from; at < to; at++) {
    const digit = load<u8>(at) - 48;
    if (digit > 9) return -1;
    whole = whole * 10 + (digit as i32);
  }
  if (to - from > mostCodeDigits) fail();
  return whole;
}

/** All of it has to be one word. */
function wholeWord(from: u32, to: u32): void {
  if (from === to) fail();
  for (let at = from; at < to; at++) if (!isOfWord(load<u8>(at))) fail();
}

export function isWhole(literal: Literal, from: u32, to: u32): bool {
  return to - from === literal.length && literal.stands(from);
}

/** Letters, digits and underscores; gives where they begin. */
export function passName(): u32 {
  const from = position();
  while (isOfName(load<u8>(position()))) goTo(position() + 1);
  if (position() === from) fail();
  return from;
}

function isOfName(byte: u8): bool {
  const letter = byte | 32;
  return (letter >= 97 && letter <= 122) || byte - 48 <= 9 || byte === 95;
}
