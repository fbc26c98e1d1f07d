import { constants, deflateRawSync, gzipSync, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteReader } from '../../src/bundle/containers/byte-reader.ts';
import { gunzipped } from '../../src/bundle/containers/gzip.ts';
import { inflated } from '../../src/bundle/containers/inflate.ts';
import { Fault } from '../../src/bundle/fault.ts';
import { cutAt, streamed } from '../fuzz/chunks.ts';

/** Lines that pack to a third; a good deal longer than what is unpacked at once. */
const long = Buffer.from(
  Array.from({ length: 60_000 }, (_, i) => `${i} ${Math.imul(i, 2_654_435_761) >>> 0}\n`).join(''),
);
const texts = fc.oneof(
  fc.uint8Array({ maxLength: 5_000 }).map((bytes) => Buffer.from(bytes)),
  fc.nat(long.length).map((length) => long.subarray(0, length)),
  fc.nat(3 << 20).map((length) => Buffer.alloc(length, 'again and again\n')),
);
const borders = fc.array(fc.nat(), { maxLength: 20 });

interface Unpacked {
  readonly bytes: Buffer;
  readonly error: unknown;
}

async function unpacked(chunks: AsyncIterable<Uint8Array>): Promise<Unpacked> {
  const parts: Buffer[] = [];
  let error: unknown;
  try {
    for await (const chunk of chunks) parts.push(Buffer.from(chunk));
  } catch (thrown) {
    error = thrown;
  }
  return { bytes: Buffer.concat(parts), error };
}

const readerOf = (packed: Buffer, cuts: readonly number[]): ByteReader =>
  new ByteReader(streamed(cutAt(packed, cuts)));

async function* thenThrows(chunks: AsyncIterable<Uint8Array>, error: unknown) {
  yield* chunks;
  throw error;
}

describe('deflate data in any chunks', () => {
  it('is unpacked up to its end, and what follows stays in the reader', async () => {
    const bytes = fc.uint8Array({ maxLength: 2_000 }).map((rest) => Buffer.from(rest));
    await fc.assert(
      fc.asyncProperty(texts, bytes, borders, async (text, rest, cuts) => {
        const reader = readerOf(Buffer.concat([deflateRawSync(text), rest]), cuts);
        const { bytes, error } = await unpacked(inflated(reader));
        expect(error).toBeUndefined();
        expect(bytes.equals(text)).toBe(true);
        expect((await reader.take(rest.length + 1)).equals(rest)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('that ends too early is unpacked as far as it goes', async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.nat(), borders, async (text, end, cuts) => {
        const packed = deflateRawSync(text);
        const part = packed.subarray(0, end % packed.length);
        const { bytes, error } = await unpacked(inflated(readerOf(part, cuts)));
        expect(bytes.equals(inflateRawSync(part, { finishFlush: constants.Z_SYNC_FLUSH }))).toBe(
          true,
        );
        expect(error).toMatchObject({
          what: `its packed data ends too early: the ${bytes.length} bytes before were read`,
        });
      }),
      { numRuns: 60 },
    );
  });

  it('that is damaged loses a sixteenth of what came before, or 256 bytes of it', async () => {
    await fc.assert(
      fc.asyncProperty(texts, borders, async (text, cuts) => {
        const good = deflateRawSync(text, { finishFlush: constants.Z_SYNC_FLUSH });
        const noBlock = Buffer.of(0b111);
        const packed = Buffer.concat([good, noBlock, Buffer.alloc(100)]);
        const { bytes, error } = await unpacked(inflated(readerOf(packed, cuts)));
        const kept = good.subarray(0, Math.max(0, good.length - Math.max(256, good.length >> 4)));
        const least = inflateRawSync(kept, { finishFlush: constants.Z_SYNC_FLUSH }).length;
        expect(bytes.length).toBeGreaterThanOrEqual(least);
        expect(bytes.equals(text.subarray(0, bytes.length))).toBe(true);
        expect(error).toMatchObject({
          what: `its packed data is damaged (invalid block type): the ${bytes.length} bytes before were read`,
        });
      }),
      { numRuns: 60 },
    );
  });

  it('is unpacked up to a fault of its source, and that is thrown then', async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.nat(), borders, async (text, end, cuts) => {
        const packed = deflateRawSync(text);
        const part = packed.subarray(0, end % packed.length);
        const fault = new Fault('is cut', 'copy it again');
        const reader = new ByteReader(thenThrows(streamed(cutAt(part, cuts)), fault));
        const { bytes, error } = await unpacked(inflated(reader));
        expect(bytes.equals(inflateRawSync(part, { finishFlush: constants.Z_SYNC_FLUSH }))).toBe(
          true,
        );
        expect(error).toBe(fault);
      }),
      { numRuns: 60 },
    );
  });

  it('that ends before a fault of its source leaves the fault to whoever reads on', async () => {
    const fault = new Fault('is cut', 'copy it again');
    const packed = Buffer.concat([deflateRawSync(long), Buffer.from('rest')]);
    const reader = new ByteReader(thenThrows(streamed([packed]), fault));
    const { bytes, error } = await unpacked(inflated(reader));
    expect(bytes.equals(long)).toBe(true);
    expect(error).toBeUndefined();
    expect(`${await reader.take(4)}`).toBe('rest');
    await expect(reader.take(1)).rejects.toBe(fault);
    await expect(reader.take(1)).rejects.toBe(fault);
  });
});

it('reads the members of a gzip in any chunks', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(texts, { minLength: 1, maxLength: 4 }), borders, async (of, cuts) => {
      const packed = Buffer.concat(of.map((text) => gzipSync(text)));
      const { bytes, error } = await unpacked(gunzipped(streamed(cutAt(packed, cuts))));
      expect(error).toBeUndefined();
      expect(bytes.equals(Buffer.concat(of))).toBe(true);
    }),
    { numRuns: 60 },
  );
});
