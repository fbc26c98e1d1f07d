import { describe, expect, it } from 'vitest';
import type { Overview } from '../../src/model/report.ts';
import { print } from './print.ts';
import { healthyReport, thousandReport } from './sample-crowd.ts';

const none: Overview = { hours: [], repeats: [], causes: [], sides: [], nearest: [] };
const lost = (disconnects: number): Overview['sides'] => [
  { side: 'network', disconnects, share: 1 },
];
const nearest = (silentMs: number, index: number): Overview['nearest'][number] => ({
  disconnect: `${index}`,
  agent: `${1001001 + index}`,
  silentMs,
  idleMs: 60_000,
});

/** The lines of the section, without its title. */
function section(overview: Partial<Overview>, options: Parameters<typeof print>[1] = {}): string[] {
  const settings = { sweepMs: { value: 30_000, origin: 'default' } } as const;
  const report = {
    ...thousandReport,
    disconnects: [],
    settings,
    overview: { ...none, ...overview },
  };
  const text = print(report, options);
  const [, after = ''] = text.split('\nOVERVIEW\n');
  return after.split('\n\n')[0]?.split('\n').filter(Boolean) ?? [];
}

/** `2026-11-23T10` of a clock at +05:30. */
const hour = (at: string, disconnects: number): Overview['hours'][number] => ({
  from: new Date(`${at}:00:00+05:30`).toISOString(),
  disconnects,
  agents: disconnects,
});

describe('the overview of the table', () => {
  it('is not there where nobody was lost', () => {
    expect(print(healthyReport)).not.toContain('OVERVIEW');
  });

  it.each([
    [4, 0, false],
    [5, 0, true],
    [3, 2, true],
  ])('says something from five disconnects on: %d and %d near-misses', (losses, near, says) => {
    const lines = section({
      sides: lost(losses),
      repeats: [{ agent: '1001001', disconnects: 2 }],
      nearest: Array.from({ length: near }, (_, i) => nearest(20_000, i)),
    });
    expect(lines.length > 0).toBe(says);
  });

  it('leaves out what there is only one of', () => {
    const causes = [{ cause: 'network-path', side: 'network', disconnects: 9, share: 1 }] as const;
    const hours = [hour('2026-11-23T10', 9)];
    const only = { sides: lost(9), causes: [...causes], hours, nearest: [nearest(58_000, 0)] };
    expect(section(only)).toEqual([]);
  });

  it('draws a line a day, on one measure', () => {
    const hours = [
      hour('2026-11-23T00', 1),
      hour('2026-11-23T09', 16),
      hour('2026-11-23T10', 8),
      hour('2026-11-24T23', 2),
    ];
    expect(section({ sides: lost(27), hours })).toEqual([
      '  by hour     00    06    12    18',
      '  2026-11-23  ▁········█▄·············  25 disconnects, 16 from 09:00',
      '  2026-11-24  ·······················▁  2 disconnects, from 23:00',
    ]);
  });

  it('lists a week, and all days where asked to', () => {
    const hours = Array.from({ length: 10 }, (_, i) => hour(`2026-11-${11 + i}T10`, 1));
    const lines = (verbose: boolean) => section({ sides: lost(10), hours }, { verbose });
    expect(lines(false).at(-1)).toBe('  … and 3 more (--verbose or -f json)');
    expect(lines(true)).toHaveLength(11);
  });

  it('names the first few, and says of how many', () => {
    const near = Array.from({ length: 8 }, (_, i) => nearest(58_000 - i * 1_000, i));
    const repeats = near.map(({ agent }, i) => ({ agent, disconnects: 9 - i }));
    expect(section({ sides: lost(44), nearest: near, repeats }, { width: 120 })).toEqual([
      '  again    1001001 ×9, 1001002 ×8, 1001003 ×7, 1001004 ×6, 1001005 ×5, 1001006 ×4 and 2 more',
      '  nearest  longest silences survived: 1001001 58.0 s, 1001002 57.0 s, 1001003 56.0 s, 1001004 55.0 s, 1001005 54.0 s,',
      '           1001006 53.0 s and 2 more (the limit is 60 s, looked at every 30 s)',
    ]);
  });

  it('names an agent once, by its longest silence, which may have passed the limit between two sweeps', () => {
    const near = [nearest(87_900, 0), nearest(58_000, 1), nearest(57_000, 0), nearest(56_000, 1)];
    expect(section({ sides: lost(4), nearest: near }, { width: 120 })).toEqual([
      '  nearest  longest silences survived: 1001001 87.9 s, 1001002 58.0 s (the limit is 60 s, looked at every 30 s)',
    ]);
  });
});
