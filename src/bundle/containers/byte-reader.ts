/** Takes bytes from a stream in the lengths that a format asks for. */
export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>;
  /** What is at hand, the next part last. */
  readonly #parts: Uint8Array[] = [];
  /** Of the source: it comes up again wherever nothing else is at hand. */
  #fault: { readonly error: unknown } | undefined;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Exactly `length` bytes; fewer where the stream ends. */
  async take(length: number): Promise<Buffer> {
    const parts: Uint8Array[] = [];
    let missing = length;
    while (missing > 0) {
      const part = await this.some(missing);
      if (part.length === 0) break;
      parts.push(Buffer.from(part));
      missing -= part.length;
    }
    return Buffer.concat(parts);
  }

  /** What is at hand, at most `most` bytes, valid until more is asked for; nothing at the end of the stream. */
  async some(most: number): Promise<Uint8Array> {
    const part = this.#parts.pop() ?? (await this.#next());
    this.giveBack(part.subarray(most));
    return part.subarray(0, most);
  }

  /** The last bytes taken were too many. */
  giveBack(bytes: Uint8Array): void {
    if (bytes.length > 0) this.#parts.push(bytes);
  }

  async close(): Promise<void> {
    await this.#source.return?.();
  }

  async #next(): Promise<Uint8Array> {
    if (this.#fault) throw this.#fault.error;
    try {
      for (;;) {
        const next = await this.#source.next();
        if (next.done) return none;
        if (next.value.length > 0) return next.value;
      }
    } catch (error) {
      this.#fault = { error };
      throw error;
    }
  }
}

const none = new Uint8Array(0);
