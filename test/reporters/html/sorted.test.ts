import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SortKey, sorted } from '../../../src/reporters/html/script/explore/table/sorted.ts';

const same = (key: SortKey): SortKey => key;

describe('lines of the table, sorted', () => {
  it.each([
    [
      ['10', '9', 'a', undefined, '1'],
      ['1', '9', '10', 'a', undefined],
      ['a', '10', '9', '1', undefined],
    ],
    [
      [3, undefined, 20, 1],
      [1, 3, 20, undefined],
      [20, 3, 1, undefined],
    ],
  ])('%j', (keys, ascending, descending) => {
    expect(sorted<SortKey>(keys, same, 'ascending')).toEqual(ascending);
    expect(sorted<SortKey>(keys, same, 'descending')).toEqual(descending);
  });

  it.each(['ascending', 'descending'] as const)(
    '%s: equals keep their order, none is lost',
    (direction) => {
      const keys = fc.array(fc.option(fc.nat(3), { nil: undefined }));
      fc.assert(
        fc.property(keys, (some) => {
          const items = some.map((key, place) => ({ key, place }));
          const made = sorted(items, ({ key }) => key, direction);
          expect(new Set(made)).toEqual(new Set(items));
          for (const [index, { key, place }] of made.entries()) {
            const next = made[index + 1];
            if (next?.key === key) expect(next?.place ?? place + 1).toBeGreaterThan(place);
          }
        }),
      );
    },
  );
});
