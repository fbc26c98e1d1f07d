import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, createDeflateRaw } from 'node:zlib';
import { filesOf } from './files-of.ts';

const chunkSize = 1 << 20;
const localBytes = 30;
/** 2026-11-23 00:00, as MS-DOS writes it. */
const date = ((2026 - 1980) << 9) | (11 << 5) | 23;

interface Member {
  readonly name: Buffer;
  /** Of its local header. */
  readonly offset: number;
  readonly crc: number;
  readonly packed: number;
  /** Less than 4 GiB: the format has no more without its extension. */
  readonly size: number;
}

/** A folder's files as `zip` packs them (APPNOTE 4.3); the same bytes whenever they are packed. */
export async function zip(folder: string, to: string): Promise<void> {
  const file = await open(to, 'w');
  const members: Member[] = [];
  let end = 0;
  for (const name of filesOf(folder)) {
    const member = await add(file, end, join(folder, name), Buffer.from(name));
    members.push(member);
    end += localBytes + member.name.length + member.packed;
  }
  const directory = Buffer.concat(members.map(centralHeader));
  await file.write(directory, 0, directory.length, end);
  const last = endRecord(members.length, directory.length, end);
  await file.write(last, 0, last.length, end + directory.length);
  await file.close();
}

/** The header stands before the data and tells its sizes: it is written last. */
async function add(file: FileHandle, offset: number, path: string, name: Buffer): Promise<Member> {
  const deflate = createDeflateRaw({ level: 6, chunkSize });
  let crc = 0;
  let size = 0;
  const source = createReadStream(path, { highWaterMark: chunkSize });
  source.on('data', (chunk) => {
    crc = crc32(chunk, crc);
    size += chunk.length;
  });
  source.on('error', (error) => deflate.destroy(error));
  let packed = 0;
  for await (const chunk of source.pipe(deflate)) {
    await file.write(chunk, 0, chunk.length, offset + localBytes + name.length + packed);
    packed += chunk.length;
  }
  const member = { name, offset, crc, packed, size };
  const header = localHeader(member);
  await file.write(header, 0, header.length, offset);
  return member;
}

function localHeader(member: Member): Buffer {
  const header = Buffer.alloc(localBytes);
  header.writeUInt32LE(0x04034b50, 0);
  shared(member).copy(header, 4);
  return Buffer.concat([header, member.name]);
}

function centralHeader(member: Member): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE((3 << 8) | 20, 4);
  shared(member).copy(header, 6);
  header.writeUInt32LE((0o100644 << 16) >>> 0, 38);
  header.writeUInt32LE(member.offset, 42);
  return Buffer.concat([header, member.name]);
}

/** What both headers tell in the same order, from the version needed on. */
function shared({ name, crc, packed, size }: Member): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt16LE(date, 8);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(packed, 14);
  fields.writeUInt32LE(size, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

function endRecord(count: number, bytes: number, offset: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(bytes, 12);
  record.writeUInt32LE(offset, 16);
  return record;
}
