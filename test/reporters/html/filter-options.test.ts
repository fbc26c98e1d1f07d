import { describe, expect, it } from 'vitest';
import type { ReportAgent } from '../../../src/model/report.ts';
import { filterOptions } from '../../../src/reporters/html/script/explore/filters/filter-options.ts';

const agent = (id: string, more: Partial<ReportAgent>): ReportAgent => ({
  id,
  nodes: ['fin-a'],
  sessions: 1,
  outcome: 'healthy',
  disconnects: [],
  ...more,
});

const agents = [
  agent('1', { nodes: ['fin-a', 'fin-b'] }),
  agent('2', { subnets: ['north', 'south'] }),
  agent('3', { outcome: 'logged-out', cause: 'network-path', side: 'network', nodes: ['fin-b'] }),
  agent('4', { outcome: 'recovered', cause: 'network-path', side: 'network', nodes: ['fin-b'] }),
  agent('5', { outcome: 'logged-out', cause: 'authentication', side: 'client' }),
];

describe('what agents can be chosen by', () => {
  it.each([
    ['outcome', ['logged-out 2', 'recovered 1', 'healthy 2']],
    ['cause', ['network-path 2', 'authentication 1']],
    ['side', ['network 2', 'client 1']],
    ['node', ['fin-a 3', 'fin-b 3']],
    ['subnet', ['north 1', 'south 1']],
  ] as const)('%s: the values that occur, each with its agents', (key, expected) => {
    const options = filterOptions(agents, key);
    expect(options.map(({ value, agents }) => `${value} ${agents}`)).toEqual(expected);
  });

  it('counts an agent once, however often a value stands with it', () => {
    const twice = [agent('1', { subnets: ['north', 'north'] })];
    expect(filterOptions(twice, 'subnet')).toEqual([{ value: 'north', agents: 1 }]);
  });
});
