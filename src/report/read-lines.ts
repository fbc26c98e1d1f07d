import type { BundleFile } from '../bundle/open-bundle.ts';
import { groupBy } from '../model/group-by.ts';
import type { Place } from '../model/observation.ts';
import type { ParsedSource } from '../parse-source.ts';
import type { Line } from './evidence.ts';

/** A first line is cited up to here; longer ones are cut. */
const maxLineBytes = 1 << 14;

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
    const sorted = [...own].sort((a, b) => a.offset - b.offset);
    for (const { line, offset } of sorted) {
      const bytes = await file.read(offset, maxLineBytes).catch(() => new Uint8Array(0));
      const text = firstLine(bytes);
      lines.set(`${source}:${line}`, { text, printed: format?.printed(text) ?? 'no time' });
    }
  }
  return lines;
}

function firstLine(bytes: Uint8Array): string {
  const end = bytes.indexOf(10);
  const text = new TextDecoder('utf-8').decode(end < 0 ? bytes : bytes.subarray(0, end));
  return text.replace(/\r$/, '');
}
