import { crc32 } from 'node:zlib';
import { Fault } from '../fault.ts';
import { ByteReader } from './byte-reader.ts';
import { endsTooEarly, inflated } from './inflate.ts';

/** A member's header (RFC 1952, 2.3): two bytes that tell it, the method, flags, time, and two bytes more. */
const headerBytes = 10;
const flagsAt = 3;
const flag = { headerChecksum: 2, extra: 4, name: 8, comment: 16 };
/** Behind a member's data: checksum and length, 4 bytes each. */
const trailerBytes = 8;

/**
 * What a gzip holds: several members in a row are one stream. Zeros at the end fill up a tape's block.
 *
 * @param isChecked its checksum is to be right
 */
export async function* gunzipped(
  source: AsyncIterable<Uint8Array>,
  isChecked = true,
): AsyncGenerator<Uint8Array> {
  const reader = new ByteReader(source);
  try {
    await passHeader(reader, await reader.take(headerBytes));
    for (;;) {
      yield* member(reader, isChecked);
      const next = await headAfterZeros(reader);
      if (next.length === 0) return;
      if (!isHeader(next)) throw somethingElse();
      await passHeader(reader, next);
    }
  } finally {
    await reader.close();
  }
}

const isHeader = (head: Uint8Array): boolean =>
  head.length === headerBytes && head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;

/** Past the fields that are there only sometimes. */
async function passHeader(reader: ByteReader, head: Uint8Array): Promise<void> {
  const flags = head[flagsAt] ?? 0;
  if (flags & flag.extra) {
    const [low = 0, high = 0] = await reader.take(2);
    await reader.take(low + (high << 8));
  }
  if (flags & flag.name) await passUntil(reader, (byte) => byte === 0, 1);
  if (flags & flag.comment) await passUntil(reader, (byte) => byte === 0, 1);
  if (flags & flag.headerChecksum) await reader.take(2);
}

/** The data, and then what its trailer says of it. */
async function* member(reader: ByteReader, isChecked: boolean): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  let sum = 0;
  for await (const chunk of inflated(reader)) {
    bytes += chunk.length;
    if (isChecked) sum = crc32(chunk, sum);
    yield chunk;
  }
  const trailer = await reader.take(trailerBytes);
  if (trailer.length < trailerBytes) throw endsTooEarly(bytes);
  const isTrue = trailer.readUInt32LE(0) === sum && trailer.readUInt32LE(4) === bytes % 2 ** 32;
  if (isChecked && !isTrue) throw notAsPacked(bytes);
}

async function headAfterZeros(reader: ByteReader): Promise<Buffer> {
  await passUntil(reader, (byte) => byte !== 0, 0);
  return reader.take(headerBytes);
}

/** Past the first byte that is meant, or up to it. */
async function passUntil(
  reader: ByteReader,
  isMeant: (byte: number) => boolean,
  past: 0 | 1,
): Promise<void> {
  for (;;) {
    const bytes = await reader.some(1 << 14);
    if (bytes.length === 0) return;
    const at = bytes.findIndex(isMeant);
    if (at < 0) continue;
    reader.giveBack(bytes.subarray(at + past));
    return;
  }
}

const notAsPacked = (bytes: number): Fault =>
  new Fault(
    `its ${bytes} bytes do not have the checksum that the gzip says: they were read as they are`,
    'copy or download it again, in binary mode, and run again',
  );

const somethingElse = (): Fault =>
  new Fault(
    'something else follows the end of its gzip data: it was not read',
    'copy or download it again, in binary mode, and run again',
    { severity: 'warning' },
  );
