import { formOf } from './data/bundles.ts';
import { defaultLoad, type Load } from './logs/load.ts';
import type { BenchOptions } from './options.ts';
import { analysis, type Contestant } from './race/contestant.ts';
import { keyOf, medianOf, race, type Timings } from './race/race.ts';
import { table } from './table.ts';

interface Case {
  readonly name: string;
  /** GB or million sweeps. */
  readonly units: number;
  readonly load: Load;
}

const day = { bare: true, hours: 24, bytes: Number.POSITIVE_INFINITY };
/** Of one agent. */
const millionSweepsADay = (24 * 3600) / 30 / 1e6;
const fewAgents = 1_250;

/** How time and memory grow with the size, up to the one that is asked for, the agents and the disconnects: Markdown tables. */
export async function* growth({ rounds, seed, bytes }: BenchOptions): AsyncGenerator<string> {
  const load = { ...defaultLoad, seed };
  const sizes = [0.1, 0.3, 1, 3].filter((gb) => gb * 1e9 <= bytes);
  const bySize = sizes.map((gb) => ({
    name: `${gb} GB`,
    units: gb,
    load: { ...load, bytes: gb * 1e9 },
  }));
  const byAgents = [fewAgents, 2_500, 5_000].map((agents) => ({
    name: `${agents}`,
    units: agents * millionSweepsADay,
    load: { ...load, ...day, agents, lossesPerHour: agents / 60 },
  }));
  const byLosses = [200, 2_000].map((losses) => ({
    name: `${losses}`,
    units: fewAgents * millionSweepsADay,
    load: { ...load, ...day, agents: fewAgents, lossesPerHour: losses / 24 },
  }));
  yield tableOf('debug.log', 'GB', bySize, rounds);
  yield tableOf('agents, a day of sweeps', 'million sweeps', byAgents, rounds);
  yield tableOf(`losses, of ${fewAgents} agents a day`, 'million sweeps', byLosses, rounds);
}

async function tableOf(
  what: string,
  unit: string,
  cases: readonly Case[],
  rounds: number,
): Promise<string> {
  const runners: Contestant[] = [];
  for (const { load } of cases) runners.push(analysis(await formOf('plain', load)));
  const timings = race(runners, rounds);
  const heads = [what, 'wall s', 'CPU s', `CPU s for a ${unit}`, 'against the first', 'peak MB'];
  return table(
    heads,
    cases.map((_, i) => cellsOf(i, cases, runners.map(keyOf), timings)),
  );
}

function cellsOf(
  i: number,
  cases: readonly Case[],
  keys: readonly string[],
  timings: Timings,
): string[] {
  const of = (j: number) => timings.get(keys[j] ?? '') ?? [];
  const forUnit = (j: number) => medianOf(of(j), 'cpuSeconds') / (cases[j]?.units ?? 0);
  return [
    cases[i]?.name ?? '',
    medianOf(of(i), 'wallSeconds').toFixed(2),
    medianOf(of(i), 'cpuSeconds').toFixed(2),
    forUnit(i).toFixed(2),
    `${(forUnit(i) / forUnit(0)).toFixed(2)} ×`,
    medianOf(of(i), 'peakMb').toFixed(0),
  ];
}
