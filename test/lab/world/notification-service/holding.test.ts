import { describe, expect, it } from 'vitest';
import { Stage } from './stage.ts';

describe('the sign-in', () => {
  const stage = new Stage();
  const desk = stage.desk('1001001').signIn();
  stage.run(20);

  it('answers each step, and holds the poll after it', () => {
    const types = [100, 101, 102, 103, 104, 105].map((rid) => desk.answers.get(rid)?.[0]?.type);
    expect(types).toEqual(['created', 'done', 'done', 'done', 'done', 'done']);
    expect(desk.answer(106)).toEqual([]);
    expect(stage.story(0.55, 'bosh-held')).toEqual(['0.6 bosh-held 106']);
  });

  it('knows the agent by its JID from the bind on', () => {
    const [bound] = stage.of('session-bound');
    expect(bound?.session.jid).toBe('1001001@finesse.example.com/desktop');
    expect(bound?.second).toBeGreaterThan(0.3);
    expect(bound?.second).toBeLessThan(0.31);
    expect(stage.service.signedInAs('1001001')).toBe(bound?.session);
    expect(stage.service.signedInAs('1001002')).toBeUndefined();
  });

  it('reaches Finesse as a presence a moment later', () => {
    const [first, second] = stage.learnt;
    expect(first).toEqual({ at: 0, what: 'established' });
    expect(second?.what).toBe('available 1001001@finesse.example.com/desktop');
    expect(second?.at).toBeGreaterThan(0.7);
    expect(second?.at).toBeLessThan(1.3);
  });
});

describe.each([
  ['finesse-11', /^[0-9a-f]{1,8}$/],
  ['openfire-3.8', /^[0-9a-f]{1,8}$/],
  ['openfire-4.2', /^[0-9a-z]{8,10}$/],
  ['openfire-5.0', /^[0-9a-z]{8,10}$/],
] as const)('a sid of %s', (release, shape) => {
  it('has the shape of the release', () => {
    const stage = new Stage(release);
    const sids = Array.from({ length: 200 }, (_, place) => {
      const desk = stage.desk(`${1001001 + place}`);
      desk.send('create');
      return desk.sid ?? '';
    });
    for (const sid of sids) expect(sid).toMatch(shape);
    expect(new Set(sids).size).toBe(200);
    const lengths = new Set(sids.map(({ length }) => length));
    expect(lengths.size).toBeGreaterThan(1);
  });
});

describe('a held request', () => {
  it('is answered when its wait is over, and the next is held', () => {
    const stage = new Stage();
    const desk = stage.desk('1001001').signIn();
    stage.run(40);
    expect(desk.answer(106)).toEqual(['30.6 empty']);
    expect(stage.story(0.55, 'bosh-held')).toEqual(['0.6 bosh-held 106', '30.61 bosh-held 107']);
  });

  it('is answered by an event; what comes while none is held waits for the next', () => {
    const stage = new Stage();
    const desk = stage.desk('1001001').signIn();
    stage.at(10, () => stage.publish('1001001', 1));
    stage.at(10.005, () => stage.publish('1001001', 2));
    stage.at(10.007, () => stage.publish('1001001', 3));
    stage.run(15);
    expect(desk.answer(106)).toEqual(['10 data 1']);
    expect(desk.answer(107)).toEqual(['10.01 data 2,3']);
    expect(stage.of('undeliverable')).toEqual([]);
  });

  it('gives way to a later one', () => {
    const stage = new Stage();
    const desk = stage.desk('1001001').signIn();
    desk.isAlive = false;
    stage.at(8, () => desk.send('poll', 107)).run(15);
    expect(desk.answer(106)).toEqual(['8 empty']);
    expect(desk.answer(107)).toEqual([]);
  });

  it('is held no longer than its desktop or the server wants', () => {
    const stage = new Stage();
    const desk = stage.desk('1001001').signIn(false);
    stage.at(1, () => desk.send('poll')).run(40);
    expect(desk.answer(106)).toEqual(['31 empty']);
  });
});

describe('a request of no session', () => {
  it('is answered 404, whatever became of the session', () => {
    const stage = new Stage();
    const desk = stage.desk('1001001');
    desk.sid = 'c1e6e9f1';
    stage.at(5, () => desk.send('poll', 7)).run(6);
    expect(desk.answer(7)).toEqual(['5 404']);
    expect(stage.of('invalid-session')).toMatchObject([
      { sid: 'c1e6e9f1', rid: 7, ip: '10.20.1.11', second: 5 },
    ]);
    expect(stage.of('bosh-request')[0]).not.toHaveProperty('session');
  });
});

describe('the end', () => {
  it('comes with a terminate of the desktop', () => {
    const stage = new Stage();
    const desk = stage.desk('1001001').signIn();
    stage.at(10, () => {
      desk.isAlive = false;
      desk.send('terminate');
    });
    stage.at(11, () => stage.publish('1001001', 1)).run(40);
    expect(desk.answer(106)).toEqual(['10 empty']);
    expect(desk.answer(107)).toEqual(['10 terminate']);
    expect(stage.story(10, 'session-gone', 'undeliverable', 'sweep')).toEqual([
      '10 gone terminate',
      '11 undeliverable 1',
    ]);
    expect(stage.learnt.at(-1)?.what).toBe('unavailable 1001001@finesse.example.com/desktop');
    expect(stage.service.signedInAs('1001001')).toBeUndefined();
  });

  it('comes with a second sign-in to the same resource', () => {
    const stage = new Stage();
    const first = stage.desk('1001001').signIn();
    const second = stage.desk('1001001', 500);
    const other = stage.desk('1001002').signIn();
    stage.at(10, () => second.signIn()).run(25);
    const [kicked] = stage.of('kicked');
    expect(kicked?.old.sid).toBe(first.sid);
    expect(kicked?.by.sid).toBe(second.sid);
    expect(first.answer(106)).toEqual([`${kicked?.second} conflict`]);
    expect(stage.of('session-gone').map(({ why }) => why)).toEqual(['replaced']);
    expect(stage.service.signedInAs('1001001')?.sid).toBe(second.sid);
    expect(stage.service.signedInAs('1001002')?.sid).toBe(other.sid);
    first.send('poll', 107);
    expect(first.answer(107)).toEqual(['25 404']);
    const types = stage.learnt.filter(({ what }) => what.includes('1001001'));
    expect(types.map(({ what }) => what.split(' ')[0])).toEqual([
      'available',
      'unavailable',
      'available',
    ]);
  });
});

describe('statistics', () => {
  it('are told of each session every five minutes', () => {
    const stage = new Stage();
    const desk = stage.desk('1001001').signIn();
    stage.at(5, () => stage.publish('1001001', 1)).run(1_200);
    const told = stage.of('statistics');
    expect(told.length).toBe(4);
    expect(told.at(-1)).toMatchObject({ sent: 1, queued: 0, dropped: 0 });
    const [a, b] = told;
    expect((b?.second ?? 0) - (a?.second ?? 0)).toBeCloseTo(300, 3);
    expect(a?.session.sid).toBe(desk.sid);
  });
});
