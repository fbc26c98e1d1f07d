import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { defaultLoad, type Load } from '../bench/logs/load.ts';
import { Server } from '../bench/logs/server.ts';

const MiB = 2 ** 20;
/** The program itself takes most of it. */
const smallHeap = ['--max-old-space-size=40', '--max-semi-space-size=1'];
const large = { folder: 'large', bytes: 128 * MiB };
/** Threads read it, too. */
const small = { folder: 'small', bytes: 32 * MiB };

const root = mkdtempSync(join(tmpdir(), 'memory-'));
const start = fileURLToPath(new URL('cli/start.ts', import.meta.url));
const sayPeak = 'process.on("exit", () => console.error(process.resourceUsage().maxRSS * 1024))';

/** What has most rows a byte: nothing but sweeps, and what agents do all day. */
const subjects: readonly (readonly [string, Partial<Load>])[] = [
  ['sweeps', { bare: true }],
  ['calls', { logs: new Set(['info', 'webservices'] as const), calls: 12 }],
];

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A run of the whole program in a process of its own, and that process's peak memory in bytes. */
async function run(bundle: string, heap: readonly string[] = []) {
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [
      ...heap,
      ...['--import', `data:text/javascript,${sayPeak}`, '--import', 'tsx'],
      ...[start, 'analyze', bundle, '-f', 'json', '--quiet'],
    ],
    { maxBuffer: 64 * MiB },
  );
  return { stdout, peak: Number(stderr) };
}

describe.each(subjects)('memory that a log of %s takes', (name, what) => {
  const made = ({ folder, bytes }: typeof large): string => {
    const bundle = join(root, name, folder);
    new Server(bundle, { ...defaultLoad, agents: 400, lossesPerHour: 1, ...what, bytes }).run();
    return bundle;
  };

  it('does not grow with the bundle, and a small heap changes nothing', async () => {
    const [much, little] = [made(large), made(small)];
    const [limited, least, whole] = await Promise.all([
      run(much, smallHeap),
      run(little, smallHeap),
      run(much),
    ]);
    expect(limited.stdout).toBe(whole.stdout);
    expect(limited.peak - least.peak).toBeLessThan(large.bytes / 4);
  }, 180_000);
});
