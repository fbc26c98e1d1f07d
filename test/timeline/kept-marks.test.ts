import { describe, expect, it } from 'vitest';
import { KeptMarks } from '../../src/timeline/kept-marks.ts';
import { RowMark } from '../../src/timeline/row-mark.ts';
import { RowMarks } from '../../src/timeline/row-marks.ts';
import { rowAt, stamp } from './marks.ts';

describe('the last marks that are kept', () => {
  it.each([
    [0, []],
    [3, [0, 1, 2]],
    [4, [0, 1, 2, 3]],
    [9, [5, 6, 7, 8]],
  ])('of %i, in time order', (count, seconds) => {
    const marks = new RowMarks();
    const kept = new KeptMarks(marks);
    const lastBut = (later: number) => {
      const place = kept.lastBut(later);
      return place === undefined ? undefined : marks.mark(place);
    };
    for (let second = 0; second < count; second++) kept.keep(rowAt(second, 1));
    expect(kept.marks()).toEqual(seconds.map((second) => stamp(second, 1)));
    expect(lastBut(0)).toEqual(kept.marks().at(-1));
    expect(lastBut(2)).toEqual(kept.marks().at(-3));
    expect(lastBut(4)).toBeUndefined();
  });
});

describe('marks as numbers', () => {
  it('keep to themselves, however many there are', () => {
    const marks = new RowMarks();
    const places = Array.from({ length: 2_000 }, () => marks.places(2));
    for (const [i, place] of places.entries()) marks.set(place, rowAt(i, 1));
    expect(places.map(marks.mark.bind(marks))).toEqual(places.map((_, i) => stamp(i, 1)));
    expect(places.filter((place) => marks.isSet(marks.beside(place, 1)))).toEqual([]);
  });

  it('are copied whole', () => {
    const marks = new RowMarks();
    const [from, to] = [marks.places(1), marks.places(1)];
    marks.set(from, rowAt(7, 1_000));
    marks.copy(to, from);
    marks.set(from, rowAt(8, 1));
    expect(marks.mark(to)).toEqual(stamp(7, 1_000));
    expect([marks.at(from), marks.stampMs(from)]).toEqual([8_000, 1]);
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
