/** Up to `length` bytes from each offset of a stream; the offsets ascend. */
export async function piecesAt(
  chunks: AsyncIterable<Uint8Array>,
  offsets: readonly number[],
  length: number,
): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  let kept: Uint8Array = new Uint8Array(0);
  let keptFrom = 0;
  const take = (reached: number): void => {
    for (let at = offsets[pieces.length]; at !== undefined; at = offsets[pieces.length]) {
      if (at + length > reached) return;
      pieces.push(new Uint8Array(kept.subarray(at - keptFrom, at - keptFrom + length)));
    }
  };
  for await (const chunk of chunks) {
    kept = kept.length === 0 ? chunk : Buffer.concat([kept, chunk]);
    take(keptFrom + kept.length);
    const next = offsets[pieces.length];
    if (next === undefined) break;
    const done = Math.min(kept.length, next - keptFrom);
    kept = new Uint8Array(kept.subarray(done));
    keptFrom += done;
  }
  take(Number.POSITIVE_INFINITY);
  return pieces;
}
