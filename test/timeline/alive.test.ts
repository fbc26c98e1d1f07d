import { expect, it } from 'vitest';
import { wasAlive } from '../../src/timeline/alive.ts';
import { sessionAt, stamp } from './marks.ts';

const run = { before: 0, isPartial: false };
const sessions = [
  sessionAt(10),
  { ...sessionAt(10), last: stamp(20, 1) },
  { ...sessionAt(10), last: stamp(20, 1), lastSweep: { ...stamp(30, 1), lastActiveMs: 0, run } },
];

it.each([
  [9_999, []],
  [10_000, [0, 1, 2]],
  [11_000, [0, 1, 2]],
  [11_001, [1, 2]],
  [21_000, [1, 2]],
  [21_001, [2]],
  [31_000, [2]],
  [31_001, []],
])('at %i ms those are alive that records show before and after, to the second', (at, alive) => {
  const isAlive = wasAlive(sessions);
  expect([...sessions.keys()].filter((place) => isAlive(place, at))).toEqual(alive);
});
