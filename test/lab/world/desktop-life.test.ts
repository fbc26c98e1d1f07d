import { describe, expect, it } from 'vitest';
import { Desk } from './desk.ts';

const objects = (desk: Desk, from = 0): string[] =>
  desk
    .tellings('page-rest', from)
    .map(({ object }) => object)
    .filter((object) => object !== 'system-info');

describe('signing in and out', () => {
  it('loads the page, connects, signs in and gets ready', () => {
    const desk = new Desk().run(30_000);
    expect(desk.server.rested[0]?.object).toBe('desktop');
    expect(objects(desk)).toEqual(['sign-in', 'not-ready', 'ready']);
    expect(desk.statuses().map(([status]) => status)).toEqual([
      'loaded',
      'connecting',
      'connected',
    ]);
    expect(desk.server.seen.slice(0, 7).map(({ purpose }) => purpose)).toEqual([
      'create',
      'auth',
      'restart',
      'bind',
      'session',
      'presence',
      'poll',
    ]);
    const told = desk.tellings('page-drift');
    expect(told.length).toBeGreaterThan(0);
    expect(told.every(({ latencyMs }) => latencyMs > 0 && latencyMs < 20)).toBe(true);
  });

  it('signs out, says good-bye and is not seen again', () => {
    const desk = new Desk().run(60_000);
    const at = desk.now;
    desk.desktop.signOut();
    desk.run(600_000);
    expect(objects(desk, at)).toEqual(['sign-out']);
    expect(desk.seen(at).map(({ purpose }) => purpose)).toEqual(['terminate']);
    expect(desk.statuses(at).map(([status]) => status)).toEqual(['unloading', 'disconnecting']);
    expect(desk.tellings('page-end', at)).toHaveLength(1);
    expect(desk.tellings('shift').map(({ begins }) => begins)).toEqual([true, false]);
  });

  it('asks for its user only after a reload', () => {
    const desk = new Desk().run(60_000);
    const at = desk.now;
    desk.desktop.refresh();
    desk.run(60_000);
    expect(objects(desk, at)).toEqual(['user']);
    expect(new Set(desk.tellings('page-rest').map(({ page }) => page)).size).toBe(2);
  });

  it.each([
    ['by a publication', (desk: Desk) => desk.server.publish('<user><state>LOGOUT</state></user>')],
    [
      'while it was away',
      (desk: Desk) => {
        desk.server.signedIn = false;
        desk.path.offline(40_000);
      },
    ],
  ])('signed out by somebody else, learnt %s: signs in again after minutes', (_, act) => {
    const desk = new Desk().run(60_000);
    const at = desk.now;
    act(desk);
    desk.run(600_000);
    expect(objects(desk, at).slice(-3)).toEqual(['sign-in', 'not-ready', 'ready']);
    const again = desk.tellings('page-rest', at).find(({ object }) => object === 'sign-in');
    expect(again?.at).toBeGreaterThan(60_000);
    expect(desk.tellings('page-end', at)).toHaveLength(1);
  });

  it('heeds no logout of somebody else', () => {
    const desk = new Desk().run(60_000);
    desk.server.publish('<user><state>LOGOUT</state></user>', '1001009');
    desk.run(60_000);
    expect(desk.tellings('page-end')).toEqual([]);
  });

  it('closed politely: one terminate, and back within minutes', () => {
    const desk = new Desk().run(60_000);
    const at = desk.now;
    const before = desk.server.seen.at(-1)?.rid ?? 0;
    desk.desktop.close(true);
    desk.run(400_000);
    const [first, second] = desk.seen(at);
    expect([first?.purpose, (first?.rid ?? 0) - before, second?.purpose]).toEqual([
      'terminate',
      1,
      'create',
    ]);
    expect(second?.at).toBeGreaterThan(20_000);
    expect(desk.server.closes).toEqual([]);
  });
});

describe('hindered', () => {
  it('by a server that is down: tries again until the page comes', () => {
    const desk = new Desk();
    desk.server.down = true;
    desk.run(100_000);
    expect(desk.tellings('page-start')).toEqual([]);
    desk.server.down = false;
    desk.run(60_000);
    expect(objects(desk)[0]).toBe('sign-in');
  });

  it('by a Finesse that says 503 to the sign-in: tries again on the same page', () => {
    const desk = new Desk();
    desk.server.refuseSignIn(true);
    desk.run(60_000);
    expect(new Set(objects(desk))).toEqual(new Set(['sign-in']));
    desk.server.refuseSignIn(false);
    desk.run(90_000);
    expect(objects(desk).slice(-3)).toEqual(['sign-in', 'not-ready', 'ready']);
    expect(desk.tellings('page-start')).toHaveLength(1);
  });

  it('by a PC that sleeps: comes back when it is awake', () => {
    const desk = new Desk().run(60_000);
    const at = desk.now;
    desk.desktop.close(false);
    desk.pc.sleep(1_000_000);
    desk.run(990_000);
    expect(desk.tellings('page-start', at)).toEqual([]);
    desk.run(60_000);
    expect(desk.tellings('page-start', at)).toHaveLength(1);
  });
});

describe('refused', () => {
  it.each(['jabberwerx', 'websocket'] as const)(
    '%s: unauthorized at the next connect, then signs in again',
    (library) => {
      const desk = new Desk({ library }).run(60_000);
      const at = desk.now;
      desk.desktop.refuse();
      desk.desktop.refresh();
      desk.run(10_000);
      expect(desk.statuses(at).map(([status]) => status)).toEqual([
        'unloading',
        'loaded',
        'connecting',
        'unauthorized',
      ]);
      desk.run(400_000);
      expect(desk.statuses(at).at(-1)?.[0]).toBe('connected');
      expect(objects(desk, at)).toEqual(['sign-in', 'not-ready', 'ready']);
    },
  );

  it('an expired token signs the agent out, by the desktop itself', () => {
    const desk = new Desk({ sso: true }).run(60_000);
    const at = desk.now;
    desk.desktop.expireToken();
    desk.run(20_000);
    expect(objects(desk, at)).toEqual(['forced-sign-out']);
    expect(desk.statuses(at).at(-1)?.[0]).toBe('unauthorized');
    expect(desk.seen(at).map(({ purpose }) => purpose)).toEqual(['terminate']);
  });

  it('a second sign-in elsewhere stops the first for good', () => {
    const desk = new Desk().run(60_000);
    const at = desk.now;
    desk.server.bosh(
      { agent: '1001001', resource: 'desktop', purpose: 'create', rid: 7, waitSeconds: 30 },
      { ip: '10.9.9.9', port: 1, answer: () => {} },
    );
    desk.run(200_000);
    expect(desk.statuses(at).map(([status]) => status)).toEqual(['conflict']);
    expect(
      desk
        .seen(at)
        .filter(({ ip }) => ip !== '10.9.9.9')
        .slice(1),
    ).toEqual([]);
  });
});

describe('fail-over', () => {
  it('goes to the other server when this one is out of service, and stays signed in', () => {
    const desk = new Desk({ twoServers: true }).run(60_000);
    const at = desk.now;
    desk.server.state = 'OUT_OF_SERVICE';
    desk.run(90_000);
    expect(
      desk.tellings('page-status', at).map(({ server, status }) => `${server} ${status}`),
    ).toEqual(['fin-a unloading', 'fin-b loaded', 'fin-b connecting', 'fin-b connected']);
    expect(objects(desk, at)).toEqual(['user']);
  });

  it('goes to the other server when nobody takes connections here', () => {
    const desk = new Desk({ twoServers: true }).run(60_000);
    desk.server.down = true;
    desk.run(300_000);
    expect(desk.tellings('page-status').at(-1)).toMatchObject({
      server: 'fin-b',
      status: 'connected',
    });
  });

  it('stays where there is no other, and asks every 20 s', () => {
    const desk = new Desk().run(60_000);
    const at = desk.now;
    desk.server.state = 'OUT_OF_SERVICE';
    desk.run(120_000);
    desk.server.state = 'IN_SERVICE';
    desk.run(120_000);
    expect(desk.tellings('page-failover', at).map(({ status }) => status)).toEqual([
      'failover',
      'connected',
    ]);
    const asked = desk.tellings('page-rest', at).map(({ at: ms }) => ms);
    const gaps = asked.slice(1).map((ms, place) => Math.round((ms - (asked[place] ?? 0)) / 1_000));
    expect(gaps).toContain(20);
    expect(gaps.at(-1)).toBe(60);
  });
});

describe('the tunnel over a WebSocket', () => {
  it('pings every 10 s', () => {
    const desk = new Desk({ library: 'websocket' }).run(61_500);
    expect(desk.server.frames.map(({ type }) => type).slice(0, 7)).toEqual([
      'sign-in',
      ...Array(6).fill('ping'),
    ]);
    expect(desk.tellings('page-transport').map(({ transport }) => transport)).toEqual([
      'websocket',
    ]);
  });

  it.each([
    ['no answer to a ping', (desk: Desk) => desk.server.answerPings(false), true],
    ['a black hole of 25 s', (desk: Desk) => desk.path.blackHole(25_000), true],
    ['a closed socket', (desk: Desk) => desk.server.end?.close('reset'), false],
  ] as const)('%s ends the connection within 20 s, and it makes a new one', (_, act, byPing) => {
    const desk = new Desk({ library: 'websocket' }).run(61_500);
    const at = desk.now;
    act(desk);
    desk.run(21_000);
    desk.server.answerPings(true);
    desk.run(20_000);
    expect(desk.statuses(at)[0]?.[0]).toBe('disconnected');
    expect(desk.statuses(at)[0]?.[1]).toBeLessThan(20.1);
    expect(desk.statuses(at).at(-1)?.[0]).toBe('connected');
    expect(desk.tellings('page-ping-failed', at).length > 0).toBe(byPing);
    expect(desk.tellings('page-reset', at)[0]?.status).toBe('disconnected');
  });

  it('survives a black hole of 5 s, with the event in it', () => {
    const desk = new Desk({ library: 'websocket' }).run(61_500);
    const at = desk.now;
    desk.path.blackHole(5_000);
    desk.server.publish();
    desk.run(30_000);
    expect(desk.statuses(at)).toEqual([]);
    const [event] = desk.tellings('page-event', at);
    expect(event?.at).toBeGreaterThanOrEqual(5_000);
    expect(event?.at).toBeLessThan(6_000);
  });

  it('closes the socket without a word when it is killed, with one when it is closed politely', () => {
    for (const politely of [true, false]) {
      const desk = new Desk({ library: 'websocket' }).run(61_500);
      desk.desktop.close(politely, false);
      desk.run(1_000);
      expect(desk.server.frames.at(-1)?.type).toBe(politely ? 'close' : 'ping');
      expect(desk.server.socketEnds.map(({ how }) => how)).toEqual([politely ? 'clean' : 'reset']);
    }
  });
});

it('does the same for the same seed, and something else for another', () => {
  const story = (seed: number): unknown => {
    const desk = new Desk({ seed, eventsMs: 17_000 }).run(61_000);
    desk.path.blackHole(50_000);
    desk.run(200_000);
    desk.desktop.close(false);
    return desk.run(600_000).told;
  };
  expect(story(3)).toEqual(story(3));
  expect(story(3)).not.toEqual(story(4));
});
