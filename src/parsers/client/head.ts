import { hasShape, shapeOf } from '../shape.ts';

/*
 * `YYYY-MM-DDTHH:MM:SS.mmm +HH:MM:<session>: <host>: <server time>: <gadget> : <message>`, and once, on top, the
 * browser's `navigator.userAgent` (finesse.js 10.5.1, ClientLogger and FinesseLogger).
 */
const stamp = shapeOf('####-##-##T##:##:##.### ~##:##:');
const userAgent = shapeOf('Mozilla/#.# (');
const stampBytes = stamp.length;
/** A blank, or with a log kept in the browser a blank and six characters. */
const maxSessionBytes = 16;
const maxHostBytes = 260;
const maxServerTimeBytes = 40;
/** A gadget's id is its title, blanks included. */
const maxGadgetBytes = 260;
const blank = 32;
const colon = 58;

export const hasStamp = (bytes: Uint8Array, start: number, end: number): boolean =>
  hasShape(bytes, start, end, stamp);

export const hasUserAgent = (bytes: Uint8Array, start: number, end: number): boolean =>
  hasShape(bytes, start, end, userAgent);

/** Where the line starts, past the mark that an editor puts in front of a pasted copy. */
export const afterMark = (bytes: Uint8Array, start: number): number =>
  bytes[start] === 0xef && bytes[start + 1] === 0xbb && bytes[start + 2] === 0xbf
    ? start + 3
    : start;

export function head(bytes: Uint8Array, start: number, end: number): number {
  const at = afterMark(bytes, start);
  if (hasUserAgent(bytes, at, end)) return at;
  if (!hasStamp(bytes, at, end)) return -1;
  const host = afterField(bytes, at + stampBytes, end, maxSessionBytes);
  const serverTime = host < 0 ? -1 : afterField(bytes, host, end, maxHostBytes);
  const gadget = serverTime < 0 ? -1 : afterField(bytes, serverTime, end, maxServerTimeBytes);
  return gadget < 0 ? -1 : afterGadget(bytes, gadget - 1, end);
}

/** Where the server's time ends in a record's head, or −1: it follows the session and the host. */
export function serverTimeEnd(bytes: Uint8Array, at: number, end: number): number {
  const host = afterField(bytes, at + stampBytes, end, maxSessionBytes);
  const serverTime = host < 0 ? -1 : afterField(bytes, host, end, maxHostBytes);
  const gadget = serverTime < 0 ? -1 : afterField(bytes, serverTime, end, maxServerTimeBytes);
  return gadget < 0 ? -1 : gadget - 2;
}

/** Past the next `: `, or −1. */
function afterField(bytes: Uint8Array, start: number, end: number, maxBytes: number): number {
  const limit = Math.min(end - 1, start + maxBytes);
  for (let i = start; i < limit; i++) {
    if (bytes[i] === colon && bytes[i + 1] === blank) return i + 2;
  }
  return -1;
}

/** Past the next ` : `. The message may be empty, and its blank stripped where the log was copied. */
function afterGadget(bytes: Uint8Array, start: number, end: number): number {
  const limit = Math.min(end - 1, start + maxGadgetBytes);
  for (let i = start; i < limit; i++) {
    if (bytes[i] !== blank || bytes[i + 1] !== colon) continue;
    if (i + 2 >= end || bytes[i + 2] === blank) return Math.min(i + 3, end);
    if (bytes[i + 2] === 13 && i + 3 >= end) return i + 2;
  }
  return -1;
}
