import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Blocks, type Guesses, rowsPerRead } from '../../../src/timeline/logs/blocks.ts';
import { rowsPerBlock } from '../../../src/timeline/logs/packed-column.ts';
import { Shelf, type Spill } from '../../../src/timeline/logs/shelf.ts';

const guesses: Guesses = ['first', 'before', 'alike'];

/** All that a table has, column by column. */
const told = (blocks: Blocks): number[][] =>
  guesses.map((_, column) =>
    Array.from({ length: blocks.length }, (_, i) => blocks.get(i, column)),
  );

const columnsOf = (rows: readonly (readonly number[])[]): number[][] =>
  guesses.map((_, column) => rows.map((row) => row[column] as number));

function filled(rows: readonly (readonly number[])[], shelf?: Shelf): Blocks {
  const blocks = new Blocks(guesses, shelf);
  for (const row of rows) blocks.push(row);
  return blocks;
}

/** A spill into memory that counts what it holds. */
class Spilled implements Spill {
  bytes = 0;
  readonly #kept = new Map<number, Uint8Array>();

  write(bytes: Uint8Array): number {
    const place = this.bytes;
    this.#kept.set(place, bytes);
    this.bytes += bytes.length;
    return place;
  }

  read(place: number, length: number): Uint8Array {
    const kept = this.#kept.get(place);
    expect(kept?.length).toBe(length);
    return (kept as Uint8Array).slice();
  }
}

/** Numbers as logs have them, and all others. −0 comes back as 0. */
const numbers = fc
  .oneof(
    fc.nat(3_000),
    fc.integer(),
    fc.maxSafeInteger(),
    fc.double(),
    fc.constantFrom(0, 2 ** 30, 2 ** 31, 2 ** 32 - 1, -(2 ** 31), 1_497_638_824_642),
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
    fc.constantFrom(Number.MAX_VALUE, Number.MIN_VALUE, 0.1, 1.1, 1.1 - 2 ** -52),
  )
  .map((number) => number + 0);

const row = fc.tuple(numbers, numbers, numbers);

/** Some odd rows, then as many of them again as bring the table to the border of a block. */
const tables = fc
  .tuple(
    fc.array(row, { minLength: 1, maxLength: 40 }),
    fc.constantFrom(0, 1, 63, 64, rowsPerBlock - 1, rowsPerBlock, rowsPerBlock + 1),
    fc.array(row, { maxLength: 40 }),
  )
  .map(([lead, repeated, rest]) => [
    ...lead,
    ...Array.from({ length: repeated }, (_, i) => lead[i % lead.length] as number[]),
    ...rest,
  ]);

describe('rows', () => {
  it('come back as they were, over the borders of blocks', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        expect(told(filled(rows))).toEqual(columnsOf(rows));
      }),
      { numRuns: 40 },
    );
  });

  it('come back from a spill', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const spilled = new Spilled();
        const blocks = filled(rows, new Shelf(() => spilled, 0));
        blocks.putAway();
        expect(told(blocks)).toEqual(columnsOf(rows));
        expect(spilled.bytes).toBeGreaterThan(0);
      }),
      { numRuns: 20 },
    );
  });

  it('may be added whenever the table was put away', () => {
    fc.assert(
      fc.property(
        tables,
        fc.array(fc.array(row, { maxLength: 5 }), { maxLength: 5 }),
        (rows, more) => {
          const blocks = filled(rows);
          for (const some of more) {
            blocks.putAway();
            for (const one of some) blocks.push(one);
          }
          expect(told(blocks)).toEqual(columnsOf([...rows, ...more.flat()]));
        },
      ),
      { numRuns: 20 },
    );
  });

  it.each(guesses.map((guess) => [guess] as const))('of every odd kind, guessed by %s', (guess) => {
    const odd = [
      ...[5, 2 ** 31 + 5, 6, -(2 ** 31) + 4, 7],
      ...[5, Number.NaN, 6, Number.NaN, Number.NaN],
      ...[Number.POSITIVE_INFINITY, 1, Number.NEGATIVE_INFINITY, 2 ** 53, 2 ** 60, 2 ** 60 - 256],
      ...[1e-20, 5, 0.1, 1.1, 0.1 + 2 ** 30, 1e300, -1e300],
      ...[0, 2 ** 30, 0, -(2 ** 30), 0, 2 ** 31 - 1, -1],
    ];
    for (const [i, first] of odd.entries()) {
      const column = [first, ...odd.slice(i), ...odd.slice(0, i)];
      const blocks = new Blocks(['first', guess]);
      for (const value of column) blocks.push([7, value]);
      blocks.putAway();
      expect(column.map((_, at) => blocks.get(at, 1))).toEqual(column);
    }
  });

  it('has none beyond its last', () => {
    const blocks = filled([[1, 2, 3]]);
    expect([blocks.get(-1, 0), blocks.get(1, 0), blocks.get(64, 0)]).toEqual([NaN, NaN, NaN]);
    blocks.putAway();
    expect([blocks.get(-1, 0), blocks.get(1, 0), blocks.get(64, 0)]).toEqual([NaN, NaN, NaN]);
    expect(new Blocks(['first']).get(0, 0)).toBeNaN();
  });

  it('of a busy server take some bytes each', () => {
    const spilled = new Spilled();
    const blocks = new Blocks(['first', 'before', 'alike'], new Shelf(() => spilled, 0));
    const rids = Array.from({ length: 800 }, (_, sid) => (sid * 2_654_435_761) % 2 ** 31);
    for (let i = 0; i < 4 * rowsPerBlock; i++) {
      const sid = (i * 7) % rids.length;
      rids[sid] = (rids[sid] as number) + 1;
      blocks.push([
        1_000 + sid,
        1_497_638_824_000 + 1_000 * Math.floor(i / 60),
        rids[sid] as number,
      ]);
    }
    expect(spilled.bytes / blocks.length).toBeLessThan(4);
  });

  it('is read many rows at once, as each of them is', () => {
    const values = fc.array(fc.oneof(fc.integer(), fc.maxSafeInteger()), { maxLength: 300 });
    fc.assert(
      fc.property(values, fc.nat(40_000), (last, lead) => {
        const blocks = new Blocks(['first', 'before', 'first', 'before']);
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
