/*
 * AssemblyScript. Reads a record from left to right. What does not read as it should stops the reading: all that is
 * read behind it fails, too.
 */
import { wordEnd } from './bytes';
import { Literal } from './literal';
import { numberOf } from './texts';

const blank: u8 = 32;

/** Where reading goes on. */
let at: u32 = 0;
let end: u32 = 0;
let failed: bool = false;

export function begin(from: u32, to: u32): void {
  at = from;
  end = to;
  failed = false;
}

export function hasFailed(): bool {
  return failed;
}

export function fail(): void {
  failed = true;
}

export function position(): u32 {
  return at;
}

export function recordEnd(): u32 {
  return end;
}

export function goTo(place: u32): void {
  at = place;
}

export function isAt(literal: Literal): bool {
  return at + literal.length <= end && literal.stands(at);
}

/** Past a text that has to stand here. */
export function pass(literal: Literal): void {
  if (isAt(literal)) at += literal.length;
  else failed = true;
}

export function passIf(literal: Literal): bool {
  if (!isAt(literal)) return false;
  at += literal.length;
  return true;
}

/** Printable ASCII without blanks, `<`, `>` and `"`, at least one byte of it. Gives where it begins. */
export function word(): u32 {
  return wordUntil(blank, blank);
}

/** A word that ends at one of two bytes, too. */
export function wordUntil(one: u8, other: u8): u32 {
  const from = at;
  at = wordEnd(from, end, one, other);
  if (at === from) failed = true;
  return from;
}

export function isOfWord(byte: u8): bool {
  return byte > 32 && byte < 127 && byte !== 34 && byte !== 60 && byte !== 62;
}

/** A whole number of `most` digits at most. */
export function digits(most: u32): f64 {
  const from = at;
  let value: u64 = 0;
  while (at < end) {
    const digit = load<u8>(at) - 48;
    if (digit > 9) break;
    value = value * 10 + digit;
    at += 1;
  }
  if (at === from || at - from > most) failed = true;
  return value as f64;
}

/** The text `[from, to)` as a number of its own. */
export function textOf(from: u32, to: u32): u32 {
  const number = from < to ? numberOf(from, to) : 0;
  if (number === 0) failed = true;
  return number;
}
