import { describe, expect, it } from 'vitest';
import type { Inventory } from '../../src/model/inventory.ts';
import { coverageBar } from '../../src/reporters/table/coverage-bar.ts';
import { inventory } from '../../src/reporters/table/inventory.ts';
import { sampleInventory } from './sample-inventory.ts';

const same = (text: string): string => text;
const paint = { heading: same, bad: same, doubtful: same, good: same, quiet: same };
const print = (whole: Inventory, width = 100, verbose = false): string =>
  inventory(whole, { width, paint, verbose });

describe('the inventory', () => {
  it.each([
    ['inventory-80', 80, false],
    ['inventory-200', 200, false],
    ['inventory-verbose-100', 100, true],
  ] as const)('looks as agreed: %s', async (name, width, verbose) => {
    await expect(print(sampleInventory, width, verbose)).toMatchFileSnapshot(`tables/${name}.txt`);
  });

  it('says so where nothing was found', () => {
    const { bundle, ...rest } = sampleInventory;
    const { from: _, to: __, ...about } = bundle;
    const empty = { ...rest, bundle: { ...about, nodes: [], sources: [], missing: [] } };
    expect(print({ ...empty, clocks: [], problems: [] })).toBe('Nothing was found to read.\n');
  });

  it('is safe to print, whatever a log holds', () => {
    expect(print(sampleInventory)).not.toContain('\u001b');
  });
});

describe('a bar', () => {
  const hour = (n: number): string => new Date(n * 3_600_000).toISOString();
  const span = (from: number, to: number) => ({ from: hour(from), to: hour(to) });

  it.each([
    ['all of the time', [span(0, 10)], '██████████'],
    ['none of it', [], '··········'],
    ['a hole', [span(0, 3.5), span(7, 10)], '████···███'],
    ['a moment', [span(5, 5)], '·····█····'],
    ['the last moment', [span(10, 10)], '·········█'],
  ])('shows %s', (_, spans, bar) => {
    expect(coverageBar(span(0, 10), spans, 10)).toBe(bar);
  });

  it('shows a bundle of one moment', () => {
    expect(coverageBar(span(3, 3), [span(3, 3)], 4)).toBe('█···');
  });
});
