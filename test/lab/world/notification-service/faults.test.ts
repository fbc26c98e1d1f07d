import { describe, expect, it } from 'vitest';
import { type Desk, Stage } from './stage.ts';

describe.each(['threads', 'open-files'] as const)('out of %s', (fault) => {
  const stage = new Stage();
  const desk = stage.desk('1001001').signIn();
  const newcomer = stage.desk('1001002', 500);
  stage.at(40, () => stage.service.fault(fault, 120_000));
  stage.at(100, () => newcomer.send('create')).run(200);

  it('is complained of as long as it lasts', () => {
    const seconds = stage.of('service-fault').map(({ second }) => second);
    expect(seconds.length).toBe(24);
    expect(seconds[0]).toBe(40);
    expect(seconds.at(-1)).toBe(155);
  });

  it('lets nothing come in before it is over: who polls goes idle', () => {
    expect(desk.answer(107)).toEqual(['60.61 empty']);
    expect(stage.sweeps('1001001')).toEqual(['30 0', '60 0', '90 29.39', '120 59.39', '150 89.39']);
    expect(desk.answer(108)).toEqual(['160 404']);
    expect(newcomer.answer(500)).toEqual(['160 created']);
  });
});

describe('out of memory', () => {
  const stage = new Stage();
  const desks = Array.from({ length: 20 }, (_, place) => stage.desk(`${1001001 + place}`).signIn());
  stage.at(25, () => stage.service.fault('memory', 20_000));
  const lost: Desk[] = [];
  stage.at(50, () => {
    lost.push(...desks.filter((desk) => !desk.answers.has(106)));
    for (const desk of lost) desk.send('poll', 106);
  });
  stage.run(100);

  it('fails each request meanwhile', () => {
    const failed = desks.filter((desk) => desk.answer(107)[0] === '30.61 500');
    expect(failed.length).toBe(18);
  });

  it('loses the answers of some, who are thrown out when they ask again', () => {
    expect(lost.map((desk) => desk.answer(106))).toEqual([
      ['50 item-not-found'],
      ['50 item-not-found'],
    ]);
  });

  it('cuts one sweep short', () => {
    const sizes = [30, 60].map(
      (at) => stage.of('sweep').filter(({ second }) => second === at).length,
    );
    expect(sizes[0]).toBeLessThan(20);
    expect(sizes[1]).toBe(18);
  });

  it('is told while it lasts', () => {
    expect(stage.of('service-fault').map(({ second }) => second)).toEqual([25, 35]);
  });
});
