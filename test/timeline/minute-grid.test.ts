import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochMs } from '../../src/model/time.ts';
import { type BeatsSeen, MinuteGridFold, sameSecond } from '../../src/timeline/minute-grid.ts';
import { SweepFold } from '../../src/timeline/sweep-fold.ts';
import { requestsOf, rowAt, sessionAt, stamp, sweepAt } from './marks.ts';

/** When something came, in seconds, and how long it had been silent before. */
type Came = readonly [second: number, silent: number];

function gridsOf(came: readonly Came[], seen: BeatsSeen = 'requests', stampMs = 1) {
  const fold = new MinuteGridFold(seen);
  for (const [second, silent] of came) {
    const mark = stamp(second, stampMs);
    fold.came(mark.at, silent * 1_000, mark);
  }
  fold.end();
  return fold.grids.map(({ from, to, second, beats }) => [from / 1_000, to / 1_000, second, beats]);
}

describe('MinuteGridFold', () => {
  it.each<[string, readonly Came[], number[][]]>([
    ['nothing', [], []],
    ['one beat', [[100, 40]], []],
    [
      'two beats',
      [
        [100, 40],
        [160, 40],
      ],
      [[100, 160, 40, 2]],
    ],
    [
      'a silence of a second is none of a slowed timer',
      [
        [100, 1],
        [160, 1],
        [220, 1],
      ],
      [],
    ],
    [
      'a request off the second between two beats',
      [
        [100, 40],
        [130, 0],
        [160, 40],
        [220, 40],
      ],
      [[160, 220, 40, 2]],
    ],
    [
      'what comes in the moment of a beat belongs to it',
      [
        [100, 40],
        [101.5, 0],
        [160, 40],
      ],
      [[100, 160, 40, 2]],
    ],
    [
      'a poll that took over from one that was held is no beat and breaks none',
      [
        [100, 40],
        [160, 0],
        [220, 40],
      ],
      [[100, 220, 40, 2]],
    ],
    [
      'a poll that was held into the next minute',
      [
        [100, 40],
        [220, 59],
        [280, 40],
      ],
      [[100, 280, 40, 3]],
    ],
    [
      'beats that drift off the first by more than they may',
      [
        [100, 40],
        [160.4, 40],
        [220.8, 40],
      ],
      [[100, 160.4, 40, 2]],
    ],
    [
      'runs on one second, a few minutes apart',
      [
        [100, 40],
        [160, 40],
        [170, 0],
        [400, 40],
        [460, 40],
      ],
      [[100, 460, 40, 4]],
    ],
    [
      'runs on one second, ten minutes apart',
      [
        [100, 40],
        [160, 40],
        [170, 0],
        [760, 40],
        [820, 40],
      ],
      [
        [100, 160, 40, 2],
        [760, 820, 40, 2],
      ],
    ],
  ])('%s', (_, came, grids) => {
    expect(gridsOf(came)).toEqual(grids);
  });

  it.each([
    [59.499, 1],
    [59.999, 2],
    [60, 2],
    [60.001, 2],
    [60.501, 1],
  ])('takes beats %f s apart for %i', (apart, beats) => {
    const grids = gridsOf([
      [100, 40],
      [100 + apart, 40],
    ]);
    expect(grids[0]?.[3] ?? 1).toBe(beats);
  });

  it('knows no arrival that a held poll may have been behind, and of sweeps each minute only', () => {
    const each = (apart: number): Came[] => [0, 1, 2, 3].map((i) => [i * apart, apart - 1]);
    expect(gridsOf(each(60), 'arrivals')).toHaveLength(1);
    expect(gridsOf(each(30), 'arrivals')).toEqual([]);
    expect(gridsOf(each(120), 'sweeps')).toEqual([]);
    expect(gridsOf(each(120), 'requests')).toHaveLength(1);
  });

  it('goes on where the clock was set back', () => {
    const came: Came[] = [
      [1_000, 40],
      [1_060, 40],
      [100, 40],
      [160, 40],
      [220, 40],
    ];
    expect(gridsOf(came).map(([, , , beats]) => beats)).toEqual([2, 3]);
  });
});

/** Beats of one PC, a little early or late: whole-second stamps show them on one second, or on two beside each other. */
const beats = fc.record({
  first: fc.integer({ min: 0, max: 3_600_000 }),
  offsets: fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 2, maxLength: 40 }),
});

describe('stamps of whole seconds', () => {
  it('hide no beat', () => {
    fc.assert(
      fc.property(beats, ({ first, offsets }) => {
        const came = offsets.map(
          (offset, i): Came => [Math.floor((first + i * 60_000 + offset) / 1_000), 30],
        );
        expect(gridsOf(came, 'requests', 1_000).map((grid) => grid[3])).toEqual([offsets.length]);
      }),
    );
  });

  it('make no run of what comes 62 s apart or more, up to 118 s', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 62, max: 118 }),
        fc.integer({ min: 2, max: 30 }),
        (apart, n) => {
          const came = Array.from({ length: n }, (_, i): Came => [i * apart, apart - 1]);
          const found = gridsOf(came, 'sweeps', 1_000);
          expect(found).toEqual([]);
        },
      ),
    );
  });
});

describe('sameSecond', () => {
  const at = (second: number) => ({
    seen: 'requests' as const,
    from: epochMs(0),
    to: epochMs(0),
    second,
    beats: 2,
    silentMs: 0,
    first: [],
    last: stamp(0, 1),
  });
  it.each([
    [52, 52, true],
    [51, 52, true],
    [59, 0, true],
    [58, 0, false],
  ])(':%i and :%i: %s', (a, b, same) => {
    expect(sameSecond(at(a), at(b))).toBe(same);
  });
});

describe('the polls of a session', () => {
  /** A wait in seconds, and how long after an answer the next poll comes. */
  const polled = (held: number, turnaround: number, stampMs: number) => {
    const fold = requestsOf();
    for (let i = 0, now = 0; i < 12; i++, now += held + turnaround) {
      const row = (second: number) => rowAt(stampMs > 1 ? Math.floor(second) : second, stampMs);
      fold.logged(i, '1001003@finesse1.example.com/desktop', row(now), false);
      fold.logged(i, '1001003@finesse1.example.com/desktop', row(now + held), false);
    }
    fold.end();
    return fold.grids().map((grid) => grid.beats);
  };

  it('are on the grid where the turnaround fills the minute, whatever the wait', () => {
    expect(polled(30, 30, 1_000)).toEqual([11]);
    expect(polled(45, 15.01, 1)).toEqual([11]);
    expect(polled(110, 10, 1)).toEqual([11]);
  });

  it('are not where they follow the answers at once, though they come once a minute', () => {
    expect(polled(60, 0, 1_000)).toEqual([]);
    expect(polled(60, 0.01, 1)).toEqual([]);
    expect(polled(59, 1, 1_000)).toEqual([]);
  });

  it('are known by their arrivals where no answer is logged', () => {
    const fold = requestsOf();
    for (const [rid, second] of [0, 30, 60, 100, 160, 220, 280, 290].entries())
      fold.received(rid, rowAt(second, 1_000));
    fold.end();
    expect(fold.grids().map(({ seen, beats: found }) => [seen, found])).toEqual([['arrivals', 3]]);
  });
});

describe('the sweeps of a session', () => {
  const swept = (values: readonly number[]) => {
    const fold = new SweepFold(sessionAt(0), 15_000, []);
    for (const [i, lastActiveMs] of values.entries())
      fold.add(sweepAt(i * 30, lastActiveMs, i), true);
    fold.end();
    return fold.grids().map((grid) => grid.beats);
  };

  it('show a sawtooth', () => {
    expect(swept([0, 14_835, 44_824, 14_829, 44_829, 14_824, 44_824, 0])).toEqual([3]);
    expect(swept([0, 0, 14_835, 0, 14_828, 0, 14_838, 0])).toEqual([3]);
  });

  it('show no run where one silence grows', () => {
    expect(swept([0, 14_835, 44_824, 74_829])).toEqual([]);
  });
});
