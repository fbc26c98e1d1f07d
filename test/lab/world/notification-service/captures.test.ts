import { describe, expect, it } from 'vitest';
import { Stage } from './stage.ts';

/*
 * What was done to a real Openfire 3.8.2, done to ours. Seconds are those of the captures, less what puts their first
 * sweep at 30 s.
 */

/** A desktop that signs in at 0 s, and later has a poll held from a second on, its last. */
const lastPoll = (stage: Stage, agent: string, second: number) => {
  const desk = stage.desk(agent).signIn(false);
  desk.isAlive = false;
  stage.at(second, () => desk.send('poll', 106));
  return desk;
};

describe('agents cut in one instant, at 47.2 s', () => {
  const seen = [
    { agent: '1001004', over: 48.291, sweeps: ['60 11.709', '90 41.709', '120 71.709'] },
    { agent: '1001005', over: 52.279, sweeps: ['60 7.721', '90 37.721', '120 67.721'] },
    { agent: '1001006', over: 56.289, sweeps: ['60 3.711', '90 33.711', '120 63.711'] },
    { agent: '1001007', over: 60.291, sweeps: ['60 0', '90 29.709', '120 59.709', '150 89.709'] },
    { agent: '1001008', over: 64.296, sweeps: ['60 0', '90 25.704', '120 55.704', '150 85.704'] },
    { agent: '1001001', over: 68.298, sweeps: ['60 0', '90 21.702', '120 51.702', '150 81.702'] },
    { agent: '1001002', over: 72.299, sweeps: ['60 0', '90 17.701', '120 47.701', '150 77.701'] },
    { agent: '1001003', over: 76.3, sweeps: ['60 0', '90 13.7', '120 43.7', '150 73.7'] },
  ];
  const stage = new Stage();
  for (const { agent, over } of seen) lastPoll(stage, agent, over - 30);
  stage.run(200);

  it.each(seen)('$agent, whose last poll was over at $over s', ({ agent, sweeps }) => {
    expect(stage.sweeps(agent).slice(1)).toEqual(sweeps);
  });

  it('are closed in two sweeps', () => {
    const closes = stage.of('idle-close').map(({ second }) => second);
    expect(closes).toEqual([120, 120, 120, 150, 150, 150, 150, 150]);
  });
});

describe('desktops frozen at 43.4 s', () => {
  const seen = [
    // Its held poll was answered by an event that nobody read.
    {
      agent: '1001001',
      held: 33.47,
      event: 57.464,
      sweeps: ['60 2.536', '90 32.536', '120 62.536'],
    },
    {
      agent: '1001002',
      held: 39.47,
      event: 63.464,
      sweeps: ['90 26.536', '120 56.536', '150 86.536'],
    },
    // Nobody sent it one.
    { agent: '1001005', held: 33.027, sweeps: ['90 26.973', '120 56.973', '150 86.973'] },
  ];

  it.each(seen)('$agent', ({ agent, held, event, sweeps }) => {
    const stage = new Stage();
    lastPoll(stage, agent, held);
    if (event !== undefined) stage.at(event, () => stage.publish(agent, 1));
    stage.run(200);
    expect(
      stage
        .sweeps(agent)
        .filter((sweep) => !sweep.endsWith(' 0'))
        .slice(1),
    ).toEqual(sweeps);
    expect(stage.of('undeliverable')).toEqual([]);
  });
});

describe('desktops that come back late', () => {
  const seen = [
    // Its poll ran out 26.1 s before a sweep; back with the same rid after 80 s, before the sweep that had closed it.
    {
      agent: '1001002',
      held: 33.895,
      back: [144.585, 106],
      sweeps: ['90 26.105', '120 56.105'],
      answer: '144.585 item-not-found',
      tells: ['144.585 rid-unavailable 106', '144.585 106 item-not-found', '144.585 gone rid'],
    },
    {
      agent: '1001001',
      held: 33.522,
      back: [163.556, 107],
      sweeps: ['90 26.478', '120 56.478', '150 86.478'],
      answer: '163.556 404',
      tells: ['150 idle-close', '150 gone idle', '163.556 invalid-session'],
    },
    {
      agent: '1001003',
      held: 34.26,
      back: [199.59, 106],
      sweeps: ['90 25.74', '120 55.74', '150 85.74'],
      answer: '199.59 404',
      tells: ['150 idle-close', '150 gone idle', '199.59 invalid-session'],
    },
  ];

  it.each(seen)('$agent', ({ agent, held, back: [at = 0, rid = 0], sweeps, answer, tells }) => {
    const stage = new Stage();
    const desk = lastPoll(stage, agent, held);
    stage.at(at, () => desk.send('poll', rid)).run(210);
    expect(stage.sweeps(agent).slice(2)).toEqual(sweeps);
    expect(desk.answer(rid).at(-1)).toBe(answer);
    expect(
      stage.story(
        100,
        'rid-unavailable',
        'invalid-session',
        'bosh-answer',
        'idle-close',
        'session-gone',
      ),
    ).toEqual(tells);
  });
});
