import { readPart } from '../bundle/read-part.ts';
import type { Format } from '../model/family.ts';

/** A segment: long enough that what it costs to hand it over is little, short enough for what it says to be held. */
export const segmentBytes = 2 << 20;
/** What is looked at at once for a border. */
const windowBytes = 1 << 16;
/** A few lines: of most logs they are enough. */
const fewBytes = 1 << 12;
const newline = 10;
const carriageReturn = 13;

export interface Segment {
  readonly from: number;
  /** Infinity: to the file's end, wherever that is by then. */
  readonly to: number;
}

/** Smaller files are read before threads have started. */
export const isWorthSegments = (bytes: number, segment: number): boolean => bytes >= 8 * segment;

/**
 * Cuts a log at heads, so that each record stands in one segment. Only a record that is longer makes one longer.
 *
 * @param file its descriptor
 */
export function* segmentsOf(
  file: number,
  bytes: number,
  format: Format,
  length: number,
): Generator<Segment> {
  let from = 0;
  for (let at = length; at < bytes - length / 2; at += length) {
    const head = headBetween(file, at, at + length, format);
    if (head === undefined) continue;
    yield { from, to: head };
    from = head;
  }
  yield { from, to: Infinity };
}

/** Start of the first head line behind `from`; undefined where none comes, or the file cannot be read. */
function headBetween(file: number, from: number, to: number, format: Format): number | undefined {
  return headNear(file, from, format) ?? headFrom(file, from, to, format);
}

function headNear(file: number, from: number, { head }: Format): number | undefined {
  const bytes = bytesAt(file, from, fewBytes);
  let start = bytes.indexOf(newline) + 1;
  if (start === 0) return undefined;
  for (let next = bytes.indexOf(newline, start); next >= 0; next = bytes.indexOf(newline, start)) {
    if (head(bytes, start, lineEnd(bytes, next)) >= 0) return from + start;
    start = next + 1;
  }
  return undefined;
}

function headFrom(file: number, from: number, to: number, { head }: Format): number | undefined {
  let isLineStart = false;
  for (let at = from; at < to; ) {
    const bytes = bytesAt(file, at, windowBytes);
    let start: number = isLineStart ? 0 : bytes.indexOf(newline) + 1;
    isLineStart ||= start > 0;
    let next = bytes.indexOf(newline, start);
    for (; isLineStart && next >= 0; next = bytes.indexOf(newline, start)) {
      if (head(bytes, start, lineEnd(bytes, next)) >= 0) return at + start;
      start = next + 1;
    }
    if (bytes.length < windowBytes) return undefined;
    if (isLineStart && start > 0) at += start;
    else {
      // The line is longer than the window: what it begins with is enough to tell.
      if (isLineStart && head(bytes, 0, bytes.length) >= 0) return at;
      at += bytes.length;
      isLineStart = false;
    }
  }
  return undefined;
}

/** Start of the last head line that is whole and may begin a segment; 0 where there is none behind the first line. */
export function lastHead(bytes: Buffer, format: Format): number {
  let next = bytes.lastIndexOf(newline);
  while (next > 0) {
    const start = lineStart(bytes, next);
    if (start > 0 && isHead(bytes, start, next, format) && !isAwaited(bytes, start, format))
      return start;
    next = start - 1;
  }
  return 0;
}

/** The record before takes its time from this one. */
function isAwaited(bytes: Buffer, from: number, format: Format): boolean {
  let end = from;
  while (end > 0 && isBlank(bytes[end - 1])) end -= 1;
  const start = lineStart(bytes, end);
  if (end === 0 || !isHead(bytes, start, end, format)) return false;
  return format.time(bytes.subarray(0, from), start, end) === undefined;
}

const isBlank = (byte: number | undefined): boolean =>
  byte === newline || byte === carriageReturn || byte === 0;

const lineStart = (bytes: Buffer, end: number): number =>
  end === 0 ? 0 : bytes.lastIndexOf(newline, end - 1) + 1;

function isHead(bytes: Buffer, start: number, next: number, { head }: Format): boolean {
  const reach = Math.min(next, start + windowBytes);
  return head(bytes, start, lineEnd(bytes, reach)) >= 0;
}

const lineEnd = (bytes: Buffer, end: number): number =>
  bytes[end - 1] === carriageReturn ? end - 1 : end;

function bytesAt(file: number, at: number, window: number): Buffer {
  const bytes = Buffer.allocUnsafe(window);
  let length = 0;
  try {
    readPart(file, at, at + window, {
      room: () => bytes.subarray(length),
      take: (read) => {
        length += read.length;
      },
    });
  } catch {
    // Whoever reads the segment says what is wrong with the file.
  }
  return bytes.subarray(0, length);
}
