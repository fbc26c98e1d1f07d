/** Formats that begin as text may, and are none: pictures, captures, dumps, programs, databases, documents. */
const signatures = [
  '\x89PNG',
  'GIF8',
  '\xff\xd8\xff',
  '%PDF-',
  'JAVA PROFILE',
  '\xca\xfe\xba\xbe',
  '\x7fELF',
  'MZ',
  'SQLite format 3',
  '\xd4\xc3\xb2\xa1',
  '\xa1\xb2\xc3\xd4',
  '\x0a\x0d\x0d\x0a',
  'wOFF',
  'RIFF',
];

/** Of the control characters, those that logs hold: tabs, ends of lines, form feeds, escapes; NULs where a disk was full. */
const isOdd = (byte: number): boolean =>
  byte < 32 && byte !== 0 && !(byte >= 9 && byte <= 13) && byte !== 27;

/** By the first bytes of a file, in UTF-8 or an encoding of one byte. An empty file is one. */
export function isText(head: Uint8Array): boolean {
  const beginning = Buffer.from(head.subarray(0, 32)).toString('latin1');
  if (signatures.some((signature) => beginning.startsWith(signature))) return false;
  let odd = 0;
  let nuls = 0;
  for (const byte of head) {
    if (byte === 0) nuls += 1;
    else if (isOdd(byte)) odd += 1;
  }
  return odd * 100 <= head.length && nuls * 2 <= head.length;
}
