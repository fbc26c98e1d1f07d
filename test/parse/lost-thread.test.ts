import { describe, expect, it, vi } from 'vitest';
import { judge } from '../../src/analyze.ts';
import { analyze } from '../../src/index.ts';
import { readBundle } from '../../src/read-bundle.ts';
import { withFolder } from '../support/bundle.ts';
import { membersOf, packedForms } from '../support/packed.ts';

vi.mock('../../src/parse/thread-code.ts', () => ({
  threadCode: `require('node:worker_threads').parentPort.on('message', () => process.exit(7));`,
}));

const path = 'fixtures/captures/v3.8.2-e-late-resume-jettydebug/bundle';

async function lostIn(folder: string): Promise<string[]> {
  const plain = await analyze([folder], { jobs: 1 });
  const keep = { keepRoutine: false, segmentBytes: 5_000 };
  const { problems, ...report } = await judge(await readBundle([folder], { jobs: 2 }, keep));
  const { problems: before, ...same } = plain.report;
  expect(report).toEqual(same);
  const added = problems.filter(({ what }) => !before.some((known) => known.what === what));
  for (const { what } of added) expect(what).toContain('it ended');
  return added.map(({ where }) => where).sort();
}

describe('a thread that ends', () => {
  it('leaves a problem, and its segments are read again', async () => {
    expect(await lostIn(path)).toEqual(['debug.log', 'stdout.log']);
  });

  it.each(packedForms)('leaves what it was given of an archive: %s', async (_, packed) => {
    await withFolder(await packed(membersOf(path)), async (folder) => {
      const lost = await lostIn(folder);
      expect(lost.some((where) => where.endsWith('!debug.log'))).toBe(true);
      expect(lost.some((where) => where.endsWith('!stdout.log'))).toBe(true);
    });
  });
});
