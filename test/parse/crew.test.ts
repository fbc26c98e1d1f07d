import { describe, expect, it } from 'vitest';
import { Crew, type Reader } from '../../src/parse/crew.ts';
import type { SegmentResult, SegmentTask } from '../../src/parse/segment-task.ts';

const inFile = (): SegmentTask['bytes'] => ({ file: 0, from: 0, to: 0 });
const task = (source: number, bytes: SegmentTask['bytes']): SegmentTask => ({
  bytes,
  source,
  sample: { path: '', head: '' },
  forced: undefined,
});

/** Answers with the task's number; ends at 3, throws at 5, each when its answers have come. */
const code = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', ({ task: { source } }) => {
    if (source === 3 || source === 5) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    if (source === 3) process.exit(1);
    if (source === 5) throw new Error('broken');
    parentPort.postMessage({ source, batch: { entries: new Float64Array(1) } });
  });
`;

async function parsed(
  threads: number,
  tasks: readonly number[],
  bytesOf = inFile,
): Promise<unknown[]> {
  const own: Reader = ({ source }) =>
    ({ source, batch: { entries: new Float64Array(1) } }) as unknown as SegmentResult;
  const crew = new Crew(code, threads, own);
  const all = await Promise.all(
    tasks.map(async (number) => {
      await crew.room();
      const one = await crew.parse(task(number, bytesOf()));
      crew.taken(one);
      return 'failure' in one ? one.failure : (one.result as unknown as SegmentTask).source;
    }),
  );
  await crew.close();
  return all;
}

describe('Crew', () => {
  it('gives each segment back in its place', async () => {
    const tasks = Array.from({ length: 40 }, (_, i) => 10 + i);
    expect(await parsed(3, tasks)).toEqual(tasks);
  });

  it.each([
    [3, 'it ended'],
    [5, 'broken'],
  ])('tells what was given to a thread that fails, and reads the others: %i', async (bad, why) => {
    expect(await parsed(2, [1, bad, 6, 7])).toEqual([1, why, 6, why]);
  });

  it('reads in this thread what lies ready for no other', async () => {
    expect(await parsed(1, [3, 4, 6])).toEqual(['it ended', 'it ended', 6]);
  });

  it('leaves what comes out of an archive to the others', async () => {
    const memory = () => ({ memory: new ArrayBuffer(1), length: 1 });
    const ended = ['it ended', 'it ended', 'it ended'];
    expect(await parsed(1, [3, 4, 6], memory)).toEqual(ended);
  });
});
