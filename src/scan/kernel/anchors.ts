/* AssemblyScript. The texts that a record is of use for, found by what their first four bytes hash to. */
import { isSame } from './literal';
import { anchorHeadBytes, anchorHeads, anchors, anchorTexts, hashOf, isIn } from './memory';

/** Before the bytes of a text: where the next of its hash stands behind `anchorTexts`, plus 1, or 0; and its length. */
const textAt: u32 = 8;
const setBytes: u32 = 512;

let end: u32 = anchorTexts;

export function forgetTextsOfAnchors(): void {
  memory.fill(anchors, 0, setBytes);
  memory.fill(anchorHeads, 0, anchorHeadBytes);
  end = anchorTexts;
}

/** Where the next text is to be put. */
export function anchorRoom(): u32 {
  return end + textAt;
}

/** Takes the text that was put there, and gives it. */
export function addTextOfAnchor(length: u32): u32 {
  const text = anchorRoom();
  const hash = hashOf(load<u32>(text));
  const head = anchorHeads + (hash << 1);
  const bits = anchors + (hash >> 3);
  store<u8>(bits, load<u8>(bits) | (1 << ((hash & 7) as u8)));
  store<u32>(end, load<u16>(head));
  store<u32>(end, length, 4);
  store<u16>(head, (end - anchorTexts + 1) as u16);
  end = text + length;
  return text;
}

/** One of the texts stands at `at`, and ends before `to`. */
export function isAnchorAt(at: u32, to: u32): bool {
  if (at + 4 > to || !isIn(anchors, load<u32>(at))) return false;
  let next: u32 = load<u16>(anchorHeads + (hashOf(load<u32>(at)) << 1));
  while (next !== 0) {
    const place = anchorTexts + next - 1;
    const length = load<u32>(place, 4);
    if (at + length <= to && isSame(at, place + textAt, length)) return true;
    next = load<u32>(place);
  }
  return false;
}
