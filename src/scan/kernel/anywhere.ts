/*
 * AssemblyScript. Finds texts that may stand anywhere in a line, all at once: of 16 places each it looks up which texts'
 * first, second and third bytes stand there, a byte's halves each in a table of 16 (as Hyperscan's Teddy does), and
 * compares what is left.
 */
import { addTextOfAnchor, forgetTextsOfAnchors, isAnchorAt } from './anchors';
import { anchorTables, hashOf } from './memory';

const tableBytes: u32 = 16;
const firstBytes: u32 = 3;

export function forgetAnchors(): void {
  memory.fill(anchorTables, 0, firstBytes * tableBytes * 2);
  forgetTextsOfAnchors();
}

/** Takes the text that was put at `anchorRoom`. */
export function addAnchor(length: u32): void {
  const text = addTextOfAnchor(length);
  const group: u8 = 1 << ((hashOf(load<u32>(text)) & 7) as u8);
  for (let i: u32 = 0; i < firstBytes; i++) {
    const byte = load<u8>(text + i);
    const table = anchorTables + i * tableBytes * 2;
    put(table + (byte & 15), group);
    put(table + tableBytes + (byte >> 4), group);
  }
}

/** One of the texts stands in `[from, to)`. */
export function holdsAnchor(from: u32, to: u32): bool {
  for (let at = from; at < to; at += 16) {
    const groups = v128.and(v128.and(groupsAt(at, 0), groupsAt(at, 1)), groupsAt(at, 2));
    let found = ~i8x16.bitmask(i8x16.eq(groups, i8x16.splat(0))) & 0xffff;
    for (; found !== 0; found &= found - 1)
      if (isAnchorAt(at + (ctz(found) as u32), to)) return true;
  }
  return false;
}

/** Of 16 places from `at` on: the groups of texts that have there what stands `i` bytes behind. */
function groupsAt(at: u32, i: u32): v128 {
  const bytes = v128.load(at + i);
  const table = anchorTables + i * tableBytes * 2;
  const low = i8x16.swizzle(v128.load(table), v128.and(bytes, i8x16.splat(15)));
  return v128.and(low, i8x16.swizzle(v128.load(table + tableBytes), i8x16.shr_u(bytes, 4)));
}

function put(at: u32, group: u8): void {
  store<u8>(at, load<u8>(at) | group);
}
