import assert from 'node:assert/strict';
import type { Family } from '../../src/model/family.ts';
import { families } from '../../src/parsers/index.ts';
import type { RecordShape } from '../../src/scan/record.ts';
import { RecordScanner } from '../../src/scan/record-scanner.ts';
import { cutAt } from './chunks.ts';
import type { MadeLog } from './made-log.ts';
import { type Found, naiveScan } from './naive-scan.ts';

const sampledBytes = 1 << 16;

/** In the format of each family that would have the log, the scanner finds what the plain way finds, whatever the chunks. */
export function holdsInScanning({ path, bytes }: MadeLog, borders: readonly number[]): void {
  const text = bytes.toString('latin1');
  for (const family of families) {
    const claim = family.claim({ path, head: text.slice(0, sampledBytes) });
    if (!claim || claim.kind === 'known-unused') continue;
    const { head, loose, tick } = claim.format;
    const shape = { head, loose, tick };
    const anchors = family.patterns.map(({ anchor }) => anchor);
    const expected = naiveScan(text, shape, { anchors, anchored: family.anchored });
    assert.deepEqual(scanned(cutAt(bytes, borders), shape, family), expected);
    assert.deepEqual(scanned([bytes], shape, family), expected);
  }
}

function scanned(chunks: readonly Buffer[], shape: RecordShape, family: Family): Found[] {
  const found: Found[] = [];
  const anchors = family.patterns.map(({ anchor }) => anchor);
  const scanner = new RecordScanner(shape, anchors, family.anchored, {
    record: ({ bytes, start, messageStart, end, line, offset }) => {
      const text = bytes.toString('latin1', start, end);
      found.push({ line, offset, text, message: text.slice(messageStart - start) });
      return 'used';
    },
  });
  const shared = Buffer.alloc(Math.max(1, ...chunks.map(({ length }) => length)));
  for (const chunk of chunks) {
    chunk.copy(shared);
    scanner.push(shared.subarray(0, chunk.length));
    shared.fill('#');
  }
  const { total, used, unused, unknown } = scanner.end();
  assert.equal(used + unused + unknown, total);
  return found;
}
