/** Undefined is nothing to sort by. */
export type SortKey = string | number | undefined;
export type Direction = 'ascending' | 'descending';

/** `9` before `10`. */
const { compare } = new Intl.Collator('en', { numeric: true });

/** Equals keep their order, and what has nothing to sort by stands last, whichever the direction. */
export function sorted<T>(
  items: readonly T[],
  keyOf: (item: T) => SortKey,
  direction: Direction,
): T[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return items
    .map((item) => ({ item, key: keyOf(item) }))
    .sort((a, b) => {
      if (a.key === undefined || b.key === undefined)
        return Number(a.key === undefined) - Number(b.key === undefined);
      return sign * order(a.key, b.key);
    })
    .map(({ item }) => item);
}

function order(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return compare(String(a), String(b));
}
