const newline = 10;

/** The lines that start at `offsets` (ascending), each up to `most` bytes, with the index of its offset. */
export async function* firstLines(
  chunks: AsyncIterable<Uint8Array>,
  offsets: readonly number[],
  most: number,
): AsyncGenerator<readonly [number, Uint8Array]> {
  let next = 0;
  let position = 0;
  let line: Uint8Array = new Uint8Array(0);
  for await (const chunk of chunks) {
    for (;;) {
      const offset = offsets[next];
      if (offset === undefined) return;
      const from = offset + line.length - position;
      if (from >= chunk.length) break;
      const end = chunk.indexOf(newline, from);
      line = Buffer.concat([line, chunk.subarray(from, end < 0 ? chunk.length : end)]);
      if (end < 0 && line.length < most) break;
      yield [next, line.subarray(0, most)];
      line = new Uint8Array(0);
      next += 1;
    }
    position += chunk.length;
  }
  if (line.length > 0) yield [next, line];
}
