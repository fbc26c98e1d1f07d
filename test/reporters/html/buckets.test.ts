import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ReportDisconnect } from '../../../src/model/report.ts';
import { bucketLength, buckets } from '../../../src/reporters/html/script/whole/buckets.ts';

const minute = 60_000;
const start = Date.parse('2024-02-29T04:20:00.000Z');

const lost = (
  at: number,
  outcome: ReportDisconnect['outcome'] = 'logged-out',
): ReportDisconnect => ({
  id: `1001@fin-a/${at}`,
  agent: '1001',
  node: 'fin-a',
  transport: 'bosh',
  at: new Date(at).toISOString(),
  count: 1,
  outcome,
  steps: [],
  causes: [],
  next: [],
});

it.each([
  [10 * minute, minute],
  [70 * minute, minute],
  [72 * minute, 2 * minute],
  [8 * 60 * minute, 10 * minute],
  [24 * 60 * minute, 30 * minute],
  [30 * 24 * 60 * minute, 12 * 60 * minute],
])('of %d ms takes pieces of %d ms', (whole, length) => {
  expect(bucketLength(start, start + whole)).toBe(length);
});

it('tells ends, doubtful ends and near-misses apart, and leaves out what was closed', () => {
  const told = [
    lost(start + 1),
    lost(start + 2, 'lost'),
    lost(start + 3, 'recovered'),
    lost(start + 4, 'inconclusive'),
    lost(start + minute, 'near-miss'),
    lost(start + minute, 'closed'),
  ];
  const all = buckets(told, { from: start, to: start + 2 * minute, offset: 0 });
  expect(all).toEqual([
    { from: start, ended: 2, doubtful: 2, nearMisses: 0 },
    { from: start + minute, ended: 0, doubtful: 0, nearMisses: 1 },
    { from: start + 2 * minute, ended: 0, doubtful: 0, nearMisses: 0 },
  ]);
});

it('begins at full days of the clock, not of UTC', () => {
  const offset = 330 * minute;
  const to = start + 60 * 24 * 60 * minute;
  const [first] = buckets([], { from: start, to, offset });
  expect(new Date((first?.from ?? 0) + offset).toISOString()).toContain('T00:00:00.000Z');
});

it('counts each disconnect once, in the piece that holds it', () => {
  const offsets = fc
    .integer({ min: -14 * 4, max: 14 * 4 })
    .map((quarters) => quarters * 15 * minute);
  const ages = fc.array(fc.integer({ min: 0, max: 90 * 24 * 60 * minute }), { minLength: 1 });
  fc.assert(
    fc.property(ages, offsets, (offsetsIn, offset) => {
      const sorted = [...offsetsIn].sort((a, b) => a - b);
      const [from, to] = [start + (sorted[0] ?? 0), start + (sorted.at(-1) ?? 0)];
      const all = buckets(
        sorted.map((age) => lost(start + age)),
        { from, to, offset },
      );
      const length = bucketLength(from, to);
      expect(all.length).toBeLessThanOrEqual(72);
      for (const bucket of all) {
        const own = sorted.filter(
          (age) => start + age >= bucket.from && start + age < bucket.from + length,
        );
        expect(bucket.ended).toBe(own.length);
      }
      expect(all.reduce((sum, { ended }) => sum + ended, 0)).toBe(sorted.length);
    }),
  );
});
