import { describe, expect, it } from 'vitest';
import { epochMs } from '../../src/model/time.ts';
import type { NearMiss } from '../../src/timeline/session.ts';
import { SweepFold } from '../../src/timeline/sweep-fold.ts';
import { sessionAt, stamp, sweepAt } from './marks.ts';

/** `second: value` of each sweep. */
type Sweeps = readonly (readonly [second: number, lastActiveMs: number])[];

function fold(sweeps: Sweeps, request?: number, gaps: readonly NearMiss[] = []) {
  const session = sessionAt(0);
  const sweepFold = new SweepFold(session, 15_000, gaps);
  for (const [second, lastActiveMs] of sweeps) sweepFold.add(sweepAt(second, lastActiveMs), false);
  if (request !== undefined) sweepFold.requestSeen(stamp(request, 1_000));
  sweepFold.end();
  return {
    silence: session.silence?.sweeps.map((sweep) => sweep.lastActiveMs),
    near: session.nearMisses.map(({ first, greatest, last, count }) => ({
      first: first.at / 1_000,
      greatest: greatest.lastActiveMs,
      last: last.at / 1_000,
      count,
    })),
    sweeps: session.sweeps,
    survived: session.survived?.lastActiveMs,
  };
}

const near = (first: number, greatest: number, last: number, count = 1) => ({
  first,
  greatest,
  last,
  count,
});

describe('SweepFold', () => {
  it.each<[string, Sweeps, number | undefined]>([
    [
      'by a later sweep',
      [
        [30, 30_000],
        [60, 60_000],
        [90, 90_000],
      ],
      60_000,
    ],
    [
      'not by copies of the same',
      [
        [30, 30_000],
        [30, 30_000],
        [60, 60_000],
        [62, 60_000],
      ],
      30_000,
    ],
  ])('tells the longest silence that was let live: %s', (_, sweeps, survived) => {
    expect(fold(sweeps).survived).toBe(survived);
  });

  it.each<[string, Sweeps, number[] | undefined, ReturnType<typeof near>[]]>([
    ['no sweep', [], undefined, []],
    [
      'held requests, negative values too',
      [
        [0, 0],
        [30, -3],
        [60, -26],
      ],
      undefined,
      [],
    ],
    [
      'an ordinary gap between two polls',
      [
        [0, 0],
        [30, 999],
        [60, 0],
      ],
      undefined,
      [],
    ],
    [
      'one-way growth',
      [
        [0, 0],
        [30, 13_230],
        [60, 43_230],
        [90, 73_230],
      ],
      [13_230, 43_230, 73_230],
      [],
    ],
    [
      'growth that contradicts itself by 10 s, as published',
      [
        [0, 0],
        [30, 13_230],
        [60, 43_230],
        [90, 63_231],
      ],
      [13_230, 43_230, 63_231],
      [],
    ],
    [
      'growth and a return',
      [
        [0, 0],
        [30, 13_000],
        [60, 43_000],
        [90, 0],
      ],
      undefined,
      [near(30, 43_000, 90)],
    ],
    [
      'a poll in the second after a sweep, as of a page whose timers fire once a minute',
      [
        [30, 28_590],
        [60, 58_590],
        [90, 28_589],
        [120, 58_589],
        [150, 88_589],
      ],
      [28_589, 58_589, 88_589],
      [near(30, 58_590, 90)],
    ],
    [
      'a poll in the very second of a sweep',
      [
        [30, 20_000],
        [60, 30_500],
      ],
      [30_500],
      [near(30, 20_000, 60)],
    ],
    [
      'a silence on which a sweep was late by all its leeway',
      [
        [30, 1_000],
        [60, 28_000],
      ],
      [1_000, 28_000],
      [],
    ],
    [
      'a poll after more than that',
      [
        [30, 1_001],
        [60, 28_000],
      ],
      [28_000],
      [],
    ],
    [
      'a return below the threshold',
      [
        [30, 14_999],
        [60, 0],
      ],
      undefined,
      [],
    ],
    [
      'a return at the threshold',
      [
        [30, 15_000],
        [60, 0],
      ],
      undefined,
      [near(30, 15_000, 60)],
    ],
    [
      'a sawtooth: each tooth a request between two sweeps',
      [
        [30, 16_000],
        [60, 20_000],
        [90, 18_000],
        [120, 0],
      ],
      undefined,
      [near(30, 20_000, 120, 3)],
    ],
    [
      'a sawtooth of small teeth',
      [
        [30, 10_000],
        [60, 12_000],
        [90, 5_000],
        [120, 0],
      ],
      undefined,
      [],
    ],
    [
      'a second silence after the return',
      [
        [30, 20_000],
        [60, 0],
        [90, 13_000],
        [120, 43_000],
      ],
      [13_000, 43_000],
      [near(30, 20_000, 60)],
    ],
    ['an end in the first sweep', [[30, 61_000]], [61_000], []],
    [
      'returns ten minutes apart',
      [
        [30, 20_000],
        [60, 0],
        [660, 20_000],
        [690, 0],
      ],
      undefined,
      [near(30, 20_000, 60), near(660, 20_000, 690)],
    ],
    [
      'returns less than ten minutes apart',
      [
        [30, 20_000],
        [60, 0],
        [659, 25_000],
        [689, 0],
      ],
      undefined,
      [near(30, 25_000, 689, 2)],
    ],
  ])('%s', (_, sweeps, silence, misses) => {
    expect(fold(sweeps)).toMatchObject({ silence, near: misses, sweeps: sweeps.length });
  });

  it('takes a request after the last sweep for a return', () => {
    const sweeps: Sweeps = [
      [30, 13_000],
      [60, 43_000],
    ];
    expect(fold(sweeps, 70)).toMatchObject({ silence: undefined, near: [near(30, 43_000, 70)] });
    expect(fold(sweeps, 60)).toMatchObject({ silence: [13_000, 43_000], near: [] });
  });

  it('gives the silence between two requests the sweep that fell into it', () => {
    const gap: NearMiss = {
      first: stamp(17, 1_000),
      greatest: { ...stamp(40, 1_000), lastActiveMs: 23_000 },
      last: stamp(40, 1_000),
      count: 1,
    };
    fold([[30, 13_000]], undefined, [gap]);
    expect(gap.greatest).toMatchObject({ at: epochMs(30_000), lastActiveMs: 13_000 });
  });
});
