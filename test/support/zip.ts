import { crc32, deflateRawSync } from 'node:zlib';

/** A member of a made zip; what is not given is told truly. */
export interface ZipMember {
  readonly name: string | Buffer;
  readonly data: Buffer | string;
  readonly method?: 0 | 8 | number;
  /** Instead of the data's own. */
  readonly size?: number;
  readonly crc?: number;
  readonly encrypted?: boolean;
  /** Unix file type and mode. */
  readonly mode?: number;
  /** Sizes stand behind the data, as when a packer writes into a pipe. */
  readonly streamed?: boolean;
}

/** A zip as packers write it (APPNOTE 4.3), lies included; behind a program that unpacks it, if one is given. */
export function zip(members: readonly ZipMember[], program = ''): Buffer {
  const local: Buffer[] = [Buffer.from(program)];
  const central: Buffer[] = [];
  let offset = program.length;
  for (const member of members) {
    const parts = partsOf(member);
    const before = localHeader(parts);
    const after = member.streamed ? descriptor(parts) : Buffer.alloc(0);
    central.push(centralHeader(parts, offset));
    local.push(before, parts.packed, after);
    offset += before.length + parts.packed.length + after.length;
  }
  const directory = Buffer.concat(central);
  return Buffer.concat([...local, directory, end(members.length, directory.length, offset)]);
}

interface Parts {
  readonly name: Buffer;
  readonly packed: Buffer;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly size: number;
  readonly mode: number;
  readonly streamed: boolean;
}

function partsOf(member: ZipMember): Parts {
  const data = Buffer.from(member.data);
  const { method = 8, size = data.length, crc = crc32(data), streamed = false } = member;
  return {
    name: Buffer.from(member.name),
    packed: method === 8 ? deflateRawSync(data) : data,
    flags: (member.encrypted ? 1 : 0) | (streamed ? 8 : 0),
    method,
    crc,
    size,
    mode: member.mode ?? 0o100644,
    streamed,
  };
}

function localHeader({ name, packed, flags, method, crc, size, streamed }: Parts): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(method, 8);
  if (!streamed) {
    header.writeUInt32LE(crc, 14);
    header.writeUInt32LE(packed.length, 18);
    header.writeUInt32LE(size, 22);
  }
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function descriptor({ packed, crc, size }: Parts): Buffer {
  const record = Buffer.alloc(16);
  record.writeUInt32LE(0x08074b50, 0);
  record.writeUInt32LE(crc, 4);
  record.writeUInt32LE(packed.length, 8);
  record.writeUInt32LE(size, 12);
  return record;
}

function centralHeader(
  { name, packed, flags, method, crc, size, mode }: Parts,
  offset: number,
): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE((3 << 8) | 20, 4);
  header.writeUInt16LE(20, 6);
  header.writeUInt16LE(flags, 8);
  header.writeUInt16LE(method, 10);
  header.writeUInt32LE(crc, 16);
  header.writeUInt32LE(packed.length, 20);
  header.writeUInt32LE(size, 24);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt32LE((mode << 16) >>> 0, 38);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, name]);
}

function end(count: number, bytes: number, offset: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(bytes, 12);
  record.writeUInt32LE(offset, 16);
  return record;
}
