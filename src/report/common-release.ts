import type { Release } from '../model/inventory.ts';

interface Range {
  readonly from: number;
  readonly to: number;
}

/** `Openfire 3.8–4.1` and more: from 3.08 to 4.01, so that 3.10 comes after 3.9. */
const openfire = /^Openfire (\d+)[.](\d+)(?:–(\d+)[.](\d+))?/;
const asNumber = (major = '', minor = ''): number => Number(major) * 100 + Number(minor);
const asText = (release: number): string => `${Math.floor(release / 100)}.${release % 100}`;

/**
 * The releases whose wording the records have. Openfire's wordings name ranges: what they have in common is the
 * release; where they have nothing in common, several releases wrote the logs, and each range is told.
 */
export function commonRelease(wordings: ReadonlyMap<string, number>): Release[] {
  const ranges = [...wordings].flatMap(([release, records]) => {
    const range = rangeOf(release);
    return range ? [{ ...range, records }] : [];
  });
  const others = [...wordings].filter(([release]) => release.startsWith('Finesse'));
  return [...common(ranges), ...others.map(([release, records]) => toRelease(release, records))];
}

function rangeOf(release: string): Range | undefined {
  const [, ...numbers] = openfire.exec(release) ?? [];
  if (numbers.length === 0) return undefined;
  const from = asNumber(numbers[0], numbers[1]);
  return { from, to: numbers[2] === undefined ? from : asNumber(numbers[2], numbers[3]) };
}

function common(ranges: readonly (Range & { readonly records: number })[]): Release[] {
  if (ranges.length === 0) return [];
  const from = Math.max(...ranges.map((range) => range.from));
  const to = Math.min(...ranges.map((range) => range.to));
  const records = ranges.reduce((sum, range) => sum + range.records, 0);
  if (from <= to) return [toRelease(nameOf({ from, to }), records)];
  const named = new Map<string, number>();
  for (const range of ranges)
    named.set(nameOf(range), (named.get(nameOf(range)) ?? 0) + range.records);
  return [...named].map(([release, count]) => toRelease(release, count));
}

const nameOf = ({ from, to }: Range): string =>
  `Openfire ${asText(from)}${from === to ? '' : `–${asText(to)}`}`;

const toRelease = (release: string, records: number): Release => ({
  release,
  basis: 'wording',
  records,
});
