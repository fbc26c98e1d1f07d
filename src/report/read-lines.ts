import type { BundleFile } from '../bundle/open-bundle.ts';
import { piecesAt } from '../bundle/pieces.ts';
import { recordText } from '../bundle/record-text.ts';
import { groupBy } from '../model/group-by.ts';
import type { Place } from '../model/observation.ts';
import type { ParsedSource } from '../parse-source.ts';
import type { Line } from './evidence.ts';

/** A first line is cited up to here; longer ones are cut. */
const maxLineBytes = 1 << 14;
const nothing = new Uint8Array(0);

/** Reads the first lines of cited records again, by their offsets, in the order of the files. */
export async function readLines(
  places: readonly Place[],
  files: readonly BundleFile[],
  sources: readonly ParsedSource[],
): Promise<Map<string, Line>> {
  const lines = new Map<string, Line>();
  for (const [source, own] of groupBy(places, (place) => place.source)) {
    const file = files[source];
    const format = sources[source]?.claim?.format;
    if (!file) continue;
    const { text } = sources[source] ?? {};
    const sorted = [...own].sort((a, b) => a.offset - b.offset);
    const offsets = sorted.map(({ offset }) => offset);
    const pieces = text ? await streamed(text, offsets) : await picked(file, offsets);
    for (const [i, { line }] of sorted.entries()) {
      const text = firstLine(pieces[i] ?? nothing);
      lines.set(`${source}:${line}`, { text, printed: format?.printed(text) ?? 'no time' });
    }
  }
  return lines;
}

type Piece = Uint8Array | undefined;

async function picked(file: BundleFile, offsets: readonly number[]): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for (const offset of offsets)
    pieces.push(await file.read(offset, maxLineBytes).catch(() => undefined));
  return pieces;
}

const streamed = (
  text: () => AsyncIterable<Uint8Array>,
  offsets: readonly number[],
): Promise<Piece[]> => piecesAt(text(), offsets, maxLineBytes).catch(() => []);

function firstLine(bytes: Uint8Array): string {
  const end = bytes.findIndex((byte) => byte === 10 || byte === 0);
  return recordText(Buffer.from(end < 0 ? bytes : bytes.subarray(0, end)));
}
