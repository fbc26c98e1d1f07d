import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WallMs } from '../../src/model/time.ts';
import { Interner } from '../../src/timeline/logs/interner.ts';
import { PageWatch } from '../../src/timeline/logs/page-watch.ts';

const start = Date.UTC(2026, 10, 23, 10);

/** Lengths of the stretches that requests at these seconds make. */
function lengthsOf(
  seconds: readonly number[],
  { path = '/finesse/api/SystemInfo', status = 200 } = {},
) {
  const watch = new PageWatch();
  const interner = new Interner();
  for (const [i, second] of seconds.entries())
    watch.note(
      {
        kind: 'http-access',
        agent: '1001003',
        clientAddress: '192.0.2.1',
        method: 'GET',
        path,
        status,
      },
      {
        time: { wall: (start + Math.round(second * 1_000)) as WallMs },
        spot: { line: i + 1, offset: 0 },
      },
      interner,
    );
  return watch.stretches.map(({ count }) => count);
}

const minutes = (count: number, from = 0): number[] =>
  Array.from({ length: count }, (_, i) => from + i * 60);

describe('a page in the access log', () => {
  it('is one stretch while it asks once a minute', () => {
    expect(lengthsOf(minutes(60))).toEqual([60]);
  });

  it('may be late by what the path takes', () => {
    expect(lengthsOf([0, 62.999, 120])).toEqual([3]);
    expect(lengthsOf([0, 63, 120])).toEqual([3]);
    expect(lengthsOf([0, 63.001])).toEqual([1, 1]);
    expect(lengthsOf([0, 56.999])).toEqual([1, 1]);
  });

  it('begins anew after a hole', () => {
    expect(lengthsOf([...minutes(3), ...minutes(3, 240)])).toEqual([3, 3]);
  });

  it('stands beside another of the same agent', () => {
    const both = [...minutes(5), ...minutes(5, 20)].sort((a, b) => a - b);
    expect(lengthsOf(both)).toEqual([5, 5]);
  });

  it('counts only what was answered', () => {
    expect(lengthsOf(minutes(3), { status: 401 })).toEqual([]);
    expect(lengthsOf(minutes(3), { path: '/finesse/api/User/1001003' })).toEqual([]);
  });

  it('knows when it was loaded, by its agent or before the sign-in', () => {
    const watch = new PageWatch();
    const interner = new Interner();
    const note = (second: number, path: string, agent?: string, clientAddress = '192.0.2.1') =>
      watch.note(
        {
          kind: 'http-access',
          ...(agent !== undefined && { agent }),
          clientAddress,
          method: 'GET',
          path,
          status: 200,
        },
        {
          time: { wall: (start + second * 1_000) as WallMs },
          spot: { line: second + 1, offset: 0 },
        },
        interner,
      );
    const systemInfo = '/finesse/api/SystemInfo';
    note(0, systemInfo, '1001003');
    note(100, '/desktop/container/');
    note(101, '/desktop/container/', '1001004');
    note(110, systemInfo, '1001003');
    note(150, '/desktop/container/', undefined, '192.0.2.2');
    note(200, systemInfo, '1001003');
    note(260, '/desktop/container/', '1001003');
    note(300, systemInfo, '1001003');
    expect(watch.stretches.map(({ loadedMs }) => loadedMs)).toEqual([
      undefined,
      10_000,
      100_000,
      40_000,
    ]);
  });

  it('is told no further where it is none', () => {
    expect(lengthsOf(Array.from({ length: 5_000 }, (_, i) => i * 7)).length).toBeLessThanOrEqual(
      500,
    );
  });

  it('loses no request of any two pages with seconds of their own', () => {
    const second = fc.integer({ min: 4, max: 56 });
    fc.assert(
      fc.property(second, fc.integer({ min: 1, max: 40 }), (apart, count) => {
        const both = [...minutes(count), ...minutes(count, apart)].sort((a, b) => a - b);
        expect(lengthsOf(both)).toEqual([count, count]);
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});
