/** Bytes in order. */
export interface ByteStream extends AsyncIterableIterator<Uint8Array> {
  /** Lets go of the source. */
  readonly return: (value?: unknown) => Promise<IteratorResult<Uint8Array>>;
}

/** A stream whose first parts were read already. It hands the rest on as it comes: every generator costs every chunk. */
export function rejoined(
  parts: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): ByteStream {
  const read = [...parts];
  return {
    next: () => {
      const value = read.shift();
      return value ? Promise.resolve({ value, done: false }) : rest.next();
    },
    return: async () => {
      read.length = 0;
      await rest.return?.();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
