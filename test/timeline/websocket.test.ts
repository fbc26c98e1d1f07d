import { describe, expect, it } from 'vitest';
import { analyzeLines } from '../support/bundle.ts';
import {
  clientStatus,
  connectUrl,
  kick,
  type Line,
  presence,
  routeAdded,
  routeRemoved,
  sweep,
  time,
  webSocketClosed,
  webSocketFailed,
  webSocketIdle,
  webSocketPinged,
  webTick,
} from '../support/lines.ts';

const agent = '1001003';
const from = time('10:00:00');
const at = (seconds: number): number => from + seconds * 1_000;

/** The idle time is 6 minutes, and Openfire looks every 36 s: the last stanza came between 100 and 136 s. */
const idleEnd = (id: string, shift = 0): Line[] => [
  routeAdded(at(shift), id),
  webSocketPinged(at(316 + shift), id),
  webSocketIdle(at(496 + shift), id),
  routeRemoved(at(496 + shift), id),
];

describe('a WebSocket that Openfire closed as idle', () => {
  it('was heard last before the ping by what lies between ping and close', async () => {
    const { disconnects } = await analyzeLines(idleEnd(agent));
    expect(disconnects).toMatchObject([
      {
        transport: 'websocket',
        at: '2026-11-23T10:08:16.000Z',
        lastContact: { earliest: '2026-11-23T10:01:39.000Z', latest: '2026-11-23T10:02:17.000Z' },
      },
    ]);
  });

  it('without a ping on record tells no last contact', async () => {
    const { disconnects } = await analyzeLines([
      routeAdded(from, agent),
      webSocketIdle(at(496), agent),
    ]);
    expect(disconnects.map(({ lastContact }) => lastContact)).toEqual([undefined]);
  });

  it('after a ping that was answered tells none of it', async () => {
    const answered = [routeAdded(from, agent), webSocketPinged(at(316), agent)];
    expect((await analyzeLines(answered)).disconnects).toEqual([]);
  });

  it('makes no burst of closes that come minutes after the cut', async () => {
    const ids = ['1001001', '1001002', '1001003'];
    const closes = ids.flatMap((id) => [routeAdded(from, id), webSocketIdle(at(496), id)]);
    expect((await analyzeLines(closes)).bursts).toEqual([]);
  });
});

describe('a close that is told several times', () => {
  it.each<[string, readonly Line[]]>([
    [
      'twice, and its route with it',
      [
        routeAdded(from, agent),
        webSocketClosed(at(60), agent),
        routeRemoved(at(60), agent),
        webSocketClosed(at(60), agent),
        routeRemoved(at(60), agent),
      ],
    ],
    [
      'by an error, and its route with it',
      [routeAdded(from, agent), webSocketFailed(at(60), agent), routeRemoved(at(60), agent)],
    ],
  ])('%s', async (_, lines) => {
    const { agents, disconnects } = await analyzeLines(lines);
    expect(agents).toMatchObject([{ id: agent, sessions: 1 }]);
    expect(disconnects).toMatchObject([{ transport: 'websocket', count: 1 }]);
  });
});

describe('a server that learns of the loss as the desktop returns', () => {
  const noticed = [
    webTick(from),
    connectUrl(from, agent, 'wss://finesse1.example.com:8445/ws/'),
    clientStatus(at(1), agent, 'connected'),
    clientStatus(at(100), agent, 'disconnected'),
    clientStatus(at(200), agent, 'connected'),
    presence(at(200.4), agent, 'unavailable'),
    presence(at(200.5), agent, 'available'),
    webTick(at(900)),
  ];

  it('tells one loss with it', async () => {
    const { disconnects } = await analyzeLines(noticed);
    expect(disconnects).toMatchObject([{ outcome: 'recovered', at: '2026-11-23T10:03:20.400Z' }]);
  });

  it('tells another one later', async () => {
    const later = [presence(at(300), agent, 'unavailable'), presence(at(310), agent, 'available')];
    expect((await analyzeLines([...noticed, ...later])).disconnects).toHaveLength(2);
  });

  const ids = ['1001001', '1001002', '1001003'];
  const returned = ids.flatMap((id) => [
    presence(at(200.1), id, 'unavailable'),
    presence(at(200.2), id, 'available'),
  ]);
  const kicked = ids.flatMap((id) => [
    routeAdded(from, id),
    kick(at(200), id),
    webSocketClosed(at(200), id),
    routeRemoved(at(200), id),
    routeAdded(at(200), id),
  ]);
  it.each([
    ['by webservices', returned],
    ['by debug.log', kicked],
    ['by both', [...returned, ...kicked]],
  ])('makes no burst of desktops that return together: %s', async (_, lines) => {
    const report = await analyzeLines([...lines, webTick(at(900))]);
    expect(report.disconnects).toHaveLength(3);
    expect(report.bursts).toEqual([]);
  });
});

it('is not watched by the sweeps of another session of its agent', async () => {
  const swept = [0, 30, 60, 90].map((s) => sweep(at(s), agent, 0, 'aaaa0001'));
  const { agents } = await analyzeLines([
    ...swept,
    connectUrl(at(600), agent, 'wss://finesse1.example.com:8445/ws/'),
  ]);
  expect(agents).toMatchObject([{ id: agent, outcome: 'inconclusive' }]);
});
