import { describe, expect, it } from 'vitest';
import { Blocks } from '../../../src/timeline/logs/blocks.ts';
import { rowsPerBlock } from '../../../src/timeline/logs/packed-column.ts';
import { Shelf, type Spill } from '../../../src/timeline/logs/shelf.ts';

const bytes = (length: number, value: number): Uint8Array => new Uint8Array(length).fill(value);

/** Takes so many bytes, and notes how often it was asked for. */
function spillOf(most: number) {
  const kept: Uint8Array[] = [];
  const seen = { opened: 0, kept };
  const spill: Spill = {
    write: (written) => {
      if (kept.reduce((sum, { length }) => sum + length, 0) + written.length > most)
        return undefined;
      return kept.push(written.slice()) - 1;
    },
    read: (place) => (kept[place] as Uint8Array).slice(),
  };
  const open = (): Spill => {
    seen.opened += 1;
    return spill;
  };
  return { seen, open };
}

describe('a shelf', () => {
  it('spills what is more than it holds, and opens a spill once', () => {
    const { seen, open } = spillOf(1_000);
    const shelf = new Shelf(open, 10);
    const kept = [1, 2, 3, 4].map((value) => shelf.put(bytes(5, value)));
    expect(seen).toEqual({ opened: 1, kept: [bytes(5, 3), bytes(5, 4)] });
    expect(kept.map((one) => shelf.take(one))).toEqual(
      [1, 2, 3, 4].map((value) => bytes(5, value)),
    );
  });

  it('opens no spill for what it holds', () => {
    const { seen, open } = spillOf(1_000);
    const shelf = new Shelf(open, 10);
    shelf.put(bytes(10, 1));
    expect(seen.opened).toBe(0);
  });

  it('holds all where there is no spill, and asks once', () => {
    let asked = 0;
    const shelf = new Shelf(() => {
      asked += 1;
      return undefined;
    }, 0);
    const kept = [1, 2].map((value) => shelf.put(bytes(5, value)));
    expect(kept.map((one) => shelf.take(one))).toEqual([bytes(5, 1), bytes(5, 2)]);
    expect(asked).toBe(1);
  });

  it('holds what a full spill does not take', () => {
    const { seen, open } = spillOf(5);
    const shelf = new Shelf(open, 0);
    const kept = [1, 2].map((value) => shelf.put(bytes(5, value)));
    expect(kept.map((one) => shelf.take(one))).toEqual([bytes(5, 1), bytes(5, 2)]);
    expect(seen.kept).toEqual([bytes(5, 1)]);
  });

  it('is another when it is fresh', () => {
    const { seen, open } = spillOf(1_000);
    const shelf = new Shelf(open, 0);
    shelf.put(bytes(5, 1));
    shelf.fresh().put(bytes(5, 2));
    expect(seen.opened).toBe(2);
  });

  it('lets many tables be written and read in turn', () => {
    const shelf = new Shelf();
    const tables = Array.from(
      { length: 40 },
      () => new Blocks(['first', 'alike', 'before'], shelf),
    );
    const rows = rowsPerBlock + 100;
    const row = (table: number, i: number) => [i % 7, table * i, i * i];
    for (let from = 0; from < rows; from += rowsPerBlock / 4)
      for (const [table, blocks] of tables.entries())
        for (let i = from; i < Math.min(rows, from + rowsPerBlock / 4); i++)
          blocks.push(row(table, i));
    const wrong: number[][] = [];
    for (let i = 0; i < rows; i += 1_000)
      for (const [table, blocks] of tables.entries())
        for (const [column, number] of row(table, i).entries())
          if (blocks.get(i, column) !== number) wrong.push([table, i, column]);
    expect(wrong).toEqual([]);
  });
});
