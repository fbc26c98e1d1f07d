import { describe, expect, it } from 'vitest';
import type { Release } from '../../../../src/lab/scenario/scenario.ts';
import type { Frame, SocketHandlers } from '../../../../src/lab/world/exchange.ts';
import { Stage } from './stage.ts';

const kinds = [
  'websocket-opened',
  'websocket-ping',
  'websocket-closed',
  'session-bound',
  'session-gone',
  'kicked',
  'undeliverable',
] as const;

/** A page over a WebSocket: it notes what it is sent, and with `answers` it answers XMPP pings. */
const open = (stage: Stage, agent = '1001001', answers = false) => {
  const frames: string[] = [];
  const note = (what: string) => frames.push(`${stage.now} ${what}`);
  const server: SocketHandlers = stage.service.connect({
    ip: '10.20.1.11',
    port: 45_072,
    send: (frame: Frame) => {
      note('condition' in frame ? frame.condition : frame.type);
      if (answers && frame.type === 'server-ping') server.frame({ type: 'server-pong' });
    },
    close: (how) => note(`closed ${how}`),
  });
  server.frame({ type: 'sign-in', agent, resource: 'desktop' });
  return { server, frames };
};

describe('a session over a WebSocket', () => {
  it('is signed in with one frame, and is sent its events', () => {
    const stage = new Stage('openfire-4.2');
    const { server, frames } = open(stage);
    stage.at(5, () => stage.publish('1001001', 1));
    stage.at(6, () => server.frame({ type: 'ping' })).run(40);
    expect(frames).toEqual(['0 signed-in', '5 publication', '6 pong']);
    expect(stage.story(0, ...kinds)).toEqual(['0 websocket-opened', '0 session-bound']);
    expect(stage.of('session-bound')[0]?.session).toMatchObject({
      transport: 'websocket',
      jid: '1001001@finesse.example.com/desktop',
      status: 3,
    });
    expect(stage.of('sweep')).toEqual([]);
  });

  it.each([
    ['a close frame', 'clean', (server: SocketHandlers) => server.frame({ type: 'close' })],
    ['a clean close', 'clean', (server: SocketHandlers) => server.closed('clean')],
    ['a reset', 'reset', (server: SocketHandlers) => server.closed('reset')],
  ])('ends at once with %s', (_, how, end) => {
    const stage = new Stage('openfire-4.2');
    const { server } = open(stage);
    stage.at(10, () => end(server));
    stage.at(11, () => stage.publish('1001001', 1)).run(12);
    expect(stage.story(9, ...kinds)).toEqual([
      `10 websocket-closed ${how}`,
      '10 gone socket',
      '11 undeliverable 1',
    ]);
    expect(stage.learnt.at(-1)).toEqual({
      at: 10,
      what: 'unavailable 1001001@finesse.example.com/desktop',
    });
  });

  it('gives way to a second sign-in', () => {
    const stage = new Stage('openfire-4.2');
    const { frames } = open(stage);
    stage.at(10, () => open(stage)).run(11);
    expect(frames).toEqual(['0 signed-in', '10 conflict', '10 closed clean']);
    expect(stage.story(9, ...kinds)).toEqual([
      '10 websocket-opened',
      '10 kicked',
      '10 websocket-closed clean',
      '10 gone replaced',
      '10 session-bound',
    ]);
  });

  it('is reset when the service stops', () => {
    const stage = new Stage('openfire-4.2');
    const { frames } = open(stage);
    stage.at(10, () => stage.service.restart(5_000)).run(11);
    expect(frames).toEqual(['0 signed-in', '10 closed reset']);
    expect(stage.story(9, ...kinds)).toEqual(['10 websocket-closed stop', '10 gone stop']);
  });
});

describe('a silent WebSocket', () => {
  const play = (release: Release, answers: boolean) => {
    const stage = new Stage(release);
    open(stage, '1001001', answers);
    return stage.run(1_200).story(1, ...kinds);
  };

  it.each([
    ['openfire-4.2', false, ['984.6 websocket-closed silence', '984.6 gone silence']],
    ['openfire-4.7', false, ['984.6 websocket-closed silence', '984.6 gone silence']],
    [
      'openfire-5.0',
      false,
      ['180 websocket-ping', '360 websocket-closed silence', '360 gone silence'],
    ],
    [
      'openfire-5.0',
      true,
      [180, 360, 540, 720, 900, 1_080].map((second) => `${second} websocket-ping`),
    ],
  ] as const)('on %s, its page answering pings: %s', (release, answers, tells) => {
    expect(play(release, answers)).toEqual(tells);
  });
});

describe('a sign-in', () => {
  it('waits while nothing can be accepted', () => {
    const stage = new Stage('openfire-4.2');
    stage.service.fault('open-files', 30_000);
    const { frames } = open(stage);
    stage.run(40);
    expect(frames).toEqual(['30 signed-in']);
  });
});
