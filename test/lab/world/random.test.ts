import { describe, expect, it, test } from 'vitest';
import { Random } from '../../../src/lab/world/random.ts';

const draw = (random: Random, count = 20): number[] =>
  Array.from({ length: count }, () => random.next());

describe('a seed', () => {
  it('gives the same numbers everywhere', () => {
    const random = new Random(1);
    expect([random.integer(0, 999), random.integer(0, 999), random.hex(8)]).toEqual(known);
    expect(draw(new Random(8))).toEqual(draw(new Random(8)));
  });

  it('gives others than another', () => {
    expect(draw(new Random(8))).not.toEqual(draw(new Random(9)));
  });
});

/** Of seed 1: another generator would make other bundles of every scenario. */
const known = [627, 2, '8ff49b6f'];

describe('a fork', () => {
  it('has numbers of its own name', () => {
    const random = new Random(1);
    expect(draw(random.fork('a'))).toEqual(draw(random.fork('a')));
    expect(draw(random.fork('a'))).not.toEqual(draw(random.fork('b')));
    expect(draw(random.fork('a'))).not.toEqual(draw(new Random(2).fork('a')));
    expect(draw(random.fork('ab'))).not.toEqual(draw(random.fork('ba')));
  });

  it('does not depend on what was drawn before it, and takes nothing away', () => {
    const untouched = new Random(1);
    const used = new Random(1);
    draw(used);
    expect(draw(used.fork('a'))).toEqual(draw(untouched.fork('a')));
    const beside = new Random(1);
    draw(beside.fork('a'));
    expect(draw(beside)).toEqual(draw(new Random(1)));
  });
});

describe('a number', () => {
  it('lies in its range, ends included', () => {
    const random = new Random(3);
    const drawn = Array.from({ length: 500 }, () => random.integer(-1, 2));
    expect([...new Set(drawn)].sort((a, b) => a - b)).toEqual([-1, 0, 1, 2]);
    expect(draw(random, 500).every((n) => n >= 0 && n < 1)).toBe(true);
  });

  test.each([
    [0, 0],
    [1, 400],
  ])('of chance %d comes true %d times of 400', (probability, times) => {
    const random = new Random(3);
    const hits = Array.from({ length: 400 }, () => random.chance(probability)).filter(Boolean);
    expect(hits).toHaveLength(times);
  });

  it('of chance 0.3 comes true about as often', () => {
    const random = new Random(3);
    const hits = Array.from({ length: 10_000 }, () => random.chance(0.3)).filter(Boolean);
    expect(hits.length / 10_000).toBeCloseTo(0.3, 1);
  });
});

describe('some of them', () => {
  const all = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

  it('stand in their order, each once', () => {
    for (let seed = 0; seed < 100; seed += 1) {
      const some = new Random(seed).some(all, 3);
      expect(some).toHaveLength(3);
      expect(some).toEqual(all.filter((one) => some.includes(one)));
    }
  });

  it('are any of them, alike often', () => {
    const drawn = Array.from({ length: 4_000 }, (_, seed) => new Random(seed).some(all, 2)).flat();
    for (const one of all) {
      const times = drawn.filter((other) => other === one).length;
      expect([one, Math.abs(times - 1_000) < 150]).toEqual([one, true]);
    }
  });

  it('are all where there are fewer, and none of none', () => {
    expect(new Random(1).some(all, 9)).toEqual(all);
    expect(new Random(1).some([], 2)).toEqual([]);
    expect(new Random(1).some(all, 0)).toEqual([]);
  });
});
