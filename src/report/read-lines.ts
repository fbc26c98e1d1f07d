import type { Bundle } from '../bundle/open-bundle.ts';
import { recordText } from '../bundle/record-text.ts';
import { walk } from '../bundle/walk.ts';
import { groupBy } from '../model/group-by.ts';
import type { Place } from '../model/observation.ts';
import type { ParsedSource } from '../parse-source.ts';
import { firstLines } from './first-lines.ts';

/** A first line is cited up to here; longer ones are cut. */
const maxLineBytes = 1 << 14;
/** Records that stand near each other are read at once, up to here. */
const maxReadBytes = 1 << 20;

/** Where records are read again: at their offsets, or by streaming the archives once more. */
export interface Shelf {
  readonly bundle: Bundle;
  /** By their number in the run. */
  readonly sources: readonly ParsedSource[];
}

/** Hears the first line of a record, without its end. */
export type TakeLine = (place: Place, text: string) => void;

/** Reads the first lines of records again, each once. Throws the reason of the bundle's signal. */
export async function readLines(
  shelf: Shelf,
  places: readonly Place[],
  take: TakeLine,
): Promise<void> {
  await readInPlace(shelf, places, take);
  await readStreamed(shelf, places, take);
}

/** Of the files that lie open on disk. One buffer serves them all. */
async function readInPlace(
  { bundle, sources }: Shelf,
  places: readonly Place[],
  take: TakeLine,
): Promise<void> {
  const room = Buffer.allocUnsafeSlow(maxReadBytes + maxLineBytes);
  for (const [source, own] of inFileOrder(places)) {
    const read = sources[source]?.read;
    if (!read) continue;
    for (const near of together(own)) {
      bundle.signal?.throwIfAborted();
      const [from, to] = [near[0]?.offset ?? 0, near.at(-1)?.offset ?? 0];
      const bytes = await read(from, room.subarray(0, to - from + maxLineBytes)).catch(() => none);
      for (const place of near) {
        const line = bytes.subarray(place.offset - from, place.offset - from + maxLineBytes);
        const end = line.indexOf(10);
        take(place, lineText(end < 0 ? line : line.subarray(0, end)));
      }
    }
  }
}

/** Places in file order, parted where one read for several would read more than a read for each. */
function together(places: readonly Place[]): Place[][] {
  const parts: Place[][] = [];
  for (const place of places) {
    const open = parts.at(-1);
    const isNear =
      open !== undefined &&
      place.offset - (open.at(-1)?.offset ?? 0) <= maxLineBytes &&
      place.offset - (open[0]?.offset ?? 0) <= maxReadBytes;
    if (isNear) open.push(place);
    else parts.push([place]);
  }
  return parts;
}

/** Of those in archives or in other encodings, in one pass up to the last of them. */
async function readStreamed(
  { bundle, sources }: Shelf,
  places: readonly Place[],
  take: TakeLine,
): Promise<void> {
  const byPath = new Map<string, Place[]>();
  for (const [number, own] of inFileOrder(places)) {
    const source = sources[number];
    if (source && !source.read) byPath.set(source.log.path, own);
  }
  if (byPath.size === 0) return;
  const wanted = new Map<string, number>();
  for (const { log, bytes } of sources) if (byPath.has(log.path)) wanted.set(log.path, bytes);
  // What is wrong with an archive was said when it was read first.
  for await (const { path, chunks } of walk(bundle, { wanted, report: () => {} })) {
    const own = byPath.get(path) ?? [];
    const offsets = own.map(({ offset }) => offset);
    const text = sources[own[0]?.source ?? 0]?.textOf(chunks) ?? chunks;
    for await (const [index, bytes] of firstLines(text, offsets, maxLineBytes))
      take(own[index] as Place, lineText(bytes));
    wanted.delete(path);
    if (wanted.size === 0) return;
  }
}

const none = new Uint8Array(0);

function inFileOrder(places: readonly Place[]): Map<number, Place[]> {
  const bySource = groupBy(places, (place) => place.source);
  for (const own of bySource.values()) own.sort((a, b) => a.offset - b.offset);
  return bySource;
}

/** Up to what ends it: NULs part records as newlines do. */
function lineText(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return recordText(Buffer.from(end < 0 ? bytes : bytes.subarray(0, end)));
}
