import type { TextEncoding } from '../model/words.ts';
import { type ByteStream, rejoined } from './rejoined.ts';

type Chunks = AsyncIterable<Uint8Array>;

/** A file's text in UTF-8, without a byte order mark. Lines and offsets count in it. */
export interface Text {
  readonly encoding: TextEncoding;
  /** The text is the file as it is, byte for byte. */
  readonly isPlain: boolean;
  /** The first 64 KiB at most, past the NULs that a file may begin with; valid until `chunks` is read. */
  readonly head: Uint8Array;
  /** All of it, `head` included; each chunk is valid until the next is asked for. To be read: it holds the source open. */
  readonly chunks: ByteStream;
}

/** Enough to tell an encoding by. */
const sniffedBytes = 1 << 12;
/** A head of this size is the beginning of a larger file. */
export const headBytes = 1 << 16;
const zeros = new Uint8Array(1 << 16);
const newline = 10;
const carriageReturn = 13;

/** Opens a stream of bytes as text. UTF-8 without a mark comes through as it is: the same chunks, no copy. */
export async function openText(bytes: Chunks): Promise<Text> {
  const raw = await peek(bytes, sniffedBytes, false);
  const encoding = encodingOf(raw.head);
  const text = await peek(decoded(raw.chunks, encoding), headBytes, true);
  if (!endsLinesWithCr(text.head)) return { encoding, isPlain: encoding === 'utf-8', ...text };
  return {
    encoding,
    isPlain: false,
    head: withNewlines(text.head),
    chunks: mapped(text.chunks, withNewlines),
  };
}

interface Peeked {
  readonly head: Uint8Array;
  readonly chunks: ByteStream;
}

/** The first bytes, and the whole stream again. Only what must be seen before the rest is asked for is copied. */
async function peek(chunks: Chunks, length: number, skipNuls: boolean): Promise<Peeked> {
  const rest = chunks[Symbol.asyncIterator]();
  const kept: Uint8Array[] = [];
  const sampled: Uint8Array[] = [];
  let missing = length;
  for (let next = await rest.next(); !next.done; next = await rest.next()) {
    const nuls = skipNuls && sampled.length === 0 ? leadingNuls(next.value) : 0;
    const isLast = next.value.length - nuls >= missing;
    const chunk = isLast ? next.value : new Uint8Array(next.value);
    if (nuls === chunk.length) keepNuls(kept, nuls);
    else {
      kept.push(chunk);
      sampled.push(chunk.subarray(nuls, nuls + missing));
      missing -= chunk.length - nuls;
    }
    if (isLast) break;
  }
  const [only] = sampled;
  const head = only && sampled.length === 1 ? only : Buffer.concat(sampled);
  return { head, chunks: rejoined(kept, rest) };
}

/** However many there are, they take no memory. */
function keepNuls(kept: Uint8Array[], count: number): void {
  for (let left = count; left > 0; left -= zeros.length) kept.push(zeros.subarray(0, left));
}

function leadingNuls(chunk: Uint8Array): number {
  let count = 0;
  while (count < chunk.length && chunk[count] === 0) count++;
  return count;
}

function encodingOf(sample: Uint8Array): TextEncoding {
  const [first, second, third] = sample;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8-bom';
  if (isUtf16(sample, 0)) return 'utf-16le';
  return isUtf16(sample, 1) ? 'utf-16be' : 'utf-8';
}

/** Fewer characters tell nothing. */
const fewestUnits = 16;

/**
 * Without a mark: three in four characters are Latin, as in any log, and none is a control character, as there are in
 * every binary file. `low` is where in its two bytes a character has the one that Latin letters need.
 */
function isUtf16(sample: Uint8Array, low: 0 | 1): boolean {
  const units = sample.length >> 1;
  let latin = 0;
  for (let at = 0; at < units * 2; at += 2) {
    if (sample[at + 1 - low] !== 0) continue;
    const code = sample[at + low] ?? 0;
    if (code < 32 && !(code >= 9 && code <= 13) && code !== 27) return false;
    latin += 1;
  }
  return units >= fewestUnits && latin * 4 >= units * 3;
}

function decoded(chunks: ByteStream, encoding: TextEncoding): ByteStream {
  if (encoding === 'utf-8') return chunks;
  return encoding === 'utf-8-bom' ? withoutMark(chunks) : transcoded(chunks, encoding);
}

async function* withoutMark(chunks: Chunks): AsyncGenerator<Uint8Array> {
  let left = 3;
  for await (const chunk of chunks) {
    if (chunk.length > left) yield left === 0 ? chunk : chunk.subarray(left);
    left = Math.max(0, left - chunk.length);
  }
}

/** The decoder drops the mark, keeps what a border cuts, and puts U+FFFD for half a character. */
async function* transcoded(chunks: Chunks, encoding: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  let out = Buffer.alloc(0);
  const encode = (text: string): Uint8Array => {
    const most = text.length * 3;
    if (out.length < most) out = Buffer.allocUnsafeSlow(most);
    return out.subarray(0, out.write(text));
  };
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield encode(text);
  }
  const text = decoder.decode();
  if (text !== '') yield encode(text);
}

/** Lines that end with CR alone, as old Macs and some exports have them. */
function endsLinesWithCr(head: Uint8Array): boolean {
  const last = head.lastIndexOf(carriageReturn);
  const isLineEnd = last === head.length - 1 || head.indexOf(carriageReturn) < last;
  return last >= 0 && isLineEnd && !head.includes(newline);
}

const withNewlines = (bytes: Uint8Array): Uint8Array =>
  bytes.map((byte) => (byte === carriageReturn ? newline : byte));

async function* mapped(
  chunks: Chunks,
  map: (chunk: Uint8Array) => Uint8Array,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield map(chunk);
}
