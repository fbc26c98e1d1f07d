import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateOffset } from '../../../src/timeline/clocks/estimate-offset.ts';

type Keyed = readonly (readonly [string, number])[];

const second = 1_000;
const minute = 60_000;

function byKey(events: Keyed): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [key, at] of events) {
    const known = found.get(key);
    if (known) known.push(at);
    else found.set(key, [at]);
  }
  return found;
}

const estimate = (subject: Keyed, reference: Keyed) =>
  estimateOffset(byKey(subject), byKey(reference));

/** Three agents whose states change at times that no period explains. */
const irregular = (count: number): Keyed =>
  Array.from({ length: count }, (_, i) => [
    `agent ${i % 3}`,
    i * 47 * second + ((i * i * 7_919) % 31_000),
  ]);

const later = (events: Keyed, ms: (index: number) => number): Keyed =>
  events.map(([key, at], i) => [key, at + ms(i)]);

/** Numbers of −half to +half, in no order. */
const jitter =
  (half: number) =>
  (i: number): number =>
    ((i * 7_907) % (2 * half + 1)) - half;

const whole = irregular(40);

describe('the offset between two series of the same events', () => {
  it.each<[string, Keyed, Keyed, object]>([
    ['none', whole, whole, { offsetMs: 0, spreadMs: 0, samples: 40 }],
    ['3 s', whole, later(whole, () => 3 * second), { offsetMs: 3_000, spreadMs: 0, samples: 40 }],
    [
      '5 min, far more than the time between events',
      whole,
      later(whole, () => -5 * minute),
      { offsetMs: -300_000, spreadMs: 0, samples: 40 },
    ],
    [
      '15 min, the most',
      whole,
      later(whole, () => 15 * minute),
      { offsetMs: 900_000, samples: 40 },
    ],
    [
      'half of the events in one log only',
      whole.filter((_, i) => i % 4 !== 0),
      later(whole, () => 7 * second).filter((_, i) => i % 4 !== 1),
      { offsetMs: 7_000, samples: 20 },
    ],
    [
      'five events',
      irregular(5),
      later(irregular(5), () => second),
      { offsetMs: 1_000, samples: 5 },
    ],
    [
      'an event told several times over',
      whole.flatMap(([key, at]) => [0, 1, 3].map((ms) => [key, at + ms] as const)),
      later(whole, () => 2 * second),
      { offsetMs: expect.closeTo(2_000, -1), samples: 40 },
    ],
    [
      'one that runs away by 1.5 s',
      whole,
      later(whole, (i) => 10 * second + Math.round((i * 1_500) / 39)),
      { offsetMs: 10_769, spreadMs: 1_270, samples: 40 },
    ],
  ])('%s', (_, subject, reference, found) => {
    const told = estimate(subject, reference);
    expect(told).toMatchObject(found);
    expect(told).not.toHaveProperty('refused');
  });

  const polls: Keyed = Array.from({ length: 30 }, (_, i) => ['poll', i * minute]);
  const burst: Keyed = Array.from({ length: 20 }, (_, i) => [`request ${i}`, i * 100]);

  it.each<[string, Keyed, Keyed, string]>([
    ['four events', irregular(4), irregular(4), 'too few'],
    ['a burst that the other log shows later', burst, later(burst, () => 4 * minute), 'at once'],
    [
      'two bursts',
      [...burst, ...later(burst, () => 7 * minute)],
      [...burst, ...later(burst, () => 7 * minute)],
      'at once',
    ],
    ['scattered over 8 s', whole, later(whole, jitter(4_000)), 'scattered'],
    ['one that runs away by 8 s', whole, later(whole, (i) => i * 200), 'scattered'],
    ['polls at a period', polls, later(polls, () => 20 * second), 'ambiguous'],
    [
      'polls at a short period',
      polls.map(([key], i) => [key, i * 5 * second]),
      polls.map(([key], i) => [key, i * 5 * second]),
      'ambiguous',
    ],
    ['a clock set by 40 s', whole, later(whole, (i) => (i < 28 ? 0 : 40 * second)), 'changed'],
    ['a clock set half-way', whole, later(whole, (i) => (i < 20 ? 0 : 40 * second)), 'ambiguous'],
  ])('is refused: %s', (_, subject, reference, refused) => {
    expect(estimate(subject, reference)?.refused).toBe(refused);
  });

  it.each<[string, Keyed, Keyed]>([
    ['nothing', [], []],
    ['no key in both', [['a', 0]], [['b', 0]]],
    ['more than 15 min', whole.slice(0, 1), later(whole.slice(0, 1), () => 15 * minute + 1)],
    ['a whole hour', irregular(6), later(irregular(6), () => 60 * minute)],
  ])('is unknown: %s', (_, subject, reference) => {
    expect(estimate(subject, reference)).toBeUndefined();
  });

  it('is found among as many events that only one log has', () => {
    const noise = (seed: number): Keyed =>
      Array.from({ length: 40 }, (_, i) => [
        `agent ${i % 3}`,
        (i * i * seed * 10_007) % (32 * minute),
      ]);
    const told = estimate(
      [...whole, ...noise(3)],
      [...later(whole, () => -90 * second), ...noise(5)],
    );
    expect(told?.refused).toBeUndefined();
    expect(Math.abs((told?.offsetMs ?? 0) + 90 * second)).toBeLessThan(second);
  });

  it('costs little where one key stands for everything', () => {
    const crowd: Keyed = Array.from({ length: 200_000 }, (_, i) => ['one', i * 10]);
    const started = performance.now();
    expect(estimate(crowd, crowd)).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('any offset', () => {
  const events = fc
    .array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 11, max: 97 })), {
      minLength: 12,
      maxLength: 60,
    })
    .map((steps): Keyed => {
      let at = 0;
      return steps.map(([key, gap]) => {
        at += gap * second;
        return [key, at];
      });
    });
  const offset = fc.integer({ min: -14 * minute, max: 14 * minute });
  const noise = fc.array(fc.integer({ min: -400, max: 400 }), { minLength: 60, maxLength: 60 });

  it('is found within the jitter, or refused', () => {
    let found = 0;
    fc.assert(
      fc.property(events, offset, noise, (all, ms, jitters) => {
        const told = estimate(
          all,
          later(all, (i) => ms + (jitters[i] ?? 0)),
        );
        if (!told || told.refused) return;
        found += 1;
        expect(Math.abs(told.offsetMs - ms)).toBeLessThanOrEqual(400);
        expect(told.spreadMs).toBeLessThanOrEqual(800);
      }),
    );
    expect(found).toBeGreaterThan(50);
  });

  it('does not depend on the order of the events', () => {
    fc.assert(
      fc.property(events, offset, noise, fc.infiniteStream(fc.nat()), (all, ms, jitters, keys) => {
        const reference = later(all, (i) => ms + (jitters[i] ?? 0));
        const shuffled = (series: Keyed): Keyed =>
          series
            .map((event) => ({ event, key: keys.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ event }) => event);
        expect(estimate(shuffled(all), shuffled(reference))).toEqual(estimate(all, reference));
      }),
    );
  });
});
