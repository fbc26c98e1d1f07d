import type { RecordShape } from '../../src/scan/record.ts';
import { maxHeadBytes } from '../../src/scan/record-scanner.ts';

/** A record as the plain way finds it. */
export interface Found {
  readonly line: number;
  readonly offset: number;
  /** Of the whole record, a byte a character. */
  readonly text: string;
  readonly message: string;
}

export interface Anchors {
  readonly anchors: readonly string[];
  readonly anchored: 'start' | 'anywhere';
}

interface Head {
  readonly line: number;
  readonly offset: number;
  readonly messageStart: number;
  readonly first: string;
}

/** All records of a text that hold an anchor: the text split at its newlines and NULs, each part looked at by itself. */
export function naiveScan(
  text: string,
  shape: RecordShape,
  { anchors, anchored }: Anchors,
): Found[] {
  const heads = headsOf(text, shape);
  return heads.flatMap(({ line, offset, messageStart, first }, i) => {
    const holds = (anchor: string): boolean =>
      anchored === 'start' ? first.startsWith(anchor) : first.includes(anchor);
    if (!anchors.some(holds)) return [];
    const record = text.slice(offset, heads[i + 1]?.offset).replace(/\n$/, '');
    return [{ line, offset, text: record, message: record.slice(messageStart) }];
  });
}

function headsOf(text: string, { head, loose }: RecordShape): Head[] {
  const heads: Head[] = [];
  let offset = 0;
  for (const [i, line] of text.split('\n').entries()) {
    for (const match of line.matchAll(/[^\0]+/g)) {
      const part = match[0].slice(0, maxHeadBytes).replace(/\r$/, '');
      const bytes = Buffer.from(part, 'latin1');
      let messageStart = head(bytes, 0, bytes.length);
      if (messageStart < 0 && heads.length > 0)
        messageStart = loose?.(bytes, 0, bytes.length) ?? -1;
      if (messageStart < 0) continue;
      const first = part.slice(messageStart);
      heads.push({ line: i + 1, offset: offset + match.index, messageStart, first });
    }
    offset += line.length + 1;
  }
  return heads;
}
