/* AssemblyScript. Each text of a log once, as a number from 1 on. */
import { firstBytes, isSame } from './literal';
import { arena, arenaEnd, mostTexts, slotBits, slotMask, slots, texts } from './memory';

let count: u32 = 0;
let used: u32 = arena;

export function textCount(): u32 {
  return count;
}

export function textStart(number: u32): u32 {
  return load<u32>(texts + (number << 3));
}

export function textLength(number: u32): u32 {
  return load<u32>(texts + (number << 3), 4);
}

/** 0 where there is no room for one more: then the record is read outside. */
export function numberOf(start: u32, end: u32): u32 {
  const length = end - start;
  let slot = hash(start, end);
  for (;;) {
    const number = load<u32>(slots + (slot << 2));
    if (number === 0) break;
    const at = texts + (number << 3);
    if (load<u32>(at, 4) === length && isSame(load<u32>(at), start, length)) return number;
    slot = (slot + 1) & slotMask;
  }
  if (!hasRoom(length)) return 0;
  count += 1;
  memory.copy(used, start, length);
  store<u32>(texts + (count << 3), used);
  store<u32>(texts + (count << 3), length, 4);
  store<u32>(slots + (slot << 2), count);
  used += length;
  return count;
}

/** Of the source before. */
export function forgetTexts(): void {
  if (count > 0) memory.fill(slots, 0, (slotMask + 1) << 2);
  count = 0;
  used = arena;
}

function hasRoom(length: u32): bool {
  return count + 1 < mostTexts && used + length <= arenaEnd;
}

function hash(start: u32, end: u32): u32 {
  let sum: u64 = 0x9e3779b97f4a7c15;
  let at = start;
  for (; at + 8 <= end; at += 8) sum = mixed(sum ^ load<u64>(at));
  if (at < end) sum = mixed(sum ^ firstBytes(load<u64>(at), end - at));
  // Each byte reaches the highest bits: a product carries upwards.
  return (sum >> (64 - slotBits)) as u32;
}

function mixed(sum: u64): u64 {
  const product = sum * 0xff51afd7ed558ccd;
  return product ^ (product >> 32);
}
