import { readPart } from '../bundle/read-part.ts';
import type { OnDisk } from '../bundle/walk.ts';
import type { Format } from '../model/family.ts';

/** A segment: long enough that what it costs to hand it over is little, short enough that all threads end together. */
export const segmentBytes = 8 << 20;
/** Where a border is looked for: records are far shorter. */
const borderBytes = 1 << 16;
const newline = 10;
const carriageReturn = 13;

export interface Segment {
  readonly from: number;
  /** Infinity: to the file's end, wherever that is by then. */
  readonly to: number;
}

/** Smaller files are read as they come. */
export const isWorthSegments = (bytes: number, segment: number): boolean => bytes >= 2 * segment;

/** Cuts a log at heads, so that each record stands in one segment. Where there is no head for long, segments are longer. */
export function* segmentsOf(
  disk: Pick<OnDisk, 'bytes' | 'absolute'>,
  format: Format,
  length: number,
): Generator<Segment> {
  let from = 0;
  for (let at = length; at < disk.bytes - length / 2; at += length) {
    const head = headNear(disk.absolute, at, format);
    if (head === undefined || head <= from) continue;
    yield { from, to: head };
    from = head;
  }
  yield { from, to: Infinity };
}

/** Start of the first head line behind `at`, if it comes soon. */
function headNear(path: string, at: number, { head }: Format): number | undefined {
  const bytes = bytesAt(path, at);
  let start = bytes.indexOf(newline) + 1;
  for (;;) {
    const next = bytes.indexOf(newline, start);
    if (start === 0 || next < 0) return undefined;
    const end = bytes[next - 1] === carriageReturn ? next - 1 : next;
    if (head(bytes, start, end) >= 0) return at + start;
    start = next + 1;
  }
}

function bytesAt(path: string, at: number): Buffer {
  const parts: Uint8Array[] = [];
  try {
    readPart(path, at, at + borderBytes, {
      room: (length) => new Uint8Array(length),
      take: (bytes) => parts.push(bytes),
    });
  } catch {
    // Whoever reads the segment says what is wrong with the file.
  }
  return Buffer.concat(parts);
}
