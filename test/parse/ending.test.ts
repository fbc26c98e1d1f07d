import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyze } from '../../src/index.ts';

const MiB = 1 << 20;
const sweep = 'Session (id=3445afbe) was last active 7 ms ago: 1001003@x.example.com/desktop';
const root = mkdtempSync(join(tmpdir(), 'ending-'));
const path = join(root, 'debug.log');
/** Packed without loss of length, so that progress tells of it as often. */
const packed = join(root, 'packed.log.gz');

/** More segments than threads are given at once. */
beforeAll(() => {
  const lines = Array.from(
    { length: 1000 },
    (_, i) =>
      `2026.11.23 13:${String(10 + (i % 50))}:00 ${i % 50 === 0 ? sweep : `scope null[/http-bind/${i}]`}\n`,
  ).join('');
  const log = lines.repeat(Math.ceil((24 * MiB) / lines.length));
  writeFileSync(path, log);
  writeFileSync(packed, gzipSync(log, { level: 0 }));
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('reading by threads', () => {
  it.each([
    [path, 3],
    [packed, 3],
    [packed, 19],
  ])('ends by the reason of its signal: %s, at call %i', async (log, call) => {
    const abort = new AbortController();
    const reason = new Error('enough');
    let calls = 0;
    const onProgress = (): void => {
      calls += 1;
      if (calls === call) abort.abort(reason);
    };
    const read = analyze([log], { jobs: 2, signal: abort.signal, onProgress });
    await expect(read).rejects.toBe(reason);
    const told = calls;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(calls).toBe(told);
  });

  it.each([
    [path, 1],
    [path, 2],
    [path, 5],
    [packed, 5],
    [packed, 19],
  ])('ends by what its progress throws: %s, at call %i', async (log, call) => {
    let calls = 0;
    const onProgress = (): void => {
      calls += 1;
      if (calls === call) throw new Error('broken');
    };
    await expect(analyze([log], { jobs: 2, onProgress })).rejects.toThrow('broken');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(calls).toBe(call);
  });

  it('reads on in a file that loses its name', async () => {
    const copy = join(root, 'copy.log');
    copyFileSync(path, copy);
    const whole = await analyze([copy], { jobs: 1 });
    const onProgress = (): void => rmSync(copy, { force: true });
    const { report } = await analyze([copy], { jobs: 2, onProgress });
    expect(report.bundle.sources.map(({ lines }) => lines)).toEqual(
      whole.report.bundle.sources.map(({ lines }) => lines),
    );
  });
});
