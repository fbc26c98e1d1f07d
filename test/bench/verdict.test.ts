import { expect, test } from 'vitest';
import { medianOf, medianRatio } from '../../bench/race/race.ts';
import { verdict } from '../../bench/table.ts';

test.each([
  [1, 'goal met'],
  [1.01, 'release met'],
  [1.25, 'release met'],
  [2.5, 'missed by 2.00 ×'],
])('%s of a peer is %s', (ratio, said) => {
  expect(verdict(ratio, 1.25, 1)).toBe(said);
});

test('what has no limit has no verdict', () => {
  expect(verdict(7)).toBe('');
});

test('ratios are those of each round, and the middle one counts', () => {
  const took = (wallSeconds: number) => ({ wallSeconds, cpuSeconds: 0, peakMb: wallSeconds * 10 });
  // The machine was slow in the second round, for both.
  const own = [took(2), took(20), took(3)];
  expect(medianRatio(own, [took(1), took(8), took(1)], 'wallSeconds')).toBe(2.5);
  expect(medianOf(own, 'peakMb')).toBe(30);
});
