import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crowdsOf, firstFrom } from '../../../src/reporters/html/script/lanes/crowd.ts';

const scale = { from: 1_000, to: 11_000, left: 100, width: 500 };
const reach = 10;

const times = fc
  .array(fc.integer({ min: 0, max: 12_000 }), { maxLength: 400 })
  .map((all) => all.sort((a, b) => a - b).map((at) => ({ at })));

describe('crowds', () => {
  it('lose nothing that is in sight, and count nothing twice', () => {
    fc.assert(
      fc.property(times, (items) => {
        const crowds = crowdsOf(items, scale, reach);
        const seen = items.filter(({ at }) => at >= scale.from && at <= scale.to);
        const counted = crowds.flatMap(({ first, end }) => items.slice(first, end));
        expect(counted).toEqual(seen);
      }),
    );
  });

  it('are bounded by pixels, and apart', () => {
    fc.assert(
      fc.property(times, (items) => {
        const crowds = crowdsOf(items, scale, reach);
        expect(crowds.length).toBeLessThanOrEqual(scale.width / reach + 1);
        crowds.forEach(({ from, to }, index) => {
          expect(to - from).toBeLessThanOrEqual(reach + 0.001);
          const before = crowds[index - 1];
          if (before) expect(from - before.from).toBeGreaterThanOrEqual(reach - 0.001);
        });
      }),
    );
  });

  it('part where the picture comes nearer', () => {
    const items = [{ at: 2_000 }, { at: 2_100 }, { at: 2_150 }];
    expect(crowdsOf(items, scale, reach)).toHaveLength(1);
    expect(crowdsOf(items, { ...scale, from: 1_900, to: 2_400 }, reach)).toHaveLength(3);
  });
});

it('finds the first that is not before by halves', () => {
  fc.assert(
    fc.property(times, fc.integer({ min: -1, max: 12_001 }), (items, at) => {
      const found = items.findIndex((item) => item.at >= at);
      expect(firstFrom(items, at)).toBe(found === -1 ? items.length : found);
    }),
  );
});
