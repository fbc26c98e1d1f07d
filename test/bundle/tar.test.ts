import { expect, it } from 'vitest';
import { analyzeFiles } from '../support/bundle.ts';
import { tgz } from '../support/tar.ts';

const line =
  '2026.11.23 10:00:00 Session (id=aaaa1001) was last active 0 ms ago: 1001@x.example.com/d\n';

/** Which does not pack well. */
function longText(bytes: number): string {
  let state = 1;
  return Array.from({ length: bytes }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return String.fromCharCode(32 + (state % 90));
  }).join('');
}

// What comes out of a gzip is freed behind the next two pieces of 512 KiB.
it.each([1, 3])('reads a tgz with a header of %i MiB', async (mib) => {
  const packed = await tgz([
    { name: 'openfire/a.log', data: line, pax: { comment: longText(mib << 20) } },
    { name: 'openfire/debug.log', data: line.repeat(40_000) },
  ]);
  const { bundle } = await analyzeFiles({ 'logs.tgz': packed });
  expect(bundle.sources.map(({ path, records }) => [path, records])).toEqual([
    ['logs.tgz!openfire/a.log', 1],
    ['logs.tgz!openfire/debug.log', 40_000],
  ]);
});
