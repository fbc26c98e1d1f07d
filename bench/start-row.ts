import type { Contestant } from './race/contestant.ts';
import { keyOf, medianOf, race } from './race/race.ts';
import { verdict } from './table.ts';

/** ms that the program may take to start, beside what Node takes. */
const limits = { release: 30, goal: 15 };
/** It is short: more rounds cost nothing. */
const roundsForOne = 3;

/** The row of the table that tells how long the program takes to start. */
export function startRow(rounds: number): string[] {
  const own = nodeRuns('bosh-diag --version', ['bin/bosh-diag.js', '--version']);
  const empty = nodeRuns('node -e 0', ['-e', '0']);
  const timings = race([own, empty], rounds * roundsForOne);
  const [ours = [], theirs = []] = [own, empty].map((runner) => timings.get(keyOf(runner)));
  const wallMs = [ours, theirs].map((all) => 1000 * medianOf(all, 'wallSeconds'));
  const more = (wallMs[0] ?? 0) - (wallMs[1] ?? 0);
  return [
    own.name,
    empty.name,
    `+${more.toFixed(0)} ms`,
    `+${limits.release} ms`,
    `+${limits.goal} ms`,
    verdict(more, limits.release, limits.goal),
    '',
    '',
    wallMs.map((ms) => (ms / 1000).toFixed(3)).join(' / '),
    [ours, theirs].map((all) => medianOf(all, 'cpuSeconds').toFixed(2)).join(' / '),
    [ours, theirs].map((all) => medianOf(all, 'peakMb').toFixed(0)).join(' / '),
  ];
}

const nodeRuns = (name: string, args: readonly string[]): Contestant => ({
  name,
  command: ['node', ...args],
  needs: [],
});
