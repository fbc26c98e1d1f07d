import { isUtf8 } from 'node:buffer';

const replacement = '\uFFFD';
const beyondAscii = /[^\0-\x7F\uFFFD]/;

/**
 * A record as text: UTF-8, or latin-1 where it is no UTF-8 and holds not one character of it. Logs are written in the
 * server's own encoding, and names are to be the same in all of them. Lines end with a newline alone; NULs are no text.
 */
export const recordText = (bytes: Buffer, start = 0, end = bytes.length): string =>
  withPlainEnds(withoutNuls(decoded(bytes, start, end)));

function decoded(bytes: Buffer, start: number, end: number): string {
  const text = bytes.toString('utf8', start, end);
  if (!text.includes(replacement)) return text;
  const part = bytes.subarray(start, end);
  const isBroken = isUtf8(part) || beyondAscii.test(text) || part.includes(replacement);
  return isBroken ? text : part.toString('latin1');
}

const withoutNuls = (text: string): string =>
  text.includes('\0') ? text.replaceAll('\0', '') : text;

/** Without the carriage returns of line ends, however many. */
export const withPlainEnds = (text: string): string =>
  text.includes('\r') ? text.replace(/\r(?=[\r\n]|$)/g, '') : text;
