import { describe, expect, it } from 'vitest';
import { Stage } from './stage.ts';

/** The process stops from 55.1 s on for 75 s, as in the capture; its sweeps were at 30 s. */
const stalled = (seed: number) => {
  const stage = new Stage('openfire-3.8', seed);
  const desks = Array.from({ length: 7 }, (_, place) => {
    const desk = stage.desk(`${1001001 + place}`);
    stage.at(place * 2, () => desk.signIn());
    return desk;
  });
  stage.at(55.1, () => stage.service.stall(75_000));
  return { stage, desks };
};

describe('a stall', () => {
  it('leaves a gap between the sweeps, and shifts those that follow', () => {
    const { stage } = stalled(1);
    stage.run(200);
    const seconds = [...new Set(stage.of('sweep').map(({ second }) => second))];
    expect(seconds).toEqual([30, 130.1, 160.1, 190.1]);
    expect(stage.story(55.2).filter((line) => Number(line.split(' ')[0]) < 130.1)).toEqual([]);
  });

  it('closes one or two sessions as idle in the first sweep, in some three of four', () => {
    const counts = Array.from({ length: 100 }, (_, seed) => {
      const { stage } = stalled(seed);
      const closes = stage.run(200).of('idle-close');
      for (const { second, idleMs } of closes) {
        expect(second).toBe(130.1);
        expect(idleMs).toBeGreaterThan(75_000);
        expect(idleMs).toBeLessThan(105_100);
      }
      return closes.length;
    });
    expect(new Set(counts)).toEqual(new Set([0, 1, 2]));
    const share = counts.filter((count) => count > 0).length / counts.length;
    expect(share).toBeGreaterThan(0.6);
    expect(share).toBeLessThan(0.9);
  });

  it('lets the client of such a session get its answer, and not find the session', () => {
    const { stage, desks } = stalled(1);
    stage.run(200);
    const [closed] = stage.of('idle-close');
    const desk = desks.find(({ sid }) => sid === closed?.session.sid);
    const rid = closed?.session.rid ?? 0;
    expect(desk?.answer(rid)).toEqual(['130.1 empty']);
    expect(desk?.answer(rid + 1)).toEqual(['130.11 404']);
  });

  it('throws out who gave up on a poll meanwhile and sent it again', () => {
    const { stage, desks } = stalled(4);
    const [desk] = desks;
    stage.at(95, () => desk?.send('poll', desk.rid));
    stage.run(200);
    const rid = 107;
    expect(desk?.answer(rid)).toEqual(['130.1 empty', '130.1 item-not-found']);
    expect(stage.of('rid-unavailable')).toMatchObject([{ rid, second: 130.1 }]);
  });

  it('delays what Finesse publishes and learns', () => {
    const stage = new Stage();
    const desk = stage.desk('1001001').signIn();
    stage.at(0.59, () => stage.service.stall(5_000));
    stage.at(2, () => stage.publish('1001001', 1));
    stage.run(10);
    expect(desk.answer(106)).toEqual(['5.59 data 1']);
    expect(stage.learnt.at(-1)?.at).toBe(5.59);
  });
});

it('tells the same again with the same seed', () => {
  const [one, same, other] = [3, 3, 5].map((seed) => {
    const { stage } = stalled(seed);
    return stage.run(400).story(0);
  });
  expect(one?.length).toBeGreaterThan(100);
  expect(same).toEqual(one);
  expect(other).not.toEqual(one);
});

describe('a restart', () => {
  it('ends a stall', () => {
    const stage = new Stage();
    const desk = stage.desk('1001001').signIn();
    stage.at(10, () => stage.service.stall(60_000));
    stage.at(12, () => stage.publish('1001001', 1));
    stage.at(20, () => stage.service.restart(5_000)).run(100);
    expect(desk.answer(106)).toEqual(['20 empty']);
    expect(stage.of('bosh-answer').filter(({ type }) => type === 'data')).toEqual([]);
    expect(stage.story(9, 'service-start', 'sweep')).toEqual(['25 service-start']);
  });

  const stage = new Stage();
  const desk = stage.desk('1001001').signIn();
  const states: boolean[] = [];
  stage.at(40, () => stage.service.restart(15_000));
  for (const second of [39, 41, 54, 56]) stage.at(second, () => states.push(stage.service.isUp));
  stage.at(50, () => stage.publish('1001001', 1));
  stage.at(70, () => desk.send('poll'));
  stage.at(71, () => stage.publish('1001001', 2));
  stage.at(80, () => stage.desk('1001002').signIn());
  stage.run(79);

  it('ends all sessions, and knows their sids no more', () => {
    expect(
      stage.story(
        31,
        'service-stop',
        'service-start',
        'session-gone',
        'invalid-session',
        'undeliverable',
        'bosh-answer',
      ),
    ).toEqual([
      '40 service-stop',
      '40 107 empty',
      '40 gone stop',
      '55 service-start',
      '70 invalid-session',
      '71 undeliverable 2',
    ]);
  });

  it('is not up meanwhile, and begins its sweeps anew', () => {
    expect(states).toEqual([true, false, false, true]);
    stage.run(200);
    expect(stage.of('sweep').map(({ second }) => second)).toEqual([30, 85, 115, 145, 175]);
  });

  it('is all that Finesse learns: its own connection is gone, and comes back', () => {
    const [lost, established, ...others] = stage.learnt.filter(({ at }) => at >= 40 && at < 80);
    expect(lost).toEqual({ at: 40, what: 'lost' });
    expect(established?.what).toBe('established');
    expect(established?.at).toBeGreaterThanOrEqual(56);
    expect(established?.at).toBeLessThanOrEqual(61);
    expect(others).toEqual([]);
  });
});
