import { describe, expect, it } from 'vitest';
import { epochMs } from '../../src/model/time.ts';
import { burstsOf } from '../../src/timeline/bursts.ts';
import type { Disconnect } from '../../src/timeline/disconnect.ts';
import { toldAgents } from '../../src/timeline/headcount.ts';
import type { NodeTimeline } from '../../src/timeline/timeline.ts';
import { sessionAt, stamp } from './marks.ts';

const node = {
  node: { id: 'finesse1.example.com', names: [], logs: [] },
  stories: [],
  events: [],
  told: () => toldAgents([]),
  sessions: [],
  sweeps: [],
  missing: [],
  silences: [],
  finesseRestarts: [],
  gaps: [],
  hiddenPages: [],
  restarts: [],
  setBacks: [],
  slowSweeps: [],
  clockSteps: [],
  refusals: [],
  ctiLosses: [],
  serviceUserLosses: [],
  incidents: [],
  rejections: { ends: [], nameless: [] },
  releases: [],
  pages: [],
  addresses: new Map(),
  browsers: new Map(),
} satisfies NodeTimeline;

/** An agent's loss whose last contact lies in an interval of seconds. */
type Loss = readonly [agent: string, earliest: number, latest: number];

function lossOf([agent, earliest, latest]: Loss, more: Partial<Disconnect> = {}): Disconnect {
  const at = stamp(latest + 70, 1_000);
  return {
    id: `${agent}@finesse1.example.com/${latest}`,
    agent: { id: agent, events: [], sessions: [], nodes: [node], pages: [] },
    node,
    session: sessionAt(0),
    transport: 'bosh',
    at,
    count: 1,
    outcome: 'lost',
    ends: [{ ...at, step: 'idle-close', agent }],
    endedByDesktop: false,
    firstEnds: [{ ...at, step: 'idle-close', agent }],
    lastContact: {
      earliest: epochMs(earliest * 1_000),
      latest: epochMs(latest * 1_000),
      evidence: [],
    },
    records: [],
    confirmation: { isForced: false },
    product: 'unknown',
    steps: [],
    until: at.at,
    ...more,
  };
}

const groupsOf = (disconnects: readonly Disconnect[], nodes: readonly NodeTimeline[] = [node]) =>
  burstsOf(disconnects, nodes).map((burst) => [
    burst.disconnects.map(({ agent }) => agent.id).join(' '),
    burst.from / 1_000,
    burst.to / 1_000,
  ]);

describe('bursts', () => {
  it.each<[string, readonly Loss[], (readonly [string, number, number])[]]>([
    ['nobody', [], []],
    [
      'three agents that share an instant',
      [
        ['a', 0, 30],
        ['b', 10, 40],
        ['c', 20, 50],
      ],
      [['a b c', 20, 30]],
    ],
    [
      'two agents are none',
      [
        ['a', 0, 30],
        ['b', 10, 40],
      ],
      [],
    ],
    [
      'two agents are none, lost twice each',
      [
        ['a', 0, 30],
        ['b', 10, 40],
        ['a', 15, 35],
        ['b', 16, 36],
      ],
      [],
    ],
    [
      'edges that touch share an instant',
      [
        ['a', 0, 30],
        ['b', 30, 60],
        ['c', 30, 70],
      ],
      [['a b c', 30, 30]],
    ],
    [
      'edges a millisecond apart do not',
      [
        ['a', 0, 29.999],
        ['b', 30, 60],
        ['c', 30, 70],
      ],
      [],
    ],
    [
      'a chain without an instant of all three',
      [
        ['a', 0, 30],
        ['b', 20, 50],
        ['c', 40, 70],
      ],
      [],
    ],
    [
      'the largest group first, each agent once',
      [
        ['a', 0, 30],
        ['b', 0, 30],
        ['c', 20, 50],
        ['d', 40, 70],
        ['e', 45, 70],
        ['f', 45, 70],
      ],
      [['c d e f', 45, 50]],
    ],
    [
      'two groups',
      [
        ['a', 0, 30],
        ['b', 0, 30],
        ['c', 20, 50],
        ['d', 140, 170],
        ['e', 145, 170],
        ['f', 145, 170],
      ],
      [
        ['a b c', 20, 30],
        ['d e f', 145, 170],
      ],
    ],
  ])('%s', (_, losses, groups) => {
    expect(groupsOf(losses.map((loss) => lossOf(loss)))).toEqual(groups);
  });

  it('of three agents stand though one agent’s losses overlap more often', () => {
    const losses: Loss[] = [
      ['x', 0, 30],
      ['x', 1, 30],
      ['x', 2, 30],
      ['x', 3, 30],
      ['a', 100, 130],
      ['b', 110, 130],
      ['c', 120, 130],
    ];
    expect(groupsOf(losses.map((loss) => lossOf(loss)))).toEqual([['a b c', 120, 130]]);
  });

  const three: readonly Loss[] = [
    ['a', 0, 30],
    ['b', 10, 40],
    ['c', 20, 50],
  ];

  it.each<[string, Partial<Disconnect>]>([
    ['near-misses', { ends: [], outcome: 'near-miss' }],
    ['ordinary sign-outs', { outcome: 'closed' }],
  ])('%s make none', (_, more) => {
    expect(groupsOf(three.map((loss) => lossOf(loss, more)))).toEqual([]);
  });

  it('agents of different nodes make none', () => {
    const other = { ...node, node: { ...node.node, id: 'finesse2.example.com' } };
    const losses = three.map((loss, i) => lossOf(loss, i === 2 ? { node: other } : {}));
    expect(groupsOf(losses, [node, other])).toEqual([]);
  });

  const ended = (agent: string, second: number, stampMs = 1, more = {}): Disconnect => {
    const { lastContact: _, ...loss } = lossOf([agent, 0, 0]);
    return { ...loss, at: stamp(second, stampMs), ...more };
  };

  it('without a last contact the end counts, within seconds', () => {
    const group = [ended('a', 100, 1_000), ended('b', 100.9), ended('c', 103)];
    expect(groupsOf(group)).toEqual([['a b c', 100, 103]]);
    expect(groupsOf([...group.slice(0, 2), ended('c', 106)])).toEqual([]);
    const other = { ends: [{ ...stamp(103, 1), step: 'presence-unavailable', agent: 'c' }] };
    expect(groupsOf([...group.slice(0, 2), ended('c', 103, 1, other)])).toEqual([]);
  });

  it('everyone who goes in one moment is one burst', () => {
    const all = Array.from({ length: 60 }, (_, i) =>
      ended(`${i}`, 100 + Math.floor(i / 4) / 1_000),
    );
    expect(burstsOf(all, [node]).map(({ ended, alive }) => [ended, alive])).toEqual([[60, 60]]);
  });

  it('a few of many, or of a busy hour, are no moment', () => {
    const busy = Array.from({ length: 300 }, (_, i) => ended(`${i}`, 100 + i * 4));
    const three = [0, 1, 2].map((i) => ended(`x${i}`, 700 + i));
    const hour = { ...node, sessions: [{ ...sessionAt(0), last: stamp(1_300, 1_000) }] };
    const on = (losses: readonly Disconnect[], to: NodeTimeline) =>
      groupsOf(
        losses.map((loss) => ({ ...loss, node: to })),
        [to],
      );
    expect(on([...busy, ...three], hour)).toEqual([]);
    const many = {
      ...node,
      sessions: Array.from({ length: 60 }, () => ({ ...sessionAt(0), last: stamp(1_300, 1_000) })),
    };
    expect(on(three, many)).toEqual([]);
  });

  it('does not depend on the order of the losses', () => {
    const losses = three.map((loss) => lossOf(loss));
    expect(groupsOf([...losses].reverse())).toEqual(groupsOf(losses));
  });

  it('counts the sessions that were alive', () => {
    const alive = [0, 10, 20, 500].map((second) => ({
      ...sessionAt(second),
      last: stamp(second + 200, 1_000),
    }));
    const losses = three.map((loss) => lossOf(loss, { node: { ...node, sessions: alive } }));
    const busy = losses[0]?.node as NodeTimeline;
    const [burst] = burstsOf(
      losses.map((loss) => ({ ...loss, node: busy })),
      [busy],
    );
    expect(burst?.alive).toBe(3);
  });
});
