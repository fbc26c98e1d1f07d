import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  held,
  instantOf,
  leastMs,
  lengthOf,
  panned,
  type Range,
  xOf,
  zoomed,
} from '../../../src/reporters/html/script/lanes/scale.ts';

const hour = 3_600_000;
const whole: Range = { from: 1_700_000_000_000, to: 1_700_000_000_000 + 8 * hour };

/** A part of the whole that can be shown. */
const part = fc
  .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([place, size]) => {
    const length = leastMs + size * (lengthOf(whole) - leastMs);
    const from = whole.from + place * (lengthOf(whole) - length);
    return { from, to: from + length };
  });
const factor = fc.double({ min: 0.01, max: 100, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });

/** Of a double near 2e12, with a few steps of arithmetic. */
const slackMs = 0.01;

function isInside({ from, to }: Range): void {
  expect(from).toBeGreaterThanOrEqual(whole.from - slackMs);
  expect(to).toBeLessThanOrEqual(whole.to + slackMs);
  expect(to - from).toBeGreaterThanOrEqual(leastMs - slackMs);
}

describe('time and pixels', () => {
  it('lead back to each other', () => {
    fc.assert(
      fc.property(part, fc.integer({ min: 0, max: 2_000 }), (range, x) => {
        const scale = { ...range, left: 150, width: 1_000 };
        expect(xOf(scale, instantOf(scale, x))).toBeCloseTo(x, 0);
      }),
    );
  });

  it('have their ends at the ends of the plot', () => {
    const scale = { from: 1_000, to: 2_000, left: 150, width: 500 };
    expect([xOf(scale, 1_000), xOf(scale, 1_500), xOf(scale, 2_000)]).toEqual([150, 400, 650]);
    expect(instantOf(scale, 400)).toBe(1_500);
  });
});

describe('zooming', () => {
  it('keeps the instant under the pointer, unless an end of the whole is in the way', () => {
    fc.assert(
      fc.property(part, factor, share, (range, by, where) => {
        const at = range.from + where * lengthOf(range);
        const after = zoomed(range, at, by, whole);
        isInside(after);
        const isHeld =
          after.from <= whole.from + slackMs ||
          after.to >= whole.to - slackMs ||
          lengthOf(after) <= leastMs + slackMs;
        const where2 = (at - after.from) / lengthOf(after);
        if (!isHeld) expect(where2).toBeCloseTo(where, 3);
        expect(where2).toBeGreaterThanOrEqual(-0.001);
        expect(where2).toBeLessThanOrEqual(1.001);
      }),
    );
  });

  it('comes nearer by its factor, to the least and no further', () => {
    const at = whole.from + hour;
    expect(lengthOf(zoomed(whole, at, 0.5, whole))).toBe(4 * hour);
    expect(lengthOf(zoomed(whole, at, 1e-9, whole))).toBe(leastMs);
  });

  it('comes back to the very whole', () => {
    const at = whole.from + hour;
    let range = whole;
    for (let turn = 0; turn < 90; turn += 1) range = zoomed(range, at, Math.exp(-0.1), whole);
    for (let turn = 0; turn < 90; turn += 1) range = zoomed(range, at, Math.exp(0.1), whole);
    expect(range).toEqual(whole);
  });
});

describe('panning', () => {
  it('keeps the length, and stays inside', () => {
    fc.assert(
      fc.property(part, fc.integer({ min: -20 * hour, max: 20 * hour }), (range, ms) => {
        const after = panned(range, ms, whole);
        isInside(after);
        expect(lengthOf(after)).toBeCloseTo(lengthOf(range), 1);
      }),
    );
  });

  it('moves by as much as was asked for, where there is room', () => {
    const range = { from: whole.from + hour, to: whole.from + 2 * hour };
    expect(panned(range, 60_000, whole)).toEqual({
      from: range.from + 60_000,
      to: range.to + 60_000,
    });
  });
});

it('holds what an old address asks for', () => {
  expect(held({ from: 0, to: 1_000 }, whole)).toEqual({
    from: whole.from,
    to: whole.from + leastMs,
  });
  expect(held({ from: 0, to: 9e12 }, whole)).toEqual(whole);
});
