import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { countFacts } from './count-facts.ts';

/*
 * npm run bench -- [--size 1GiB] [--agents 800] [--hidden 0] [--rounds 5] [--seed 1]
 *
 * Times the analysis of a made bundle against other tools on the same debug.log, in turn, and prints a Markdown table of
 * ratios. Counts are asserted equal first. It never fails by time. Needs a build (npm run build); what is not installed
 * is left out. The bundle is kept in the folder for temporary files and used again.
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

/** What a line of the records read holds, by the kind of fact that comes of it. */
const patterns = {
  sweep: 'Session \\(id=',
  request: 'consumeResponse: |HTTPBindLog: HTTP RECV',
  'idle-close': 'Closing idle session ',
  undeliverable: 'Unable to route packet\\. No session',
} as const;
const readAndUsed = [...Object.values(patterns), 'REQUEST /http-bind', 'time=\\d'].join('|');

interface Contestant {
  readonly name: string;
  readonly command: readonly string[];
}

interface Timing {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly peakMb: number;
}

const notOfTheBundle = new Set(['RESULTS.md', 'run.ts', 'count-facts.ts']);

/** The bundle of these options, made once by each state of the generator. */
function bundleFor(): string {
  const { seed, size, agents, hidden } = values;
  const options = ['--seed', seed, '--size', size, '--agents', agents, '--hidden', hidden];
  const key = createHash('sha256').update(options.join(' '));
  for (const file of readdirSync('bench').sort()) {
    if (!notOfTheBundle.has(file)) key.update(readFileSync(join('bench', file)));
  }
  const folder = join(tmpdir(), `bosh-diag-bench-${key.digest('hex').slice(0, 12)}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${process.pid}`;
  run('npx', ['tsx', 'bench/generate.ts', ...options, '--out', unfinished]);
  renameSync(unfinished, folder);
  return folder;
}

/** `grep` and `rg` look at debug.log alone: the other files are less than a thousandth of it. */
function contestantsFor(bundle: string): Contestant[] {
  const own = ['node', 'bin/bosh-diag.js', 'analyze', bundle, '-f', 'json', '--quiet'];
  const log = join(bundle, 'desktop/logs/openfire/debug.log');
  return [
    { name: 'bosh-diag analyze', command: own },
    { name: 'rg, printing the lines of the records used', command: ['rg', readAndUsed, log] },
    { name: 'rg -c of the same', command: ['rg', '-c', readAndUsed, log] },
    { name: 'rg -c of the sweeps', command: ['rg', '-c', patterns.sweep, log] },
    { name: 'grep -c of the sweeps', command: ['grep', '-cF', 'Session (id=', log] },
    {
      name: 'lnav, keeping the sweeps',
      command: ['lnav', '-n', '-r', '-c', `:filter-in ${patterns.sweep}`, log],
    },
  ];
}

/** As many records must have been read as ripgrep finds lines. */
async function assertCounts(bundle: string): Promise<void> {
  const facts = await countFacts(bundle);
  for (const [kind, pattern] of Object.entries(patterns)) {
    const listed = run('rg', ['-c', '--no-filename', '--include-zero', pattern, bundle], [0, 1]);
    const lines = listed.split('\n').reduce((sum, line) => sum + Number(line), 0);
    const read = facts.get(kind) ?? 0;
    if (read !== lines) throw new Error(`${kind}: ${read} read, ${lines} written`);
    console.log(`${kind}: ${read} read, as many as rg finds`);
  }
}

function isInstalled(program: string): boolean {
  const found = spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
  if (!found) console.log(`${program} is not installed: apt-get install ripgrep lnav time`);
  return found;
}

function race(contestants: readonly Contestant[], rounds: number): Timing[][] {
  const timings: Timing[][] = contestants.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, { command }] of contestants.entries()) timings[i]?.push(time(command));
  }
  return timings;
}

/** GNU time measures the whole process, its children included; its wall clock is too coarse for small bundles. */
function time(command: readonly string[]): Timing {
  const log = join(tmpdir(), `bosh-diag-time-${process.pid}`);
  // grep stops at its first match where it sees that nobody reads: what it prints goes through a pipe.
  const stdout = command[0] === 'grep' ? 'pipe' : 'ignore';
  const args = ['-f', '%U %S %M', '-o', log, ...command];
  const started = performance.now();
  const { error, status } = spawnSync('/usr/bin/time', args, {
    stdio: ['ignore', stdout, 'ignore'],
  });
  const wallSeconds = (performance.now() - started) / 1000;
  if (error || status !== 0) throw new Error(`${command[0]} failed: ${error?.message ?? status}`);
  const line = readFileSync(log, 'utf8').trim().split('\n').at(-1) ?? '';
  rmSync(log);
  const [user = 0, system = 0, peak = 0] = line.split(' ').map(Number);
  return { wallSeconds, cpuSeconds: user + system, peakMb: peak / 1024 };
}

function print(contestants: readonly Contestant[], timings: readonly (readonly Timing[])[]): void {
  const own = timings[0] ?? [];
  const ratio = (other: readonly Timing[], of: 'wallSeconds' | 'cpuSeconds'): string => {
    const times = median(other.map((t, round) => (own[round]?.[of] ?? 0) / t[of]));
    return Number.isFinite(times) ? `${times.toFixed(2)} ×` : 'too short to tell';
  };
  console.log('\n| command | bosh-diag takes: wall | CPU | peak MB | wall s | CPU s |');
  console.log('| --- | --- | --- | --- | --- | --- |');
  for (const [i, { name }] of contestants.entries()) {
    const all = timings[i] ?? [];
    const cells = [
      name,
      ratio(all, 'wallSeconds'),
      ratio(all, 'cpuSeconds'),
      median(all.map((t) => t.peakMb)).toFixed(0),
      median(all.map((t) => t.wallSeconds)).toFixed(2),
      median(all.map((t) => t.cpuSeconds)).toFixed(2),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}

const median = (all: readonly number[]): number =>
  [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;

/** `rg` ends with 1 where it finds nothing. */
function run(program: string, args: readonly string[], accepted = [0]): string {
  const { stdout, stderr, status, error } = spawnSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (error || !accepted.includes(status ?? -1))
    throw new Error(`${program} failed: ${error?.message ?? stderr}`);
  return stdout;
}

if (!existsSync('dist')) throw new Error('build first: npm run build');
if (!existsSync('/usr/bin/time')) throw new Error('GNU time is missing: apt-get install time');
const bundle = bundleFor();
const installed = contestantsFor(bundle).filter(({ command }) => isInstalled(command[0] ?? ''));
if (installed.some(({ command }) => command[0] === 'rg')) await assertCounts(bundle);
print(installed, race(installed, Number(values.rounds)));
