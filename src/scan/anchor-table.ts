const encoder = new TextEncoder();

/** Says whether a message holds one of the anchors: at its start (dispatch on the first byte) or anywhere in its line. */
export class AnchorTable {
  readonly #anchors: readonly string[];
  readonly #byFirstByte: (Uint8Array[] | undefined)[] = new Array(256).fill(undefined);
  readonly #anywhere: boolean;

  constructor(anchors: readonly string[], anchored: 'start' | 'anywhere') {
    this.#anchors = [...new Set(anchors)];
    this.#anywhere = anchored === 'anywhere';
    for (const anchor of this.#anchors) {
      const bytes = encoder.encode(anchor);
      const first = bytes[0];
      if (first === undefined) throw new Error('an anchor must not be empty');
      const same = this.#byFirstByte[first];
      if (same) same.push(bytes);
      else this.#byFirstByte[first] = [bytes];
    }
  }

  /** `start` is the message's start, `end` the end of its first line. */
  matches(bytes: Uint8Array, start: number, end: number): boolean {
    if (this.#anywhere) return this.#holdsOne(bytes, start, end);
    const candidates = start < end ? this.#byFirstByte[bytes[start] as number] : undefined;
    if (candidates === undefined) return false;
    for (const anchor of candidates) if (startsWith(bytes, start, end, anchor)) return true;
    return false;
  }

  #holdsOne(bytes: Uint8Array, start: number, end: number): boolean {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString(
      'latin1',
    );
    return this.#anchors.some((anchor) => text.includes(anchor));
  }
}

function startsWith(bytes: Uint8Array, start: number, end: number, anchor: Uint8Array): boolean {
  if (end - start < anchor.length) return false;
  for (let i = 1; i < anchor.length; i++) if (bytes[start + i] !== anchor[i]) return false;
  return true;
}
