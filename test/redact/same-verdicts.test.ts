import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analyze.ts';
import { disguise } from '../../src/disguise.ts';
import { alike, citedAlike } from './alike.ts';
import { bundlesIn, testKey, withRedacted } from './bundles.ts';

const folders = [
  ...(await bundlesIn('fixtures/captures')),
  ...(await bundlesIn('fixtures/scenarios')),
];

describe('the diagnosis of a redacted bundle', () => {
  it.each(folders)(
    'is the one of %s, pseudonyms for originals',
    async (folder) => {
      const paths = [join(folder, 'bundle')];
      const { report } = await analyze(paths);
      const masked = await disguise({ paths, known: [report], key: testKey });
      await withRedacted(paths, async ({ file, check, leftOut }) => {
        expect(await check(file)).toBeUndefined();
        const again = await analyze([file]);
        const archive = basename(file);
        const expected = masked.value(report);
        expect(masked.leakIn(expected)).toBeUndefined();
        expect(alike(again.report, { archive })).toEqual(alike(expected, { leftOut }));
        for (const [one, other] of citedAlike(expected, again.report, archive))
          expect(other).toEqual(one);
      });
    },
    60_000,
  );
});
