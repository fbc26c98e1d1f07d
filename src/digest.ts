import { crc32 } from 'node:zlib';
import type { Bundle } from './bundle/open-bundle.ts';
import { walk } from './bundle/walk.ts';

/** Longer files that have as many bytes as another are rare: they are read once more rather than all of them summed. */
const mostSummed = 16 << 20;

/** Takes the digest of a stream on its way, while it is short. */
export class Digested {
  bytes = 0;
  #sum = 0;
  readonly #source: AsyncIterable<Uint8Array>;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source;
  }

  /** Equal for files that are the same byte for byte; undefined where that is not known of all `bytes`. */
  digest(bytes: number): string | undefined {
    return bytes === this.bytes && bytes <= mostSummed ? told(bytes, this.#sum) : undefined;
  }

  async *chunks(): AsyncGenerator<Uint8Array> {
    for await (const chunk of this.#source) {
      this.bytes += chunk.length;
      if (this.bytes <= mostSummed) this.#sum = crc32(chunk, this.#sum);
      yield chunk;
    }
  }
}

/** The digest of a file of the bundle, which is read for it; undefined where the file is gone. */
export async function readDigest(bundle: Bundle, path: string): Promise<string | undefined> {
  // What is wrong with the file was said when it was read first.
  for await (const file of walk(bundle, { wanted: new Set([path]), report: () => {} })) {
    let bytes = 0;
    let sum = 0;
    for await (const chunk of file.chunks) {
      bytes += chunk.length;
      sum = crc32(chunk, sum);
    }
    return told(bytes, sum);
  }
  return undefined;
}

const told = (bytes: number, sum: number): string => `${bytes}:${sum}`;
