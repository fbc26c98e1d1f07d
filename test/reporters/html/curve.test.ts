import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisGap, picture } from '../../../src/reporters/html/script/explore/curve/geometry.ts';
import type { Silence } from '../../../src/reporters/html/script/explore/curve/silence.ts';
import { staggered, widthOf } from '../../../src/reporters/html/script/explore/curve/stagger.ts';
import { roundTimes } from '../../../src/reporters/html/script/explore/curve/ticks.ts';

describe('labels over the picture', () => {
  const labels = fc.array(
    fc.record({ x: fc.integer({ min: 0, max: 900 }), text: fc.string({ minLength: 1 }) }),
    { maxLength: 8 },
  );

  it('lie neither over each other nor outside', () => {
    fc.assert(
      fc.property(labels, fc.integer({ min: 200, max: 900 }), (some, width) => {
        const placed = staggered(some, 50, width);
        expect(placed).toHaveLength(some.length);
        for (const one of placed) {
          expect(one.left).toBeGreaterThanOrEqual(50);
          expect(one.left + widthOf(one.shown)).toBeLessThanOrEqual(width + 0.001);
          for (const other of placed)
            if (other !== one && other.row === one.row && other.left >= one.left)
              expect(other.left).toBeGreaterThanOrEqual(one.left + widthOf(one.shown));
        }
      }),
    );
  });

  it('share a row where there is room', () => {
    const placed = staggered(
      [
        { x: 0, text: 'idle' },
        { x: 100, text: 'back' },
      ],
      0,
      500,
    );
    expect(placed.map(({ row }) => row)).toEqual([0, 0]);
  });

  it('are cut where one is wider than all there is', () => {
    const [only] = staggered([{ x: 0, text: 'a long text of a label' }], 0, 80);
    expect(only?.shown).toBe('a long tex…');
  });
});

describe('round times', () => {
  it.each([
    [0, 60_000, 5, [0, 15_000, 30_000, 45_000, 60_000]],
    [1_000, 61_000, 3, [30_000, 60_000]],
    [0, 5 * 86_400_000, 3, [0, 172_800_000, 345_600_000]],
  ])('from %i to %i, at most %i', (from, to, most, expected) => {
    expect(roundTimes(from, to, most)).toEqual(expected);
  });

  it('are never more than asked for, and inside', () => {
    const ms = fc.nat(10 ** 9);
    fc.assert(
      fc.property(ms, ms, fc.integer({ min: 1, max: 20 }), (from, length, most) => {
        const times = roundTimes(from, from + length, most);
        expect(times.length).toBeLessThanOrEqual(most);
        expect(times.every((time) => time >= from && time <= from + length)).toBe(true);
      }),
    );
  });
});

describe('the picture of a silence', () => {
  const at = (seconds: number): number => Date.parse('2024-06-11T14:00:00.000Z') + seconds * 1000;
  const silence: Silence = {
    from: at(0),
    to: at(100),
    sweeps: [
      { at: at(30), silentMs: 20_000 },
      { at: at(60), silentMs: 50_000 },
    ],
    teeth: [{ began: at(10), from: at(10), to: at(75) }],
    contact: { from: at(0), to: at(12) },
    marks: [{ at: at(75), step: 'idle-close', words: 'closed as idle' }],
    later: [],
    longestMs: 65_000,
    times: 1,
  };
  const time = (ms: number): string => new Date(ms).toISOString().slice(11, 19);
  const shown = picture(silence, { width: 800, idleMs: 60_000, time, contactWords: 'then' });
  const { plot } = shown;
  const [tooth] = shown.teeth;

  it('puts every sweep on the line of its silence', () => {
    for (const { x, y } of shown.sweeps) {
      const [a, b] = tooth ?? [];
      if (!a || !b) throw new Error('there is a line');
      expect(y).toBeCloseTo(a.y + ((x - a.x) / (b.x - a.x)) * (b.y - a.y), 6);
    }
  });

  it('begins the line at nought and ends it above the limit', () => {
    expect(tooth?.[0].y).toBe(plot.bottom);
    expect(tooth?.[1].y).toBeLessThan(shown.idle?.y ?? 0);
  });

  it('puts the end on its mark, and the band where the last contact was', () => {
    expect(shown.marks[0]?.x).toBe(tooth?.[1].x);
    expect(shown.contact?.left).toBeLessThan(tooth?.[0].x ?? 0);
    expect(shown.contact?.right).toBeGreaterThan(tooth?.[0].x ?? Number.NaN);
  });

  it('says what everything is', () => {
    expect(shown.labels.map((label) => label.shown)).toEqual([
      'last contact then',
      'closed as idle 14:01:15',
    ]);
    expect(shown.idle?.text).toBe('idle limit 60.0 s');
    expect(shown.silenceTicks.map(({ text }) => text)).toEqual([
      '0',
      '15 s',
      '30 s',
      '45 s',
      '1 min',
    ]);
  });

  it('leaves room for the longest silence beside the axis', () => {
    const longer = picture({ ...silence, longestMs: 110_000 }, { width: 800, time });
    const texts = longer.silenceTicks.map(({ text }) => text);
    expect(texts).toContain('1 min 30 s');
    for (const text of texts) expect(widthOf(text)).toBeLessThanOrEqual(longer.plot.left - axisGap);
  });

  it.each([280, 390, 1100])('keeps everything inside %i px', (width) => {
    const narrow = picture(silence, { width, idleMs: 60_000, time });
    const xs = [
      ...narrow.timeTicks.map(({ place }) => place),
      ...narrow.sweeps.map(({ x }) => x),
      ...narrow.marks.map(({ x }) => x),
    ];
    expect(Math.min(...xs)).toBeGreaterThanOrEqual(narrow.plot.left);
    expect(Math.max(...xs)).toBeLessThanOrEqual(narrow.plot.right);
    expect(narrow.plot.right).toBeLessThan(width);
  });
});
