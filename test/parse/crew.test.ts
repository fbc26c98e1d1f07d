import { describe, expect, it } from 'vitest';
import { Crew } from '../../src/parse/crew.ts';
import type { SegmentTask } from '../../src/parse/segment-task.ts';

const task = (source: number): SegmentTask => ({
  bytes: { file: 0, from: 0, to: 0 },
  source,
  sample: { path: '', head: '' },
  forced: undefined,
});

/** Answers with the task's number; ends at 3, throws at 5. */
const code = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', ({ task: { source } }) => {
    if (source === 3) process.exit(1);
    if (source === 5) throw new Error('broken');
    parentPort.postMessage({ source, batch: { entries: new Float64Array(1) } });
  });
`;

async function parsed(threads: number, tasks: readonly number[]): Promise<unknown[]> {
  const crew = new Crew(code, threads);
  const all = await Promise.all(
    tasks.map(async (number) => {
      await crew.room();
      const one = await crew.parse(task(number));
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

  it('tells whose thread ended or failed, and reads the others', async () => {
    expect(await parsed(3, [1, 3, 4, 5, 6, 7, 8])).toEqual([1, 'it ended', 4, 'broken', 6, 7, 8]);
  });

  it('tells all when no thread is left', async () => {
    expect(await parsed(1, [1, 3, 4])).toEqual([1, 'it ended', 'it ended']);
  });
});
