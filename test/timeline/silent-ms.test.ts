import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochMs } from '../../src/model/time.ts';
import { silentMsBeside } from '../../src/timeline/silent-ms.ts';

const holesOf = (spans: readonly (readonly [number, number])[]) =>
  spans.map(([from, to]) => ({ from: epochMs(from), to: epochMs(to) }));

describe('the silence between two records', () => {
  it.each<[string, [number, number][], number]>([
    ['without a hole', [], 30],
    ['before a hole', [[130, 140]], 30],
    ['after a hole', [[80, 100]], 30],
    ['across a hole', [[110, 120]], 0],
    ['that ends in a hole', [[129, 140]], 0],
    [
      'between two holes, of which the longer begins first',
      [
        [10, 90],
        [80, 95],
      ],
      30,
    ],
    [
      'in a hole that another lies in',
      [
        [50, 200],
        [60, 70],
      ],
      0,
    ],
  ])('%s', (_, holes, ms) => {
    expect(silentMsBeside(holesOf(holes))(100, 130)).toBe(ms);
  });

  it('proves nothing where any hole reaches into it', () => {
    const span = fc.tuple(fc.nat(50), fc.nat(20)).map(([from, ms]) => [from, from + ms] as const);
    fc.assert(
      fc.property(fc.array(span, { maxLength: 6 }), fc.nat(60), fc.nat(60), (spans, from, to) => {
        const isHidden = spans.some(([begin, end]) => begin < to && end > from);
        expect(silentMsBeside(holesOf(spans))(from, to)).toBe(isHidden ? 0 : to - from);
      }),
    );
  });
});
