import { describe, expect, it } from 'vitest';
import type { Release } from '../../../../src/lab/scenario/scenario.ts';
import { Activity } from '../../../../src/lab/world/notification-service/activity.ts';
import { type Desk, Stage } from './stage.ts';

interface Row {
  what: string;
  release?: Release;
  /** From 10 s on; the poll 106 is held since 0.6 s, and the desktop polls no more by itself. */
  play: (stage: Stage, desk: Desk) => void;
  tells: string[];
}

const rows: Row[] = [
  {
    what: 'too high ends it: the one that came is told so, the held one let go',
    play: (stage, desk) => stage.at(10, () => desk.send('poll', 109)),
    tells: ['10 109 > 107', '10 109 item-not-found', '10 106 empty', '10 gone rid'],
  },
  {
    what: 'too high from 4.7 on: the window counts from the last that came',
    release: 'openfire-4.7',
    play: (stage, desk) => stage.at(10, () => desk.send('poll', 109)),
    tells: ['10 109 > 108', '10 109 item-not-found', '10 106 empty', '10 gone rid'],
  },
  {
    what: 'two that overtake each other while one is held end it',
    play: (stage, desk) =>
      stage.at(10, () => desk.send('poll', 108)).at(10.02, () => desk.send('poll', 107)),
    tells: [
      '10 108 > 107',
      '10 108 item-not-found',
      '10 106 empty',
      '10 gone rid',
      '10.02 invalid-session',
    ],
  },
  {
    what: 'two that overtake each other from 4.7 on are taken in their order',
    release: 'openfire-4.7',
    play: (stage, desk) =>
      stage.at(10, () => desk.send('poll', 108)).at(10.02, () => desk.send('poll', 107)),
    tells: [
      '10 bosh-held 108',
      '10 106 empty',
      '10.02 bosh-held 107',
      '10.02 107 empty',
      '10.02 108 empty',
    ],
  },
  {
    what: 'two that overtake each other while none is held are both answered',
    play: (stage, desk) =>
      stage
        .at(10, () => stage.publish('1001001', 1))
        .at(16, () => desk.send('session', 108))
        .at(16.02, () => desk.send('presence', 107)),
    tells: [
      '10 106 data',
      '16 bosh-held 108',
      '16.02 bosh-held 107',
      '16.02 107 empty',
      '16.02 108 empty',
    ],
  },
  {
    what: 'the same as the held: both are answered, it lives on',
    play: (stage, desk) => stage.at(20, () => desk.send('poll', 106)),
    tells: ['20 rid-repeated 106', '20 106 empty', '20 106 empty'],
  },
  {
    what: 'the same as one that an event answered: again with the event',
    play: (stage, desk) =>
      stage.at(10, () => stage.publish('1001001', 1)).at(15, () => desk.send('poll', 106)),
    tells: ['10 106 data', '15 106 data'],
  },
  {
    what: 'the same as one whose wait ran out: ended though it came in time',
    play: (stage, desk) => stage.at(35, () => desk.send('poll', 106)),
    tells: ['30.6 106 empty', '35 rid-unavailable 106', '35 106 item-not-found', '35 gone rid'],
  },
  {
    what: 'the same from 4.7 on: answered again',
    release: 'openfire-4.7',
    play: (stage, desk) => stage.at(35, () => desk.send('poll', 106)),
    tells: ['30.6 106 empty', '35 106 empty'],
  },
  {
    what: 'older than what 3.8 keeps',
    play: (stage, desk) => stage.at(10, () => desk.send('poll', 103)),
    tells: ['10 rid-unavailable 103', '10 103 item-not-found', '10 106 empty', '10 gone rid'],
  },
  {
    what: 'a step later 4.2 still has it',
    release: 'openfire-4.2',
    play: (stage, desk) => stage.at(10, () => desk.send('poll', 103)),
    tells: ['10 103 done', '30.6 106 empty'],
  },
  {
    what: 'out of turn to the end of its wait ends it without a word',
    play: (stage, desk) =>
      stage.at(10, () => stage.publish('1001001', 1)).at(12, () => desk.send('poll', 108)),
    tells: ['10 106 data', '12 bosh-held 108', '42 108 item-not-found', '42 gone rid'],
  },
  {
    what: 'out of turn from 4.0 on is only answered',
    release: 'openfire-4.2',
    play: (stage, desk) =>
      stage.at(10, () => stage.publish('1001001', 1)).at(12, () => desk.send('poll', 108)),
    tells: ['10 106 data', '12 bosh-held 108', '42 108 empty'],
  },
];

const kinds = [
  'rid-too-high',
  'rid-unavailable',
  'rid-repeated',
  'invalid-session',
  'overactivity',
  'bosh-held',
  'bosh-answer',
  'session-gone',
] as const;

const play = ({ release = 'openfire-3.8', play: act }: Omit<Row, 'what' | 'tells'>) => {
  const stage = new Stage(release);
  const desk = stage.desk('1001001').signIn();
  desk.isAlive = false;
  act(stage, desk);
  return stage.run(45).story(9, ...kinds);
};

describe('a rid', () => {
  it.each(rows)('$what', ({ tells, ...row }) => {
    expect(play(row)).toEqual(tells);
  });
});

describe('too much', () => {
  const two = (stage: Stage, desk: Desk) =>
    stage.at(10, () => desk.send('poll', 107)).at(13, () => desk.send('poll', 108));
  it('is a second poll within 5 s of the last while one is held', () => {
    expect(play({ play: two })).toEqual([
      '10 bosh-held 107',
      '10 106 empty',
      '13 polling-too-fast 3',
      '13 108 policy-violation',
      '13 107 empty',
      '13 gone overactivity',
    ]);
  });

  it('is nothing of that from 4.7 on', () => {
    expect(play({ play: two, release: 'openfire-4.7' })).toEqual([
      '10 bosh-held 107',
      '10 106 empty',
      '13 bosh-held 108',
      '13 107 empty',
      '43 108 empty',
    ]);
  });

  it('is a third request while two are held', () => {
    const stage = new Stage();
    const activity = new Activity(stage.machine());
    expect(activity.overactivity(false, 1)).toBeUndefined();
    expect(activity.overactivity(false, 2)).toMatchObject({ reason: 'too-many-requests' });
  });
});
