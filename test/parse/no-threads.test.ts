import { expect, it, vi } from 'vitest';
import { judge } from '../../src/analyze.ts';
import { analyze } from '../../src/index.ts';
import { readBundle } from '../../src/read-bundle.ts';

vi.mock('node:worker_threads', async (load) => ({
  ...(await load<typeof import('node:worker_threads')>()),
  Worker: class {
    constructor() {
      throw new Error('no more threads');
    }
  },
}));

const path = 'fixtures/captures/v3.8.2-e-late-resume-jettydebug/bundle';
const small = { keepRoutine: false, segmentBytes: 5_000 };

it('reads all in the first thread where others cannot be started, and says so', async () => {
  const plain = await analyze([path], { jobs: 1 });
  const { problems, ...report } = await judge(await readBundle([path], { jobs: 2 }, small));
  const { problems: before, ...same } = plain.report;
  expect(report).toEqual(same);
  const added = problems.filter(({ what }) => !before.some((known) => known.what === what));
  expect(added.map(({ where }) => where)).toEqual(['debug.log', 'stdout.log']);
  for (const { what } of added) expect(what).toContain('no more threads');
});
