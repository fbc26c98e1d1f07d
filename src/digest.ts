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

/**
 * The digests of files of the bundle, by their paths: what is read for them is read once.
 *
 * @param wanted how many bytes of each were read before
 */
export async function readDigests(
  bundle: Bundle,
  wanted: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, string>> {
  const digests = new Map<string, string>();
  if (wanted.size === 0) return digests;
  // What is wrong with a file was said when it was read first.
  for await (const file of walk(bundle, { wanted, report: () => {} })) {
    let bytes = 0;
    let sum = 0;
    for await (const chunk of file.chunks) {
      bytes += chunk.length;
      sum = crc32(chunk, sum);
    }
    digests.set(file.path, told(bytes, sum));
  }
  return digests;
}

const told = (bytes: number, sum: number): string => `${bytes}:${sum}`;
