import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Report } from '../src/model/report.ts';

/*
 * npm run bench -- [--size 1GiB] [--agents 800] [--hidden 0] [--rounds 5]
 *
 * Times the analysis of a made bundle against other tools on the same files, in turn, and prints a Markdown table of
 * ratios. Counts are asserted equal first. It never fails by time. Needs a build (npm run build); what is not installed
 * is left out (apt-get install ripgrep lnav time).
 */
const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '1GiB' },
    agents: { type: 'string', default: '800' },
    hidden: { type: 'string', default: '0' },
    rounds: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
  },
});

const printed = 'was last active|consumeResponse|Closing idle session|REQUEST /http-bind/';

interface Contestant {
  readonly name: string;
  readonly command: readonly string[];
}

interface Timing {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly peakMb: number;
}

function generatorOptions(): string[] {
  const { seed, size, agents, hidden } = values;
  return ['--seed', seed, '--size', size, '--agents', agents, '--hidden', hidden];
}

function contestantsFor(bundle: string): Contestant[] {
  const own = ['node', 'bin/bosh-diag.js', 'analyze', bundle, '-f', 'json', '--quiet'];
  return [
    { name: 'bosh-diag analyze', command: own },
    { name: 'rg printing the same records’ lines', command: ['rg', printed, bundle] },
    { name: 'rg -c of the sweeps', command: ['rg', '-c', 'was last active', bundle] },
    {
      name: 'lnav, filter in',
      command: ['lnav', '-n', '-r', '-c', ':filter-in was last active', bundle],
    },
  ];
}

/** The tool must have read as many sweeps and closes as ripgrep finds. */
function assertCounts(bundle: string): void {
  const args = ['bin/bosh-diag.js', 'analyze', bundle, '-f', 'json', '--quiet'];
  const report: Report = JSON.parse(run('node', args));
  const closes = Number(run('rg', ['-c', '--no-filename', 'Closing idle session', bundle]).trim());
  const found = report.disconnects.filter(({ steps }) =>
    steps.some((s) => s.step === 'idle-close'),
  );
  const count = found.reduce((sum, disconnect) => sum + disconnect.count, 0);
  if (count !== closes) throw new Error(`${count} idle closes read, ${closes} written`);
}

const isInstalled = (program: string): boolean =>
  spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;

function race(contestants: readonly Contestant[], rounds: number): Timing[][] {
  const timings: Timing[][] = contestants.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, { command }] of contestants.entries()) timings[i]?.push(time(command));
  }
  return timings;
}

/** GNU time measures the whole process, its children included. */
function time(command: readonly string[]): Timing {
  const log = join(tmpdir(), `bosh-diag-time-${process.pid}`);
  const args = ['-f', '%e %U %S %M', '-o', log, ...command];
  spawnSync('/usr/bin/time', args, { stdio: 'ignore' });
  const line = readFileSync(log, 'utf8').trim().split('\n').at(-1) ?? '';
  rmSync(log);
  const [wall = 0, user = 0, system = 0, peak = 0] = line.split(' ').map(Number);
  return { wallSeconds: wall, cpuSeconds: user + system, peakMb: peak / 1024 };
}

function print(contestants: readonly Contestant[], timings: readonly (readonly Timing[])[]): void {
  const base = timings[0] ?? [];
  console.log('| command | wall s | bosh-diag takes | CPU s | peak MB |');
  console.log('| --- | --- | --- | --- | --- |');
  for (const [i, { name }] of contestants.entries()) {
    const own = timings[i] ?? [];
    const ratio = median(own.map((t, round) => (base[round]?.wallSeconds ?? 0) / t.wallSeconds));
    const cells = [
      name,
      median(own.map((t) => t.wallSeconds)).toFixed(2),
      `${ratio.toFixed(2)} ×`,
      median(own.map((t) => t.cpuSeconds)).toFixed(2),
      median(own.map((t) => t.peakMb)).toFixed(0),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}

const median = (all: readonly number[]): number =>
  [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;

function run(program: string, args: readonly string[]): string {
  if (!existsSync('dist')) throw new Error('build first: npm run build');
  const { stdout, stderr, status, error } = spawnSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (error || status !== 0) throw new Error(`${program} failed: ${error?.message ?? stderr}`);
  return stdout;
}

const folder = mkdtempSync(join(tmpdir(), 'bosh-diag-bench-'));
try {
  run('npx', ['tsx', 'bench/generate.ts', ...generatorOptions(), '--out', folder]);
  assertCounts(folder);
  const contestants = contestantsFor(folder).filter(({ command }) => isInstalled(command[0] ?? ''));
  print(contestants, race(contestants, Number(values.rounds)));
} finally {
  rmSync(folder, { recursive: true });
}
