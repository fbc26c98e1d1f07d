import { describe, expect, it } from 'vitest';
import { addNearMiss, mergeNearMisses } from '../../src/timeline/near-misses.ts';
import type { NearMiss } from '../../src/timeline/session.ts';
import { sessionAt, stamp } from './marks.ts';

const miss = (first: number, greatest: number, last: number, lastActiveMs = 20_000): NearMiss => ({
  first: stamp(first, 1_000),
  greatest: { ...stamp(greatest, 1_000), lastActiveMs },
  last: stamp(last, 1_000),
  count: 1,
});

const entriesOf = (misses: readonly NearMiss[]) =>
  misses.map(({ first, greatest, last, count }) => [
    first.at / 1_000,
    greatest.at / 1_000,
    last.at / 1_000,
    count,
  ]);

describe('near-misses of one session', () => {
  it.each([
    ['9:59.999 apart are one entry', 599.999, 1],
    ['10:00.000 apart are two', 600, 2],
  ])('%s', (_, apart, entries) => {
    const session = sessionAt(0);
    addNearMiss(session, miss(10, 20, 30));
    addNearMiss(session, miss(30 + apart, 640 + apart, 650 + apart));
    expect(session.nearMisses).toHaveLength(entries);
    expect(session.nearMisses.reduce((sum, { count }) => sum + count, 0)).toBe(2);
  });

  it('show the greatest value, and the first where two are equal', () => {
    const session = sessionAt(0);
    for (const [start, value] of [
      [0, 20_000],
      [60, 25_000],
      [120, 25_000],
    ] as const)
      addNearMiss(session, miss(start, start + 10, start + 20, value));
    expect(entriesOf(session.nearMisses)).toEqual([[0, 70, 140, 3]]);
  });

  it('chain: each is measured from the one before it', () => {
    const session = sessionAt(0);
    for (const start of [0, 500, 1_000, 1_500]) addNearMiss(session, miss(start, start, start));
    expect(entriesOf(session.nearMisses)).toEqual([[0, 0, 1_500, 4]]);
  });
});

describe('the same silence in the sweeps and between the requests', () => {
  const merged = (swept: readonly NearMiss[], gaps: readonly NearMiss[]) => {
    const session = sessionAt(0);
    for (const one of swept) addNearMiss(session, one);
    mergeNearMisses(session, gaps);
    return entriesOf(session.nearMisses);
  };

  it.each<[string, NearMiss[], NearMiss[], number[][]]>([
    [
      'counts once, back with the request',
      [miss(30, 60, 90)],
      [miss(17, 30, 71)],
      [[30, 60, 71, 1]],
    ],
    [
      'a request before the greatest value is none',
      [miss(30, 60, 90)],
      [miss(17, 30, 50)],
      [[30, 60, 90, 1]],
    ],
    ['a gap that no sweep fell into counts', [], [miss(31, 55, 55)], [[31, 55, 55, 1]]],
    [
      'far apart both count',
      [miss(30, 60, 90)],
      [miss(1_000, 1_020, 1_020)],
      [
        [30, 60, 90, 1],
        [1_000, 1_020, 1_020, 1],
      ],
    ],
    [
      'near each other both count in one entry',
      [miss(30, 60, 90)],
      [miss(200, 220, 220)],
      [[30, 60, 220, 2]],
    ],
  ])('%s', (_, swept, gaps, entries) => {
    expect(merged(swept, gaps)).toEqual(entries);
  });

  it('keeps entries apart that lie ten minutes apart', () => {
    const swept = [miss(0, 10, 20), miss(620, 630, 640)];
    expect(merged(swept, [miss(300, 320, 320)])).toEqual([[0, 10, 640, 3]]);
    expect(merged(swept, [])).toHaveLength(2);
  });
});
