import { describe, expect, it } from 'vitest';
import type { Release } from '../../../../src/lab/scenario/scenario.ts';
import { type Desk, Stage } from './stage.ts';

/** A desktop that dies at a second, and what of it the sweeps show; its first poll is at 0.6 s. */
const dead = (
  at: number,
  play: (stage: Stage, desk: Desk) => void = () => {},
  stage = new Stage(),
) => {
  const desk = stage.desk('1001001').signIn();
  stage.at(at, () => {
    desk.isAlive = false;
  });
  play(stage, desk);
  stage.run(200);
  return stage;
};

describe('a sweep', () => {
  it('shows 0, or a little less down the list, for those who poll', () => {
    const stage = new Stage();
    for (let n = 0; n < 40; n += 1) stage.desk(`${1001001 + n}`).signIn();
    stage.run(600);
    const sweeps = stage.of('sweep');
    expect(sweeps.length).toBe(40 * 20);
    const values = sweeps.map(({ lastActiveMs }) => lastActiveMs);
    expect(Math.max(...values)).toBe(0);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(-26);
    expect(Math.min(...values)).toBeLessThan(-1);
    for (let place = 1; place < 40; place += 1) {
      expect(values[place]).toBeLessThanOrEqual(values[place - 1] ?? 0);
    }
    const order = (from: number) => sweeps.slice(from, from + 40).map(({ session }) => session.sid);
    expect(order(40)).toEqual(order(0));
  });

  it('counts a dead request as active until its wait is over, then grows by 30 s', () => {
    const stage = dead(2);
    expect(stage.sweeps('1001001')).toEqual(['30 0', '60 29.4', '90 59.4', '120 89.4']);
    expect(stage.of('idle-close')).toMatchObject([{ second: 120, idleMs: 89_400 }]);
  });

  it('counts from the event that a dead request swallows', () => {
    const stage = dead(2, (play) => play.at(5, () => play.publish('1001001', 1)));
    expect(stage.sweeps('1001001')).toEqual(['30 25', '60 55', '90 85']);
    expect(stage.of('undeliverable')).toEqual([]);
  });

  it.each([
    { idle: 60_000, eventAt: 30, closedAt: 120 },
    { idle: 60_001, eventAt: 29.999, closedAt: 90 },
  ])('closes at $closedAt s what is idle for $idle ms at 90 s', ({ idle, eventAt, closedAt }) => {
    const stage = dead(2, (play) => play.at(eventAt, () => play.publish('1001001', 1)));
    const at90 = stage.of('sweep').find(({ second }) => second === 90);
    expect(at90?.lastActiveMs).toBe(idle);
    expect(stage.of('idle-close').map(({ second }) => second)).toEqual([closedAt]);
  });
});

describe('after the death of a desktop', () => {
  const events = (stage: Stage) =>
    dead(
      2,
      (play) => {
        for (const [id, at] of [10, 40, 50, 60, 95, 130].entries()) {
          play.at(at, () => play.publish('1001001', id + 1));
        }
      },
      stage,
    );

  it('the first event is lost, those before the close come out with it, the others one by one', () => {
    const stage = events(new Stage('openfire-4.7'));
    expect(stage.story(9, 'idle-close', 'session-gone', 'undeliverable')).toEqual([
      '90 idle-close',
      '90 gone idle',
      '90 undeliverable 2',
      '90 undeliverable 3',
      '90 undeliverable 4',
      '95 undeliverable 5',
      '130 undeliverable 6',
    ]);
    const last = stage.learnt.at(-1);
    expect(last?.what).toBe('unavailable 1001001@finesse.example.com/desktop');
    expect(last?.at).toBeGreaterThanOrEqual(90.3);
    expect(last?.at).toBeLessThanOrEqual(90.9);
  });

  it('up to 4.6 the closing session swallows some of those, the earlier ones', () => {
    const ends = Array.from({ length: 40 }, (_, seed) =>
      events(new Stage('openfire-3.8', seed))
        .of('undeliverable')
        .map(({ publication }) => publication.id)
        .join(),
    );
    expect(new Set(ends)).toEqual(new Set(['2,3,4,5,6', '3,4,5,6', '4,5,6', '5,6']));
  });

  it('its session is unknown to a late resume', () => {
    let desk: Desk | undefined;
    const stage = dead(2, (play, it) => {
      desk = it;
      play.at(150, () => it.send('poll', 107));
    });
    expect(desk?.answer(107)).toEqual(['150 404']);
    expect(stage.of('invalid-session')).toHaveLength(1);
  });
});

describe('a session without an agent', () => {
  it('is closed without a presence', () => {
    const stage = new Stage();
    stage.desk('1001001').send('create');
    stage.run(200);
    expect(stage.sweeps('1001001')).toEqual(['30 30', '60 60', '90 90']);
    expect(stage.of('session-gone').map(({ why }) => why)).toEqual(['idle']);
    expect(stage.learnt.map(({ what }) => what)).toEqual(['established']);
  });
});

describe('a clock that is set forward', () => {
  const play = (release: Release) => {
    const stage = new Stage(release);
    const polling = stage.desk('1001001').signIn();
    const silent = stage.desk('1001002').signIn();
    stage.at(10, () => {
      silent.isAlive = false;
      stage.publish('1001002', 1);
    });
    stage.at(20, () => stage.clock.step(stage.agenda.now, 70_000));
    stage.at(22, () => stage.desk('1001003').send('create'));
    stage.run(35);
    return { stage, polling };
  };

  it.each([
    ['openfire-3.8', ['22 empty']],
    ['openfire-4.2', ['30.6 empty']],
  ] as const)('makes idle who holds no request, on %s', (release, answer) => {
    const { stage, polling } = play(release);
    expect(stage.of('idle-close')).toMatchObject([{ second: 30, idleMs: 90_000 }]);
    expect(stage.of('idle-close')[0]?.session.agent).toBe('1001002');
    expect(polling.answer(106)).toEqual(answer);
    expect(stage.sweeps('1001001')).toEqual(['30 0']);
  });
});

describe('a clock that is set forward while nobody calls', () => {
  it('is noticed by the next sweep', () => {
    const stage = new Stage();
    const desk = stage.desk('1001001').signIn();
    stage.at(20, () => stage.clock.step(stage.agenda.now, 70_000)).run(35);
    expect(desk.answer(106)).toEqual(['30 empty']);
    expect(stage.sweeps('1001001')).toEqual(['30 0']);
  });
});

describe('a clock that is set back', () => {
  it('lets the reaper sleep on', () => {
    const stage = new Stage();
    stage.desk('1001001').signIn();
    stage.at(20, () => stage.clock.step(stage.agenda.now, -45_000)).run(150);
    expect(stage.of('sweep').map(({ second }) => second)).toEqual([75, 105, 135]);
  });
});
