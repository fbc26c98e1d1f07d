import { isUtf8 } from 'node:buffer';
import { crc32 } from 'node:zlib';
import { type Entry, getFileNameLowLevel, type ZipFile } from 'yauzl';
import { Fault } from '../fault.ts';
import { inflatedAll } from './inflate.ts';
import type { Member, OddMember } from './member.ts';
import { encryptedMember, noFile, unknownMethod } from './odd-faults.ts';
import type { Seekable } from './seekable.ts';
import { localMembers } from './zip-without-directory.ts';

const stored = 0;
const deflated = 8;
/** Names are decoded here: the library refuses the whole zip over one that leads out of it. */
const options = { lazyEntries: true, autoClose: false, decodeStrings: false };

/**
 * The members of a zip, by its directory; where that is missing or damaged, from its beginning on.
 *
 * @param onRead hears of packed bytes
 * @param isChecked their lengths and checksums are to be as the directory says
 */
export async function* zipMembers(
  source: Seekable,
  onRead: (bytes: number) => void = () => {},
  isChecked = true,
): AsyncGenerator<Member | OddMember> {
  let zip: ZipFile;
  try {
    zip = await source.openZip(options);
  } catch (error) {
    yield* localMembers(told(source.chunks(), onRead));
    throw withoutDirectory(error);
  }
  try {
    for await (const entry of zip.eachEntry()) {
      const rawName = nameOf(entry);
      if (/[\\/]$/.test(rawName)) continue;
      const fault = oddity(entry);
      const data = dataOf(zip, entry, onRead);
      yield fault
        ? { rawName, fault }
        : { rawName, chunks: isChecked ? checked(entry, data) : data };
    }
  } catch (error) {
    throw error instanceof Fault ? error : damaged(error);
  }
}

/** Most packers write UTF-8, with or without saying so; else the format's own rules. */
function nameOf({ fileNameRaw, generalPurposeBitFlag, extraFields }: Entry): string {
  if (isUtf8(fileNameRaw)) return fileNameRaw.toString('utf8');
  return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true);
}

/** File type bits as Unix packers write them (APPNOTE 4.4.15). */
const typeMask = 0o170000;
const linkType = 0o120000;

function oddity(entry: Entry): Fault | undefined {
  if (((entry.externalFileAttributes >>> 16) & typeMask) === linkType) return noFile('a link');
  if (entry.isEncrypted()) return encryptedMember();
  const { compressionMethod: method } = entry;
  return method === stored || method === deflated ? undefined : unknownMethod(method);
}

async function* dataOf(
  zip: ZipFile,
  entry: Entry,
  onRead: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const raw = await zip
    .openReadStreamPromise(entry, { decodeFileData: false })
    .catch((error: unknown) => {
      throw damaged(error);
    });
  const packed = told(raw, onRead);
  yield* entry.compressionMethod === stored ? packed : inflatedAll(packed);
}

async function* checked(
  { uncompressedSize, crc32: told }: Entry,
  data: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  let sum = 0;
  for await (const chunk of data) {
    bytes += chunk.length;
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (bytes !== uncompressedSize)
    throw lies(`holds ${bytes} bytes where the directory says ${uncompressedSize}`);
  if (sum !== told) throw lies('does not have the checksum that the directory says');
}

async function* told(
  raw: AsyncIterable<Uint8Array>,
  onRead: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of raw) {
    onRead(chunk.length);
    yield chunk;
  }
}

const lies = (what: string): Fault =>
  new Fault(
    `${what}: it was read as it is`,
    'the archive is damaged or made up: copy or download it again, and run again',
  );

const damaged = (error: unknown): Fault =>
  new Fault(
    `the zip is damaged (${(error as Error).message}): what stands before was read`,
    'copy or download it again, in binary mode, and run again',
  );

const withoutDirectory = (error: unknown): Fault =>
  new Fault(
    `the zip has no readable directory, so it is cut short or damaged (${(error as Error).message}): its files were read from its beginning on, as far as they go`,
    'copy or download it again, in whole, and run again',
  );
