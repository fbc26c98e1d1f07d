/** The bytes, cut at the borders. */
export function cutAt(bytes: Buffer, borders: readonly number[]): Buffer[] {
  const places = borders.map((border) => border % (bytes.length + 1));
  const sorted = [0, ...places, bytes.length].sort((a, b) => a - b);
  return sorted.slice(1).map((to, i) => bytes.subarray(sorted[i], to));
}

/** Through one buffer that is overwritten after each, as a file is read. */
export async function* streamed(chunks: readonly Buffer[]): AsyncGenerator<Uint8Array> {
  const shared = Buffer.alloc(Math.max(1, ...chunks.map(({ length }) => length)));
  for (const chunk of chunks) {
    chunk.copy(shared);
    yield shared.subarray(0, chunk.length);
    shared.fill('#');
  }
}
