import { describe, expect, it } from 'vitest';
import type { Overview, ReportDisconnect } from '../../src/model/report.ts';
import { overviewOf } from '../../src/report/overview.ts';
import { select } from '../../src/report/select.ts';
import { thousandReport } from '../reporters/sample-crowd.ts';
import { analyzeLines } from '../support/bundle.ts';
import { plainSweep, time, webTick } from '../support/lines.ts';
import { healthy, silent } from '../support/stories.ts';

type Given = Partial<Omit<ReportDisconnect, 'causes'>> &
  Partial<Pick<ReportDisconnect['causes'][number], 'cause' | 'side'>>;

const utc = [{ offsets: [] }];

function disconnectsOf(given: readonly Given[]): ReportDisconnect[] {
  return given.map(({ cause = 'network-path', side = 'network', ...one }, index) => ({
    id: `${index}`,
    agent: '1001001',
    node: 'finesse1.example.com',
    transport: 'bosh',
    at: '2026-11-23T10:00:00.000Z',
    count: 1,
    outcome: 'lost',
    steps: [],
    causes: [{ cause, side, confidence: 'likely', score: 2, for: [], against: [] }],
    next: [],
    ...one,
  }));
}

const overview = (given: readonly Given[], nodes: Parameters<typeof overviewOf>[0] = utc) =>
  overviewOf(nodes, disconnectsOf(given), []);

const at = (clock: string): { at: string } => ({ at: `2026-11-23T${clock}Z` });

describe('the overview', () => {
  it('counts disconnects and agents by the hour of the clock', () => {
    const nodes = [{ offsets: [offset('2026-11-23T00:00:00.000Z', '+05:30')] }];
    const all = [
      at('10:29:59.999'),
      at('10:30:00.000'),
      { ...at('11:29:59.999'), agent: '1001002' },
    ];
    expect(overview(all, nodes).hours).toEqual([
      { from: '2026-11-23T09:30:00.000Z', disconnects: 1, agents: 1 },
      { from: '2026-11-23T10:30:00.000Z', disconnects: 2, agents: 2 },
    ]);
  });

  it('keeps the two hours apart that a clock put back shows twice', () => {
    const nodes = [
      {
        offsets: [
          offset('2026-10-24T00:00:00.000Z', '+02:00'),
          offset('2026-10-25T01:00:00.000Z', '+01:00'),
        ],
      },
    ];
    const all = [{ at: '2026-10-25T00:30:00.000Z' }, { at: '2026-10-25T01:30:00.000Z' }];
    expect(overview(all, nodes).hours.map(({ from }) => from)).toEqual([
      '2026-10-25T00:00:00.000Z',
      '2026-10-25T01:00:00.000Z',
    ]);
  });

  it('leaves near-misses and what was closed out', () => {
    const all: Given[] = [{}, { outcome: 'near-miss' }, { outcome: 'closed' }];
    const { hours, sides, causes } = overview(all);
    expect(hours.map(({ disconnects }) => disconnects)).toEqual([1]);
    expect(sides).toEqual([{ side: 'network', disconnects: 1, share: 1 }]);
    expect(causes).toEqual([{ cause: 'network-path', side: 'network', disconnects: 1, share: 1 }]);
  });

  it.each<[string, Given, number]>([
    ['a disconnect of its own', {}, 3],
    ['one of a burst', { burst: 'b' }, 2],
    ['one of the server', { side: 'server' }, 2],
    ['one by an operator', { side: 'operator' }, 2],
    ['one of nobody known', { cause: 'undetermined', side: 'unknown' }, 3],
    ['a near-miss', { outcome: 'near-miss' }, 2],
  ])('counts as a repetition or not: %s', (_, one, disconnects) => {
    expect(overview([{}, {}, one]).repeats).toEqual([{ agent: '1001001', disconnects }]);
  });

  it('names those who repeat most first, then by id, and nobody with one', () => {
    const ids = ['1001003', '1001002', '1001001', '1001001', '1001002', '1001003', '1001003', '9'];
    expect(overview(ids.map((agent) => ({ agent }))).repeats.map(({ agent }) => agent)).toEqual([
      '1001003',
      '1001001',
      '1001002',
    ]);
  });

  it('shares by cause and side, most first, then as they are listed', () => {
    const { causes, sides } = overview([
      { cause: 'undetermined', side: 'unknown' },
      {},
      { cause: 'server-overload', side: 'server' },
      { cause: 'browser-closed', side: 'client' },
      {},
      { cause: 'request-order', side: 'client' },
    ]);
    expect(causes.map((one) => `${one.cause} ${one.side} ${one.share}`)).toEqual([
      'network-path network 0.333',
      'browser-closed client 0.167',
      'request-order client 0.167',
      'server-overload server 0.167',
      'undetermined unknown 0.167',
    ]);
    expect(sides.map(({ side, disconnects }) => `${side} ${disconnects}`)).toEqual([
      'client 2',
      'network 2',
      'server 1',
      'unknown 1',
    ]);
  });

  it('takes no longer than its disconnects', () => {
    const many = Array.from({ length: 40_000 }, (_, i) => ({
      agent: `${1_000_000 + (i % 5_000)}`,
      at: new Date(Date.parse('2026-11-01T00:00:00Z') + i * 60_000).toISOString(),
    }));
    const { hours, repeats } = overview(many);
    expect([hours.length, repeats.length]).toEqual([667, 5_000]);
  });

  it('ranks near-misses by how near they came, in what is selected too', async () => {
    const [from, to] = [time('10:00:00'), time('10:15:00')];
    const nearly = (agent: string, lastActive: string, until: string) => [
      ...silent(agent, { from, lastActive: time(lastActive), until: time(until) }),
      ...healthy(agent, time(until) + 30_000, to),
    ];
    const report = await analyzeLines([
      webTick(from),
      webTick(to),
      ...Array.from({ length: 31 }, (_, i) => plainSweep(from + i * 30_000, 'connector', 0)),
      ...nearly('1001001', '10:04:40', '10:05:00'),
      ...nearly('1001002', '10:04:04', '10:05:00'),
      ...nearly('1001003', '10:04:30.001', '10:05:00'),
    ]);
    const told = ({ nearest }: Overview) => nearest.map((one) => [one.agent, one.silentMs]);
    expect(told(report.overview)).toEqual([
      ['1001002', 56_000],
      ['1001003', 29_999],
      ['1001001', 20_000],
    ]);
    expect(told(select(report, { agents: ['1001003'] }).overview)).toEqual([['1001003', 29_999]]);
  });

  it('is of what is selected', () => {
    const [some] = thousandReport.overview.nearest;
    const { agents, overview: of } = select(thousandReport, { agents: [some?.agent ?? ''] });
    expect(agents).toHaveLength(1);
    expect(of).toEqual({ hours: [], repeats: [], causes: [], sides: [], nearest: [some] });
  });
});

function offset(from: string, to: string) {
  return { from, offset: to, basis: 'printed' as const };
}
