import { describe, expect, it, test } from 'vitest';
import { Clock, type ClockFaults } from '../../../src/lab/world/clock.ts';

const start = Date.parse('2026-03-02T08:00:00Z');
const right: ClockFaults = { aheadMs: 0, driftPpm: 0, steps: [] };
const stepAt = (ms: number, byMs: number) => ({ at: start + ms, byMs });

test.each<[string, Partial<ClockFaults>, [after: number, ahead: number][]]>([
  [
    'is right',
    {},
    [
      [0, 0],
      [3_600_000, 0],
    ],
  ],
  [
    'is ahead all the time',
    { aheadMs: 4_000 },
    [
      [0, 4_000],
      [3_600_000, 4_000],
    ],
  ],
  ['is behind', { aheadMs: -11_000 }, [[0, -11_000]]],
  [
    'gains 40 ms in 1,000 s',
    { driftPpm: 40 },
    [
      [0, 0],
      [1_000_000, 40],
      [3_600_000, 144],
    ],
  ],
  ['loses', { driftPpm: -100 }, [[1_000_000, -100]]],
  [
    'gains whole ms only',
    { driftPpm: 1 },
    [
      [499_999, 0],
      [500_000, 1],
    ],
  ],
  [
    'is set ahead, and back again',
    { steps: [stepAt(60_000, 5_000), stepAt(120_000, -7_000)] },
    [
      [59_999, 0],
      [60_000, 5_000],
      [119_999, 5_000],
      [120_000, -2_000],
    ],
  ],
  [
    'has all of it at once',
    { aheadMs: 1_000, driftPpm: 500, steps: [stepAt(1_000, 30)] },
    [
      [0, 1_000],
      [1_000, 1_031],
      [10_000, 1_035],
    ],
  ],
])('a clock %s', (_how, faults, readings) => {
  const clock = new Clock(start, { ...right, ...faults });
  const read = readings.map(([after]) => [after, clock.read(start + after) - start - after]);
  expect(read).toEqual(readings);
});

describe('a clock that somebody sets', () => {
  it('shows it from then on, beside what it does by itself', () => {
    const clock = new Clock(start, { ...right, aheadMs: 10, steps: [stepAt(50, 1)] });
    clock.step(start + 100, 1_000);
    clock.step(start + 200, -400);
    const ahead = [0, 50, 99, 100, 199, 200].map((ms) => clock.read(start + ms) - start - ms);
    expect(ahead).toEqual([10, 11, 11, 1_011, 1_011, 611]);
  });

  it('is right where nothing is said of it', () => {
    expect(new Clock(start).read(start + 86_400_000)).toBe(start + 86_400_000);
  });
});
