import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipped, clipper } from '../../../src/reporters/html/script/lanes/clipped.ts';
import {
  laneAt,
  lanesInSight,
  layoutOf,
  scrollTo,
  topOf,
  wholeHeight,
} from '../../../src/reporters/html/script/lanes/layout.ts';
import { spansOf } from '../../../src/reporters/html/script/lanes/spans.ts';

const wanted = { width: 1_200, hasBursts: true, hasEvents: true, most: 600 };

describe('the layout', () => {
  it('is as high as its lanes, up to a limit', () => {
    const three = layoutOf({ ...wanted, lanes: 3 });
    expect(three.height).toBe(wholeHeight(three, 3));
    expect(layoutOf({ ...wanted, lanes: 1_000 }).height).toBe(600);
  });

  it('has rows for bursts and server events only where there are some', () => {
    const bare = layoutOf({ ...wanted, lanes: 30, hasBursts: false, hasEvents: false });
    expect([bare.bursts, bare.events]).toEqual([undefined, undefined]);
    expect(bare.head).toBeLessThan(layoutOf({ ...wanted, lanes: 30 }).head);
  });

  it('fills its width', () => {
    for (const width of [320, 390, 1_280, 2_560]) {
      const { labels, plot } = layoutOf({ ...wanted, width, lanes: 30 });
      expect(labels + plot).toBeLessThanOrEqual(width);
      expect(plot).toBeGreaterThan(width * 0.7);
    }
  });

  it('draws the lanes in sight, and no others', () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.nat(30_000), (lanes, wish) => {
        const layout = layoutOf({ ...wanted, lanes });
        const scroll = Math.min(wish, Math.max(0, wholeHeight(layout, lanes) - layout.height));
        const { first, end } = lanesInSight(layout, scroll, lanes);
        for (let index = 0; index < lanes; index += 1) {
          const top = topOf(layout, scroll, index);
          const isSeen = top + layout.lane > layout.head && top < layout.height;
          expect(index >= first && index < end).toBe(isSeen);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('finds the lane at a place, and none beside them', () => {
    const layout = layoutOf({ ...wanted, lanes: 100 });
    const y = topOf(layout, 240, 17) + 3;
    expect(laneAt(layout, 240, 100, y)).toBe(17);
    expect(laneAt(layout, 240, 100, layout.head - 1)).toBeUndefined();
    expect(laneAt(layout, 0, 1, topOf(layout, 0, 1) + 1)).toBeUndefined();
  });

  it('scrolls to a lane only as far as it must', () => {
    const layout = layoutOf({ ...wanted, lanes: 100 });
    expect(scrollTo(layout, 0, 2)).toBe(0);
    expect(scrollTo(layout, 900, 2)).toBe(2 * layout.lane);
    const down = scrollTo(layout, 0, 99);
    expect(topOf(layout, down, 99) + layout.lane).toBe(layout.height);
  });
});

describe('a label that is too long', () => {
  const widthOf = (text: string): number => [...text].length * 7;

  it.each([
    ['1001003', 70, '1001003'],
    ['agent with a long name', 70, 'agent wit…'],
    ['agent with', 42, 'agent…'],
    ['😀😀😀😀', 21, '😀😀…'],
    ['1001003', 8, ''],
  ])('%s in %i px is %j', (text, width, shown) => {
    expect(clipped(text, width, widthOf)).toBe(shown);
  });

  it('is cut before it is measured', () => {
    let longest = 0;
    const clip = clipper((text) => {
      longest = Math.max(longest, text.length);
      return widthOf(text);
    });
    expect(clip('M'.repeat(100_000), 70)).toBe(`${'M'.repeat(9)}…`);
    expect(longest).toBeLessThanOrEqual(512);
  });
});

describe('spans', () => {
  const scale = { from: 0, to: 1_000, left: 100, width: 100 };

  it('are those in sight, on their pixels', () => {
    const ranges = [
      { from: -500, to: -1 },
      { from: -100, to: 200 },
      { from: 400, to: 500 },
      { from: 1_001, to: 1_200 },
    ];
    expect(spansOf(ranges, scale, 1).map(({ x0, x1 }) => [x0, x1])).toEqual([
      [90, 120],
      [140, 150],
    ]);
  });

  it('are bounded by pixels', () => {
    const ranges = Array.from({ length: 10_000 }, (_, index) => ({
      from: index / 10,
      to: index / 10 + 0.05,
    }));
    const spans = spansOf(ranges, scale, 1);
    expect(spans.length).toBeLessThanOrEqual(scale.width + 1);
    expect(spans.length).toBeGreaterThan(scale.width / 2);
  });
});
