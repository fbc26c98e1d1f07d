import { rejoined } from './rejoined.ts';

/** The first bytes of a stream, and all of it, those included. */
export interface Peeked {
  readonly head: Uint8Array;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Lets go of the stream, wherever its reader stands. */
  readonly leave: () => Promise<void>;
}

/** Looks at the first `length` bytes, or all where there are fewer. The stream is read once. */
export async function peek(source: AsyncIterable<Uint8Array>, length: number): Promise<Peeked> {
  const iterator = source[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let bytes = 0;
  let fault: { readonly error: unknown } | undefined;
  while (bytes < length && fault === undefined) {
    try {
      const next = await iterator.next();
      if (next.done) break;
      parts.push(Buffer.from(next.value));
      bytes += next.value.length;
    } catch (error) {
      // What came before is told first, as it would be without the look ahead.
      fault = { error };
    }
  }
  const head = Buffer.concat(parts);
  return {
    head,
    chunks: rejoined(head.length > 0 ? [head] : [], fault ? thrown(fault.error) : iterator),
    leave: async () => {
      await iterator.return?.();
    },
  };
}

const thrown = (error: unknown): AsyncIterator<Uint8Array> => ({
  next: () => Promise.reject(error),
});
