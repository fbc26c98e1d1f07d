import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Headcount } from '../../src/timeline/headcount.ts';

const instant = fc.integer({ min: 0, max: 30 });
const life = fc
  .tuple(fc.constantFrom('1001', '1002', '1003'), instant, fc.integer({ min: 0, max: 10 }))
  .map(([agent, from, length]) => ({ agent, from, to: from + length }));

it('counts each agent once who is there at an instant', () => {
  fc.assert(
    fc.property(fc.array(life), instant, (lives, at) => {
      const there = lives.filter(({ from, to }) => from <= at && to >= at);
      expect(new Headcount(lives).at(at)).toBe(new Set(there.map(({ agent }) => agent)).size);
    }),
  );
});
