import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Contestant } from './contestant.ts';
import { gnuTime } from './programs.ts';

export interface Timing {
  readonly wallSeconds: number;
  /** Of all processes of the command, in user and kernel mode. */
  readonly cpuSeconds: number;
  /** MiB, of the largest process of the command. */
  readonly peakMb: number;
}

let time: string | undefined;

/**
 * Runs a command to its end. What it prints goes to /dev/null: there it does all its own work, and no reader takes a core
 * from it.
 */
export function timed({ command, asksForReader }: Contestant): Timing {
  time ??= gnuTime();
  const log = join(tmpdir(), `bosh-diag-time-${process.pid}`);
  // GNU time's own wall clock is too coarse for small bundles.
  const started = performance.now();
  const { error, status } = spawnSync(time, ['-f', '%U %S %M', '-o', log, ...command], {
    stdio: ['ignore', asksForReader ? 'pipe' : 'ignore', 'ignore'],
  });
  const wallSeconds = (performance.now() - started) / 1000;
  if (error || status !== 0)
    throw new Error(`${command.join(' ')} failed: ${error?.message ?? status}`);
  const line = readFileSync(log, 'utf8').trim().split('\n').at(-1) ?? '';
  rmSync(log);
  const [user = 0, system = 0, peak = 0] = line.split(' ').map(Number);
  return { wallSeconds, cpuSeconds: user + system, peakMb: peak / 1024 };
}
