import { describe, expect, it } from 'vitest';
import { judge } from '../../src/analyze.ts';
import { analyze } from '../../src/index.ts';
import { readBundle } from '../../src/read-bundle.ts';

const bundles = [
  'fixtures/captures/v3.8.2-e-late-resume-jettydebug/bundle',
  'fixtures/captures/v4.2.4-f-conflict/bundle',
  'fixtures/captures/browser-both-leave/bundle',
  'fixtures/scenarios/dst-autumn/bundle',
  'fixtures/scenarios/server-stall-with-webservices/bundle',
  'fixtures/scenarios/notification-service-restart/bundle',
];

describe('threads', () => {
  it.each(bundles)('say the same, however many and whatever the segments: %s', async (path) => {
    const plain = await analyze([path], { jobs: 1 });
    for (const [jobs, segmentBytes] of [
      [2, 1_500],
      [3, 5_000],
      [8, 25_000],
    ] as const) {
      const read = await readBundle([path], { jobs }, { keepRoutine: false, segmentBytes });
      expect(await judge(read)).toEqual(plain.report);
    }
  });
});
