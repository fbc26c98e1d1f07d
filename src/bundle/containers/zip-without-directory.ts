import { Fault } from '../fault.ts';
import { ByteReader } from './byte-reader.ts';
import { inflated } from './inflate.ts';
import { left, type Member, type OddMember, passOver } from './member.ts';
import { encryptedMember, unknownMethod } from './odd-faults.ts';

/** A local file header (APPNOTE 4.3.7): signature, and where its fields stand. */
const signature = 0x04034b50;
const headerBytes = 30;
const at = { flags: 6, method: 8, packedSize: 18, nameLength: 26, extraLength: 28 };
/** Flags (4.4.4): encrypted; sizes follow the data. */
const encrypted = 1;
const sizesFollow = 8;
/** Data descriptor (4.3.9): an optional signature, checksum and sizes of 4 or 8 bytes. */
const descriptorSignature = 0x08074b50;
const methods = { stored: 0, deflated: 8 };
/** A size that stands in the extra field (4.5.3). */
const elsewhere = 0xffffffff;
const zip64 = 1;

interface Header {
  readonly flags: number;
  readonly method: number;
  /** Undefined where the size follows the data. */
  readonly packedSize: number | undefined;
  readonly rawName: string;
}

/** The members of a zip whose directory is lost, by the headers before each, as far as they go. */
export async function* localMembers(
  source: AsyncIterable<Uint8Array>,
): AsyncGenerator<Member | OddMember> {
  const reader = new ByteReader(source);
  try {
    for (;;) {
      const header = await readHeader(reader);
      if (!header) return;
      const isReadable =
        (header.flags & encrypted) === 0 &&
        (header.method === methods.deflated ||
          (header.method === methods.stored && header.packedSize !== undefined));
      const data = isReadable ? dataOf(reader, header) : bytesOf(reader, header.packedSize ?? 0);
      if (!header.rawName.endsWith('/'))
        yield isReadable
          ? { rawName: header.rawName, chunks: left(data) }
          : { rawName: header.rawName, fault: whyUnread(header) };
      await passOver(data);
      if (header.packedSize === undefined && !(await skipDescriptor(reader))) return;
    }
  } finally {
    await reader.close();
  }
}

const whyUnread = ({ flags, method }: Header): Fault =>
  (flags & encrypted) === 0 ? unknownMethod(method) : encryptedMember();

async function readHeader(reader: ByteReader): Promise<Header | undefined> {
  const fixed = await reader.take(headerBytes);
  if (fixed.length < headerBytes || fixed.readUInt32LE(0) !== signature) return undefined;
  const name = await reader.take(fixed.readUInt16LE(at.nameLength));
  const extra = await reader.take(fixed.readUInt16LE(at.extraLength));
  const flags = fixed.readUInt16LE(at.flags);
  const size = fixed.readUInt32LE(at.packedSize);
  return {
    flags,
    method: fixed.readUInt16LE(at.method),
    packedSize:
      (flags & sizesFollow) !== 0 ? undefined : size === elsewhere ? largeSize(extra) : size,
    rawName: name.toString('utf8').replaceAll('\\', '/'),
  };
}

/** The second number of the zip64 field. */
function largeSize(extra: Buffer): number {
  for (let i = 0; i + 20 <= extra.length; i += 4 + extra.readUInt16LE(i + 2))
    if (extra.readUInt16LE(i) === zip64) return Number(extra.readBigUInt64LE(i + 12));
  return 0;
}

function dataOf(reader: ByteReader, { method, packedSize }: Header): AsyncGenerator<Uint8Array> {
  if (method === methods.stored) return bytesOf(reader, packedSize ?? 0);
  return packedSize === undefined
    ? inflated(reader)
    : inflated(new ByteReader(bytesOf(reader, packedSize)));
}

async function* bytesOf(reader: ByteReader, length: number): AsyncGenerator<Uint8Array> {
  for (let missing = length; missing > 0; ) {
    const part = await reader.some(missing);
    if (part.length === 0) throw cutShort();
    missing -= part.length;
    yield part;
  }
}

/** Whether the next header follows: sizes of 4 bytes are tried before those of 8. */
async function skipDescriptor(reader: ByteReader): Promise<boolean> {
  const head = await reader.take(28);
  const start = head.length >= 4 && head.readUInt32LE(0) === descriptorSignature ? 4 : 0;
  for (const length of [12, 20]) {
    const end = start + length;
    if (head.length < end + 4 || head.readUInt32LE(end) !== signature) continue;
    reader.giveBack(head.subarray(end));
    return true;
  }
  return false;
}

const cutShort = (): Fault =>
  new Fault(
    'is cut short: what came before was read',
    'copy or download the archive again, in whole',
  );
