import { describe, expect, it } from 'vitest';
import { lastContactByClose, lastContactBySweeps } from '../../src/timeline/last-contact.ts';
import { observeTimers } from '../../src/timeline/timers.ts';
import { analyzeLines } from '../support/bundle.ts';
import { answered, consume, idleClose, received, time } from '../support/lines.ts';
import { cut } from '../support/stories.ts';
import { sessionAt, stamp } from './marks.ts';

const timers = observeTimers([]);

type Sweeps = readonly (readonly [second: number, lastActiveMs: number])[];

function contact(sweeps: Sweeps, requests: readonly number[] = [], stampMs = 1_000) {
  const session = sessionAt(0);
  session.lastRequests.push(...requests.map((second) => stamp(second, stampMs)));
  const silence = {
    sweeps: sweeps.map(([second, lastActiveMs]) => ({
      ...stamp(second, stampMs),
      lastActiveMs,
      run: { before: 0, isPartial: false },
    })),
  };
  const { earliest, latest, evidence } = lastContactBySweeps(silence, session, timers);
  return { earliest: Number(earliest), latest: Number(latest), cited: evidence.length };
}

describe('last contact by sweeps', () => {
  it.each<[string, Sweeps, readonly number[], { earliest: number; latest: number }]>([
    ['one sweep is a second wide', [[100, 20_000]], [], { earliest: 50_000, latest: 80_999 }],
    [
      'sweeps that agree narrow it',
      [
        [100, 20_000],
        [130, 50_600],
      ],
      [],
      { earliest: 50_000, latest: 80_399 },
    ],
    [
      'sweeps that touch in one millisecond agree',
      [
        [100, 20_000],
        [130, 50_999],
      ],
      [],
      { earliest: 50_000, latest: 80_000 },
    ],
    [
      'sweeps that contradict each other widen it to their union',
      [
        [100, 20_000],
        [130, 51_000],
      ],
      [],
      { earliest: 49_000, latest: 80_999 },
    ],
    [
      'as published: 13230 and 43230 say 10 s less than 63231',
      [
        [14, 13_230],
        [44, 43_230],
        [74, 63_231],
      ],
      [],
      { earliest: 770 - 30_000, latest: 11_768 },
    ],
    [
      'the last request counts instead of the wait',
      [[100, 20_000]],
      [20, 50],
      { earliest: 50_000, latest: 80_999 },
    ],
    [
      'a request inside the interval moves nothing',
      [[100, 20_000]],
      [80],
      { earliest: 80_000, latest: 80_999 },
    ],
    [
      'a request after it is of another time',
      [[100, 20_000]],
      [51, 90],
      { earliest: 51_000, latest: 80_999 },
    ],
  ])('%s', (_, sweeps, requests, expected) => {
    expect(contact(sweeps, requests)).toMatchObject(expected);
  });

  it('cites each sweep, and the request', () => {
    expect(contact([[100, 20_000]]).cited).toBe(1);
    expect(
      contact(
        [
          [100, 20_000],
          [130, 50_000],
        ],
        [60],
      ).cited,
    ).toBe(3);
  });

  it('without sweeps is as wide as what the threshold leaves open', () => {
    const { earliest, latest } = lastContactByClose(stamp(1_000, 1_000), undefined, timers);
    expect([earliest, latest]).toEqual([(1_000 - 60 - 30 - 30) * 1_000, (1_000 - 60 + 1) * 1_000]);
  });
});

describe('last contact in a report', () => {
  const agent = '1001003';
  const from = time('10:00:00');
  const lastActive = time('10:01:50.770');
  const of = async (lines: Parameters<typeof analyzeLines>[0]) => {
    const { disconnects } = await analyzeLines(lines);
    const [first] = disconnects;
    return first?.lastContact && [first.lastContact.earliest, first.lastContact.latest];
  };

  it('comes from the sweeps, a wait before', async () => {
    expect(await of(cut(agent, { from, lastActive }))).toEqual([
      '2026-11-23T10:01:20.770Z',
      '2026-11-23T10:01:51.769Z',
    ]);
  });

  const [first, second] = [time('10:00:52'), time('10:01:22')];
  const begun = ['2026-11-23T10:01:22.000Z', '2026-11-23T10:01:51.769Z'];

  it('begins with the last request where consumeResponse shows it', async () => {
    const held = [consume(first, agent, 6), consume(second, agent, 6), consume(second, agent, 7)];
    expect(await of([...held, ...cut(agent, { from, lastActive })])).toEqual(begun);
  });

  it('begins with the last request where only RECV shows it', async () => {
    const arrived = [received(first, agent, 6), received(second, agent, 7)];
    expect(await of([...arrived, ...cut(agent, { from, lastActive })])).toEqual(begun);
  });

  it('uses the wait that was agreed on', async () => {
    const created = answered(from, agent, 'sid="f382a015" wait="45" inactivity="60"');
    expect(await of([created, ...cut(agent, { from, lastActive })])).toEqual([
      '2026-11-23T10:01:05.770Z',
      '2026-11-23T10:01:51.769Z',
    ]);
  });

  it('comes from the idle close alone where no sweep is logged', async () => {
    expect(await of([idleClose(time('10:03:00'), agent)])).toEqual([
      '2026-11-23T10:01:00.000Z',
      '2026-11-23T10:02:01.000Z',
    ]);
  });
});
