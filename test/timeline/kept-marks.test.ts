import { describe, expect, it } from 'vitest';
import { KeptMarks } from '../../src/timeline/kept-marks.ts';
import { RowMark } from '../../src/timeline/row-mark.ts';
import { rowAt, stamp } from './marks.ts';

describe('the last marks that are kept', () => {
  it.each([
    [0, []],
    [3, [0, 1, 2]],
    [4, [0, 1, 2, 3]],
    [9, [5, 6, 7, 8]],
  ])('of %i, in time order', (count, seconds) => {
    const kept = new KeptMarks();
    for (let second = 0; second < count; second++) kept.keep(rowAt(second, 1));
    expect(kept.marks()).toEqual(seconds.map((second) => stamp(second, 1)));
    expect(kept.lastBut(0)?.mark).toEqual(kept.marks().at(-1));
    expect(kept.lastBut(2)?.mark).toEqual(kept.marks().at(-3));
    expect(kept.lastBut(4)).toBeUndefined();
  });
});

describe('a row as a mark', () => {
  it('is one object, for a copy too, until the next row', () => {
    const [row, copy] = [rowAt(1, 1), new RowMark()];
    const { mark } = row;
    copy.copy(row);
    expect(row.mark).toBe(mark);
    expect(copy.mark).toBe(mark);
    row.copy(rowAt(2, 1));
    expect(row.mark).toEqual(stamp(2, 1));
    expect(copy.mark).toBe(mark);
  });
});
