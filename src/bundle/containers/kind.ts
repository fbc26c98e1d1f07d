/** Enough of a file to know what packed it: tar's magic stands at 257, its header is 512 bytes long. */
export const kindBytes = 512;

export type ContainerKind = 'zip' | 'gzip' | 'tar';

interface Signature {
  readonly bytes: string;
  readonly at?: number;
}

/** First bytes of what is opened (PKWARE's APPNOTE 4.3, RFC 1952). An empty zip begins with its end. */
const opened: readonly (readonly [ContainerKind, Signature])[] = [
  ['zip', { bytes: 'PK\x03\x04' }],
  ['zip', { bytes: 'PK\x05\x06' }],
  ['zip', { bytes: 'PK\x07\x08PK\x03\x04' }],
  ['gzip', { bytes: '\x1f\x8b\x08' }],
  ['tar', { bytes: 'ustar', at: 257 }],
];

/** Of what is not opened (the formats' own notes). */
const closed: readonly (readonly [string, Signature])[] = [
  ['7-Zip', { bytes: "7z\xbc\xaf'\x1c" }],
  ['RAR', { bytes: 'Rar!\x1a\x07' }],
  ['xz', { bytes: '\xfd7zXZ\x00' }],
  ['bzip2', { bytes: 'BZh' }],
  ['Zstandard', { bytes: '\x28\xb5\x2f\xfd' }],
  ['cabinet', { bytes: 'MSCF\x00\x00\x00\x00' }],
];

/** A program that unpacks itself, and what some packers put before the first member. */
const prefixes: readonly Signature[] = [
  { bytes: 'MZ' },
  { bytes: '\x7fELF' },
  { bytes: '#!' },
  { bytes: 'PK00' },
];
const zipEnd = 'PK\x05\x06';
/** A zip's end: its record, and a comment of 65,535 bytes at most (APPNOTE 4.3.16). */
export const zipEndBytes = 22 + 0xffff;

/** Whether a zip may stand behind a beginning of another kind: its end tells. */
export const mayHideZip = (head: Uint8Array): boolean => {
  const text = Buffer.from(head).toString('latin1');
  return prefixes.some(({ bytes }) => text.startsWith(bytes));
};

export const hasZipEnd = (tail: Uint8Array): boolean =>
  Buffer.from(tail).lastIndexOf(zipEnd, undefined, 'latin1') >= 0;

/** Recognised by content: names are wrong as often as not. */
export function containerKind(head: Uint8Array): ContainerKind | undefined {
  const text = Buffer.from(head).toString('latin1');
  return find(opened, text) ?? (isOldTar(head) ? 'tar' : undefined);
}

/** What packed a file that cannot be opened here. */
export const closedKind = (head: Uint8Array): string | undefined =>
  find(closed, Buffer.from(head).toString('latin1'));

const find = <K>(list: readonly (readonly [K, Signature])[], text: string): K | undefined =>
  list.find(([, { bytes, at = 0 }]) => text.startsWith(bytes, at))?.[0];

const checksum = { at: 148, length: 8 };

/** Tar before POSIX has no magic: the header's checksum is the sum of its bytes, with blanks where it stands itself. */
function isOldTar(head: Uint8Array): boolean {
  if (head.length < kindBytes || head[0] === 0) return false;
  const field = Buffer.from(head.subarray(checksum.at, checksum.at + checksum.length));
  const printed = /^ *([0-7]{1,7})[ \0]/.exec(field.toString('latin1'))?.[1];
  if (printed === undefined) return false;
  let sum = 0;
  for (let i = 0; i < kindBytes; i++) {
    const isField = i >= checksum.at && i < checksum.at + checksum.length;
    sum += isField ? 32 : (head[i] ?? 0);
  }
  return sum === Number.parseInt(printed, 8);
}
