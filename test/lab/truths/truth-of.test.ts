import { describe, expect, it } from 'vitest';
import { truthSchema } from '../../../src/lab/truth.ts';
import type { PlainLoss } from '../../../src/lab/truths/loss.ts';
import { truthOf } from '../../../src/lab/truths/truth-of.ts';
import { allLogs, incidentOf, minute, plainLoss, second, start } from './books.ts';

const agents = ['1001003', '1001001', '1001002'];

const truth = (...losses: PlainLoss[]) =>
  truthOf({
    scenario: { name: 'a', title: 'A day', seed: 4 },
    release: 'finesse-11',
    product: 'uccx',
    from: start,
    to: start + 30 * minute,
    kinds: ['webservices'],
    agents,
    losses,
    aheadOf: (server) => (server === 'fin-b' ? -1_500 : 0),
    logsOf: () => allLogs,
    watched: (agent) => agent !== '1001002',
  });

const stall = incidentOf({
  id: 'stall-1.1',
  what: 'stall',
  causes: ['server-overload'],
  side: 'server',
});
const stalled = (agent: string, given: Partial<PlainLoss> = {}): PlainLoss =>
  plainLoss({ agent, incident: stall, ...given });

describe('the truth', () => {
  it('keeps its schema', () => {
    const { lastContact: _, ...loss } = plainLoss();
    const full = plainLoss({
      lastContact: start,
      requestedCode: 255,
      confirmedCode: 255,
      loggedOutAt: start + minute,
    });
    expect(() => truthSchema.parse(truth(loss, full))).not.toThrow();
  });

  it('says where the clock of the server was wrong', () => {
    const { losses } = truth(plainLoss(), plainLoss({ agent: '1001002', server: 'fin-b' }));
    expect(losses.map(({ aheadMs }) => aheadMs)).toEqual([undefined, -1_500]);
  });

  it('calls healthy who lost nothing, a sign-out apart', () => {
    const { agents: told } = truth(
      plainLoss({ agent: '1001003', outcome: 'near-miss' }),
      plainLoss({ agent: '1001002', outcome: 'closed' }),
    );
    expect(told).toEqual([
      { id: '1001001', healthy: true, watched: true },
      { id: '1001002', healthy: true, watched: false },
      { id: '1001003', healthy: false, watched: true },
    ]);
  });

  it('tells losses by their end, those of one instant by agent', () => {
    const { losses } = truth(
      plainLoss({ agent: '1001003', at: start + 9 * second }),
      plainLoss({ agent: '1001002', at: start + 5 * second }),
      plainLoss({ agent: '1001001', at: start + 9 * second }),
    );
    expect(losses.map(({ agent }) => agent)).toEqual(['1001002', '1001001', '1001003']);
    expect(losses[0]).toMatchObject({
      at: '2026-03-02T08:00:05.000Z',
      from: '2026-03-02T08:00:00.000Z',
    });
  });
});

describe('a group', () => {
  it('has the agents of one incident and server, each once', () => {
    const { groups } = truth(
      stalled('1001002'),
      stalled('1001001'),
      stalled('1001001', { at: start + 5 * minute }),
    );
    expect(groups).toEqual([
      {
        incident: 'stall-1.1',
        what: 'stall',
        server: 'fin-a',
        agents: ['1001001', '1001002'],
        causes: ['server-overload'],
        side: 'server',
      },
    ]);
  });

  it.each<[string, PlainLoss[]]>([
    ['one agent', [stalled('1001001'), stalled('1001001')]],
    ['another server', [stalled('1001001'), stalled('1001002', { server: 'fin-b' })]],
    ['another incident', [stalled('1001001'), plainLoss({ agent: '1001002' })]],
    ['a near-miss', [stalled('1001001'), stalled('1001002', { outcome: 'near-miss' })]],
    ['a sign-out', [stalled('1001001'), stalled('1001002', { outcome: 'closed' })]],
  ])('is none: %s', (_why, losses) => {
    expect(truth(...losses).groups).toEqual([]);
  });
});
