import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SpanIndex } from '../../src/timeline/span-index.ts';

const instant = fc.integer({ min: 0, max: 30 });
const span = fc
  .tuple(instant, fc.integer({ min: 0, max: 10 }))
  .map(([from, length]) => ({ from, to: from + length }));

it('finds what a look at each span finds, in their order', () => {
  fc.assert(
    fc.property(fc.array(span), instant, instant, (spans, since, until) => {
      const over = spans.filter(({ from, to }) => from <= until && to >= since);
      const index = new SpanIndex(spans, (one) => one);
      expect(index.over(since, until)).toEqual(over);
      const isWanted = ({ from }: { readonly from: number }): boolean => from % 2 === 0;
      expect(index.some(since, until, isWanted)).toBe(over.some(isWanted));
    }),
  );
});

it('passes by what was over long before', () => {
  const spans = Array.from({ length: 1_000 }, (_, from) => ({ from, to: from + 1 }));
  let looks = 0;
  new SpanIndex(spans, (one) => one).some(900, 900, () => {
    looks += 1;
    return false;
  });
  expect(looks).toBe(2);
});
