/* AssemblyScript. A text of ASCII that records hold as it is, made ready to be compared eight bytes at once. */
export class Literal {
  readonly length: u32;
  private readonly bytes: u32;

  constructor(text: string) {
    this.length = text.length;
    this.bytes = heap.alloc(text.length + 8) as u32;
    for (let i = 0; i < text.length; i++) store<u8>(this.bytes + i, text.charCodeAt(i));
  }

  stands(at: u32): bool {
    return isSame(at, this.bytes, this.length);
  }

  /** Where the text stands first in `[from, to)`, or `to`. It has two bytes at least. */
  findIn(from: u32, to: u32): u32 {
    const length = this.length;
    const first = i8x16.splat(load<u8>(this.bytes));
    const second = i8x16.splat(load<u8>(this.bytes, 1));
    for (let at = from; at < to; at += 16) {
      const starts = i8x16.eq(v128.load(at), first);
      let found = i8x16.bitmask(v128.and(starts, i8x16.eq(v128.load(at, 1), second)));
      for (; found !== 0; found &= found - 1) {
        const place = at + (ctz(found) as u32);
        if (place + length <= to && this.stands(place)) return place;
      }
    }
    return to;
  }
}

/** Up to seven bytes behind both are looked at, and not compared. */
export function isSame(a: u32, b: u32, length: u32): bool {
  let at: u32 = 0;
  for (; at + 8 <= length; at += 8) if (load<u64>(a + at) !== load<u64>(b + at)) return false;
  const rest = length - at;
  return rest === 0 || firstBytes(load<u64>(a + at) ^ load<u64>(b + at), rest) === 0;
}

/** Of eight bytes the first ones, one to seven; the others are 0. */
export function firstBytes(eight: u64, count: u32): u64 {
  return eight << (((8 - count) << 3) as u64);
}
