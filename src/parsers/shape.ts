const hash = 35;
const at = 64;
const tilde = 126;

/** Of a text as {@link hasShape} reads it: `#` is a digit, `@` a letter, `~` a sign, all else itself. */
export const shapeOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Whether the bytes from `start` on look like `shape`. Allocates nothing. */
export function hasShape(
  bytes: Uint8Array,
  start: number,
  end: number,
  shape: Uint8Array,
): boolean {
  if (start + shape.length > Math.min(end, bytes.length)) return false;
  for (let i = 0; i < shape.length; i++) if (!fits(bytes[start + i], shape[i])) return false;
  return true;
}

function fits(byte = 0, wanted = 0): boolean {
  if (wanted === hash) return byte >= 48 && byte <= 57;
  if (wanted === tilde) return byte === 43 || byte === 45;
  if (wanted === at) return (byte | 32) >= 97 && (byte | 32) <= 122;
  return byte === wanted;
}
