import { describe, expect, it } from 'vitest';
import { judge } from '../../src/analyze.ts';
import type { Report } from '../../src/model/report.ts';
import { readBundle } from '../../src/read-bundle.ts';
import { type Contents, withFolder } from '../support/bundle.ts';
import { membersOf, packedForms } from '../support/packed.ts';

const bundles = [
  'fixtures/captures/v3.8.2-e-late-resume-jettydebug/bundle',
  'fixtures/captures/v4.2.4-f-conflict/bundle',
  'fixtures/captures/browser-both-leave/bundle',
];

async function reportOf(folder: string, jobs: number, segmentBytes?: number): Promise<Report> {
  const keep = { keepRoutine: false, ...(segmentBytes && { segmentBytes }) };
  return judge(await readBundle([folder], { jobs }, keep));
}

/** In one thread, and in several: with segments that hold few records, many, or not one that is long. */
const holdsInThreads = (contents: Contents): Promise<Report> =>
  withFolder(contents, async (folder) => {
    const plain = await reportOf(folder, 1);
    for (const [jobs, segmentBytes] of [
      [2, 300],
      [2, 1_500],
      [3, 5_000],
      [2, 40_000],
    ] as const)
      expect(await reportOf(folder, jobs, segmentBytes)).toEqual(plain);
    return plain;
  });

/** Something else at three fifths of it. */
function damaged(contents: Contents): Contents {
  const spoilt = Object.entries(contents).map(([name, content]) => {
    const bytes = Buffer.from(content);
    const at = Math.floor(bytes.length * 0.6);
    bytes.subarray(at, at + 40).fill(0xff);
    return [name, bytes] as const;
  });
  return Object.fromEntries(spoilt);
}

const cutShort = (contents: Contents): Contents =>
  Object.fromEntries(
    Object.entries(contents).map(([name, content]) => [
      name,
      content.slice(0, Math.floor(content.length * 0.7)),
    ]),
  );

describe.each(packedForms)('threads read %s', (_, packed) => {
  it.each(bundles)('as one does: %s', async (folder) => {
    await holdsInThreads(await packed(membersOf(folder)));
  });

  it.each([
    ['damaged', damaged],
    ['cut short', cutShort],
  ])('as far as one does where it is %s', async (_, spoil) => {
    const [folder = ''] = bundles;
    const { problems } = await holdsInThreads(spoil(await packed(membersOf(folder))));
    expect(problems.some(({ severity }) => severity === 'error')).toBe(true);
  });
});
