import type { BenchOptions } from './options.ts';
import { missingPrograms } from './race/programs.ts';
import { keyOf, medianOf, medianRatio, race, type Timings } from './race/race.ts';
import { type Row, speedRows } from './speed-rows.ts';
import { startRow } from './start-row.ts';
import { table, verdict } from './table.ts';

/** MB that an analysis may hold, whatever the bundle's size. */
const peak = { release: 160, goal: 100 };

/** How fast, against others: a Markdown table. */
export async function* speed(options: BenchOptions): AsyncGenerator<string> {
  const lacking = new Set(missingPrograms());
  const rows = (await speedRows(options)).filter(
    ({ peer }) => !peer.needs.some((program) => lacking.has(program)),
  );
  const timings = race(
    rows.flatMap(({ own, peer }) => [own, peer]),
    options.rounds,
  );
  const heads = [
    'work',
    'against',
    'ratio',
    'release',
    'goal',
    '',
    'wall',
    'CPU',
    'wall s',
    'CPU s',
    'peak MB',
  ];
  yield table(heads, [
    ...rows.map((row) => cellsOf(row, timings)),
    ...peakRow(rows, timings),
    ...(options.rows.has('start') ? [startRow(options.rounds)] : []),
  ]);
}

function cellsOf({ work, own, peer, of, release, goal }: Row, timings: Timings): string[] {
  const ours = timings.get(keyOf(own)) ?? [];
  const theirs = timings.get(keyOf(peer)) ?? [];
  const ratio = medianRatio(ours, theirs, of);
  const both = (key: 'wallSeconds' | 'cpuSeconds' | 'peakMb', digits: number): string =>
    [ours, theirs].map((all) => medianOf(all, key).toFixed(digits)).join(' / ');
  return [
    work,
    peer.name,
    times(ratio),
    release === undefined ? '' : times(release),
    goal === undefined ? '' : times(goal),
    verdict(ratio, release, goal),
    times(medianRatio(ours, theirs, 'wallSeconds')),
    times(medianRatio(ours, theirs, 'cpuSeconds')),
    both('wallSeconds', 2),
    both('cpuSeconds', 2),
    both('peakMb', 0),
  ];
}

function peakRow(rows: readonly Row[], timings: Timings): string[][] {
  if (rows.length === 0) return [];
  const peaks = rows.map(({ own }) => medianOf(timings.get(keyOf(own)) ?? [], 'peakMb'));
  const most = Math.max(...peaks);
  const name = `peak memory, the most of all`;
  const limits = [`${peak.release} MB`, `${peak.goal} MB`, verdict(most, peak.release, peak.goal)];
  return [[name, '', `${most.toFixed(0)} MB`, ...limits, '', '', '', '', '']];
}

const times = (ratio: number): string =>
  Number.isFinite(ratio) ? `${ratio.toFixed(2)} ×` : 'too short to tell';
