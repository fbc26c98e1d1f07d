import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { analyzeFiles } from './support/bundle.ts';
import { zip } from './support/zip.ts';

const line =
  '2026.11.23 10:00:00 Session (id=aaaa1001) was last active 0 ms ago: 1001@x.example.com/d\n';
/** So long that its digest is not taken while it is read. */
const log = Buffer.from(line.repeat(Math.ceil((17 << 20) / line.length)));
/** As long, and not the same. */
const other = Buffer.from(log);
other.write('2', log.length - line.length + 18);

describe('long logs that are the same byte for byte', () => {
  it.each([1, 2])('count once, packed or not: %i threads', async (jobs) => {
    const members = [
      { name: 'openfire/debug.log', data: log },
      { name: 'node2/openfire/debug.log', data: other },
    ];
    const { bundle } = await analyzeFiles(
      {
        'a/openfire/debug.log': log,
        'b.zip': zip(members),
        'c/openfire/debug.log.gz': gzipSync(log, { level: 1 }),
      },
      { jobs },
    );
    expect(bundle.sources.map(({ path, duplicateOf }) => [path, duplicateOf])).toEqual(
      expect.arrayContaining([
        ['a/openfire/debug.log', undefined],
        ['b.zip!openfire/debug.log', 'a/openfire/debug.log'],
        ['b.zip!node2/openfire/debug.log', undefined],
        ['c/openfire/debug.log.gz!debug.log', 'a/openfire/debug.log'],
      ]),
    );
  });
});
