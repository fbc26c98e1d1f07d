import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { defaultLoad } from '../bench/logs/load.ts';
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

/** Nothing but sweeps: no log has more rows a byte. */
beforeAll(() => {
  for (const { folder, bytes } of [large, small]) {
    const load = { ...defaultLoad, bytes, agents: 400, lossesPerHour: 1, bare: true };
    new Server(join(root, folder), load).run();
  }
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A run of the whole program in a process of its own, and that process's peak memory in bytes. */
async function run({ folder }: { folder: string }, heap: readonly string[] = []) {
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [
      ...heap,
      ...['--import', `data:text/javascript,${sayPeak}`, '--import', 'tsx'],
      ...[start, 'analyze', join(root, folder), '-f', 'json', '--quiet'],
    ],
    { maxBuffer: 64 * MiB },
  );
  return { stdout, peak: Number(stderr) };
}

it('does not grow with the bundle, and a small heap changes nothing', async () => {
  const [limited, least, whole] = await Promise.all([
    run(large, smallHeap),
    run(small, smallHeap),
    run(large),
  ]);
  expect(limited.stdout).toBe(whole.stdout);
  expect(limited.peak - least.peak).toBeLessThan(large.bytes / 4);
}, 180_000);
