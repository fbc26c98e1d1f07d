import type { Contestant } from './contestant.ts';
import { type Timing, timed } from './timing.ts';

/** What each command took in each round. */
export type Timings = ReadonlyMap<string, readonly Timing[]>;

export const keyOf = ({ command }: Contestant): string => command.join('\0');

/** Runs all in turn, round by round: what slows the machine for a while slows them alike. */
export function race(contestants: readonly Contestant[], rounds: number): Timings {
  const runners = new Map(contestants.map((contestant) => [keyOf(contestant), contestant]));
  const timings = new Map<string, Timing[]>([...runners.keys()].map((key) => [key, []]));
  for (let round = 1; round <= rounds; round += 1) {
    console.error(`round ${round} of ${rounds}`);
    for (const [key, runner] of runners) timings.get(key)?.push(timed(runner));
  }
  return timings;
}

/** The median of the rounds' own ratios: both of a round ran at nearly the same time. */
export const medianRatio = (
  own: readonly Timing[],
  other: readonly Timing[],
  of: 'wallSeconds' | 'cpuSeconds',
): number => median(own.map((timing, round) => timing[of] / (other[round]?.[of] ?? 0)));

export const medianOf = (timings: readonly Timing[], of: keyof Timing): number =>
  median(timings.map((timing) => timing[of]));

const median = (all: readonly number[]): number =>
  [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;
