import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Blocks, rowsPerRead } from '../../../src/timeline/logs/blocks.ts';

const rowsOf = (values: readonly number[]): number[] => {
  const blocks = new Blocks(['near', 'count']);
  for (const value of values) blocks.push([value, 7]);
  return values.map((_, row) => blocks.get(row, 0));
};

describe('a column of numbers near each other', () => {
  it.each([
    ['times of a day', [1_497_638_824_642, 1_497_638_824_643, 1_497_600_000_000]],
    ['the furthest that lie near', [0, 2 ** 31 - 1, -(2 ** 31) + 1]],
    ['one that lies far', [5, 2 ** 31 + 5, 6, -(2 ** 31) + 4, 7]],
    ['one that is no number', [5, Number.NaN, 6]],
  ])('%s', (_, values) => {
    expect(rowsOf(values)).toEqual(values);
  });

  it('gives back what it took, over the borders of blocks', () => {
    const numbers = fc.oneof(fc.integer(), fc.maxSafeInteger());
    fc.assert(
      fc.property(fc.array(numbers, { maxLength: 300 }), fc.nat(40_000), (values, lead) => {
        const all = [...new Array<number>(lead).fill(3), ...values];
        expect(rowsOf(all)).toEqual(all);
      }),
      { numRuns: 20 },
    );
  });

  it('has no rows beyond its last', () => {
    expect(new Blocks(['near']).get(0, 0)).toBeNaN();
  });

  it('is read many rows at once, as each of them is', () => {
    const values = fc.array(fc.oneof(fc.integer(), fc.maxSafeInteger()), { maxLength: 300 });
    fc.assert(
      fc.property(values, fc.nat(40_000), (last, lead) => {
        const blocks = new Blocks(['near', 'count', 'small', 'number']);
        for (let row = 0; row < lead; row++) blocks.push([row, row, row % 7, row / 2]);
        for (const value of last) blocks.push([value, 7, -3, value / 3]);
        const from = Math.floor((blocks.length - 1) / rowsPerRead) * rowsPerRead;
        if (from < 0) return;
        const columns = [0, 1, 2, 3].map(() => new Float64Array(rowsPerRead));
        blocks.read(from, columns);
        for (let row = from; row < blocks.length; row++)
          expect(columns.map((numbers) => numbers[row - from])).toEqual(
            [0, 1, 2, 3].map((column) => blocks.get(row, column)),
          );
      }),
      { numRuns: 20 },
    );
  });
});
