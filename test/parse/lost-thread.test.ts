import { describe, expect, it, vi } from 'vitest';
import { judge } from '../../src/analyze.ts';
import { analyze } from '../../src/index.ts';
import { readBundle } from '../../src/read-bundle.ts';

vi.mock('../../src/parse/thread-code.ts', () => ({
  threadCode: `require('node:worker_threads').parentPort.on('message', () => process.exit(7));`,
}));

const path = 'fixtures/captures/v3.8.2-e-late-resume-jettydebug/bundle';

describe('a thread that ends', () => {
  it('leaves a problem, and its segments are read again', async () => {
    const plain = await analyze([path], { jobs: 1 });
    const keep = { keepRoutine: false, segmentBytes: 5_000 };
    const { problems, ...report } = await judge(await readBundle([path], { jobs: 2 }, keep));
    const { problems: before, ...same } = plain.report;
    expect(report).toEqual(same);
    const added = problems.filter(({ what }) => !before.some((known) => known.what === what));
    expect(added.map(({ where }) => where).sort()).toEqual(['debug.log', 'stdout.log']);
    for (const { what } of added) expect(what).toContain('it ended');
  });
});
