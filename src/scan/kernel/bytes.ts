/* AssemblyScript. Finds bytes sixteen at a time. What stands behind `to` may be looked at, and is not told. */

/** Where the byte stands first in `[from, to)`, or `to`. */
export function indexOf(byte: u8, from: u32, to: u32): u32 {
  const wanted = i8x16.splat(byte);
  for (let at = from; at < to; at += 16) {
    const found = i8x16.bitmask(i8x16.eq(v128.load(at), wanted));
    if (found !== 0) return min<u32>(at + (ctz(found) as u32), to);
  }
  return to;
}

/** Where the first byte in `[from, to)` stands that is not printable ASCII, or a blank, `"`, `<`, `>`, or one of two more. */
export function wordEnd(from: u32, to: u32, one: u8, other: u8): u32 {
  const ones = i8x16.splat(one);
  const others = i8x16.splat(other);
  for (let at = from; at < to; at += 16) {
    const bytes = v128.load(at);
    const odd = v128.or(
      v128.or(i8x16.gt_u(i8x16.sub(bytes, i8x16.splat(33)), i8x16.splat(93)), quotes(bytes)),
      v128.or(i8x16.eq(bytes, ones), i8x16.eq(bytes, others)),
    );
    const found = i8x16.bitmask(odd);
    if (found !== 0) return min<u32>(at + (ctz(found) as u32), to);
  }
  return to;
}

/** `"` is 34, `<` and `>` are 60 and 62. */
function quotes(bytes: v128): v128 {
  const brackets = i8x16.eq(v128.or(bytes, i8x16.splat(2)), i8x16.splat(62));
  return v128.or(i8x16.eq(bytes, i8x16.splat(34)), brackets);
}
