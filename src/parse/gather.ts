import { type ByteStream, rejoined } from '../bundle/rejoined.ts';
import type { Format } from '../model/family.ts';
import { lastHead } from './borders.ts';
import type { InMemory } from './segment-task.ts';

/** A segment of a text that passes by. */
export interface Gathered {
  /** Where it begins in the text. */
  readonly from: number;
  /** Undefined where it is held by nobody: it is read as it comes, before anything else is asked for. */
  readonly bytes: InMemory | undefined;
  readonly chunks: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

type Filled = Buffer<ArrayBuffer>;

/**
 * Cuts a text at heads as it comes, so that each record stands in one segment. A record that is longer than a segment is
 * not held: the last segment begins with it.
 *
 * @param memory that is to be filled first; it takes `length` bytes each
 * @param again reads bytes `[from, to)` of the text once more, where a thread has lost them
 */
export async function* gathered(
  chunks: ByteStream,
  format: Format,
  length: number,
  memory: ArrayBuffer[],
  again: (from: number, to: number) => AsyncIterable<Uint8Array>,
): AsyncGenerator<Gathered> {
  const room = (): Filled => Buffer.from(memory.pop() ?? new ArrayBuffer(length));
  const inMemory = (from: number, { buffer: memory }: Filled, length: number): Gathered => ({
    from,
    bytes: { memory, length },
    chunks: () => (isGone(memory) ? again(from, from + length) : [Buffer.from(memory, 0, length)]),
  });
  let bytes = room();
  let filled = 0;
  let from = 0;
  try {
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
      let chunk = next.value;
      while (filled + chunk.length > length) {
        bytes.set(chunk.subarray(0, length - filled), filled);
        chunk = chunk.subarray(length - filled);
        const end = lastHead(bytes, format);
        if (end === 0) {
          const all = [bytes, chunk];
          yield { from, bytes: undefined, chunks: () => rejoined(all, chunks) };
          return;
        }
        const later = room();
        later.set(bytes.subarray(end));
        yield inMemory(from, bytes, end);
        bytes = later;
        filled = length - end;
        from += end;
      }
      bytes.set(chunk, filled);
      filled += chunk.length;
    }
    yield inMemory(from, bytes, filled);
  } finally {
    await chunks.return();
  }
}

/** Given to a thread: whoever has it, it is not here. */
const isGone = (memory: ArrayBuffer): boolean => memory.byteLength === 0;
