import { describe, expect, it } from 'vitest';
import type { ReportNode } from '../../src/model/report.ts';
import { wallMs } from '../../src/model/time.ts';
import { type EventSelection, selectedEvents } from '../../src/report/select-events.ts';

const node = (id: string, names: string[] = []): ReportNode => ({
  id,
  names,
  offsets: [
    { from: '2023-10-01T00:00:00.000Z', offset: '+02:00', basis: 'option' },
    { from: '2023-10-29T01:00:00.000Z', offset: '+01:00', basis: 'option' },
  ],
});
const nodes = [node('fin-a', ['finesse1.example.com']), node('10.0.0.2')];
const sources = [
  {
    path: '10.0.0.1/desktop/logs/openfire/info.log',
    node: 'fin-a',
    from: '2023-10-01T00:00:00.000Z',
  },
  { path: '10.0.0.9/desktop/logs/openfire/nothing.log', node: 'fin-a' },
];
const select = (selection: EventSelection) => selectedEvents({ nodes, sources }, selection);
const time = (text: string) => ({ wall: wallMs(Date.parse(`${text}Z`)) });

describe('the events that are wanted', () => {
  it('are all where nothing is asked for', () => {
    const { filter, slices } = select({});
    expect(slices).toBeUndefined();
    expect(filter.at(0) && filter.node('x') && filter.kind('sweep')).toBe(true);
    expect(filter.agent(undefined)).toBe(true);
  });

  it('are those around each instant that the clock shows as the time', () => {
    const around = { time: time('2023-10-29T02:30'), spanMs: 60_000 };
    const { filter, slices } = select({ around });
    expect(slices).toEqual([
      { from: '2023-10-29T00:29:00.000Z', to: '2023-10-29T00:31:00.000Z' },
      { from: '2023-10-29T01:29:00.000Z', to: '2023-10-29T01:31:00.000Z' },
    ]);
    const at = (iso: string): boolean => filter.at(Date.parse(iso));
    expect(at('2023-10-29T00:31:00.000Z')).toBe(true);
    expect(at('2023-10-29T01:00:00.000Z')).toBe(false);
    expect(at('2023-10-29T01:29:00.000Z')).toBe(true);
  });

  it('are open where no end is asked for', () => {
    expect(select({ since: time('2023-10-01T12:00') }).slices).toEqual([
      { from: '2023-10-01T10:00:00.000Z' },
    ]);
  });

  it('are of servers by id or any of their names', () => {
    const { filter } = select({ servers: ['FINESSE1.example.com'] });
    expect(['fin-a', '10.0.0.2'].map(filter.node)).toEqual([true, false]);
  });

  it("are of no server where the name is none's, which is said", () => {
    const { filter, unknownServers } = select({ servers: ['finesse2', 'fin-a'] });
    expect(['fin-a', '10.0.0.2'].map(filter.node)).toEqual([true, false]);
    expect(unknownServers).toEqual(['finesse2']);
    expect(select({ servers: ['fin-a'] }).unknownServers).toBeUndefined();
  });

  it('lie in some time', () => {
    const [early, late] = [time('2023-10-29T02:10'), time('2023-10-29T02:50')];
    expect(select({ since: early, until: late }).slices).toHaveLength(1);
    expect(select({ since: late, until: early }).slices).toEqual([
      { from: '2023-10-29T00:50:00.000Z', to: '2023-10-29T01:10:00.000Z' },
    ]);
    const [before, after] = [time('2023-10-28T02:10'), time('2023-10-28T02:11')];
    expect(() => select({ since: after, until: before })).toThrow('--since is later than --until');
  });

  it('are of the agents alone where agents are asked for', () => {
    const { filter } = select({ agents: ['1001001'], kinds: ['sweep', 'presence'] });
    expect(['1001001', '1001002', undefined].map(filter.agent)).toEqual([true, false, false]);
    expect((['sweep', 'conflict'] as const).map(filter.kind)).toEqual([true, false]);
  });
});
