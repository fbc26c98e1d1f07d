import { describe, expect, it } from 'vitest';
import { analyzeFiles, type Files, render } from '../support/bundle.ts';
import {
  forcedLogout,
  type Line,
  presence,
  stateEvent,
  stateRequest,
  time,
  webTick,
} from '../support/lines.ts';
import { closedAt, cut, healthy } from '../support/stories.ts';

const agent = '1001003';
const from = time('10:00:00');
const lastActive = time('10:01:50.770');
const closed = closedAt(from, lastActive);
const until = time('10:20:00');
const bystander = (id: string): Line[] => [
  ...healthy(id, from, until),
  webTick(from),
  webTick(until),
];

/** Lines as another server writes them into its own folder. */
const onServer = (name: string, lines: readonly Line[], offset = 330): Files =>
  Object.fromEntries(
    Object.entries(render(lines, { offset })).map(([path, text]) => [
      `${name}/${path}`,
      text.replaceAll('finesse1.example.com', `${name}.example.com`),
    ]),
  );

const lostOn = (name: string, offset?: number): Files =>
  onServer(
    name,
    [
      ...bystander('1001001'),
      ...cut(agent, { from, lastActive }),
      presence(closed + 630, agent, 'unavailable'),
    ],
    offset,
  );
const lostOnA = lostOn('fin-a');
const signedInOnB = (at: number, offset?: number): Files =>
  onServer(
    'fin-b',
    [
      ...bystander('1001002'),
      presence(at, agent, 'available'),
      ...healthy(agent, at + 10_000, until, 'bbbb0003'),
    ],
    offset,
  );

describe('an agent whose desktop moves to the other server', () => {
  it('and who is forced out all the same, had not moved', async () => {
    const moved = onServer('fin-b', [
      ...bystander('1001002'),
      presence(closed - 10_000, agent, 'available'),
    ]);
    const gone = closed + 630;
    const forced = onServer('fin-a', [
      ...bystander('1001001'),
      ...cut(agent, { from, lastActive }),
      presence(gone, agent, 'unavailable'),
      forcedLogout(gone + 60_000, agent),
      stateRequest(gone + 60_001, agent),
      stateEvent(gone + 60_010, agent),
    ]);
    const outcomes = async (files: Files) =>
      (await analyzeFiles(files)).disconnects.map(({ outcome }) => outcome);
    expect(await outcomes({ ...lostOnA, ...moved })).toEqual(['recovered']);
    expect(await outcomes({ ...forced, ...moved })).toEqual(['logged-out']);
  });

  it.each([
    ['while its last poll was still held', 29_000, 'recovered'],
    ['before it polled here last', 41_500, 'inconclusive'],
  ])('%s', async (_when, beforeMs, outcome) => {
    const { disconnects } = await analyzeFiles({
      ...lostOnA,
      ...signedInOnB(lastActive - beforeMs),
    });
    expect(disconnects.map((d) => d.outcome)).toEqual([outcome]);
  });

  it('in time, is one story', async () => {
    const back = closed + 40_000;
    const report = await analyzeFiles({ ...lostOnA, ...signedInOnB(back) });
    expect(report.bundle.nodes.map(({ id }) => id)).toEqual([
      'fin-a.example.com',
      'fin-b.example.com',
    ]);
    expect(report.disconnects).toMatchObject([
      {
        agent,
        node: 'fin-a.example.com',
        outcome: 'recovered',
        count: 1,
        returnedAt: new Date(back).toISOString(),
      },
    ]);
    expect(report.agents.find(({ id }) => id === agent)?.nodes).toEqual([
      'fin-a.example.com',
      'fin-b.example.com',
    ]);
    const returned = report.disconnects[0]?.steps.find(({ step }) => step === 'return');
    expect(returned?.evidence).toMatch(/^fin-b\//);
  });

  it.each([
    ['before the old server noticed', [presence(closed - 20_000, agent, 'available')], 'recovered'],
    [
      'and left it before the old server noticed',
      [
        presence(lastActive - 60_000, agent, 'available'),
        presence(lastActive - 30_000, agent, 'unavailable'),
      ],
      'lost',
    ],
  ])('%s', async (_, lines, outcome) => {
    const other = onServer('fin-b', [...bystander('1001002'), ...lines]);
    const { disconnects } = await analyzeFiles({ ...lostOnA, ...other });
    expect(disconnects.at(-1)).toMatchObject({ agent, node: 'fin-a.example.com', outcome });
  });

  it('is lost where the other server does not show it', async () => {
    const other = onServer('fin-b', bystander('1001002'));
    const { disconnects } = await analyzeFiles({ ...lostOnA, ...other });
    expect(disconnects).toMatchObject([{ agent, node: 'fin-a.example.com', outcome: 'lost' }]);
    expect(disconnects[0]?.returnedAt).toBeUndefined();
  });

  describe('whose clock is only assumed', () => {
    const withoutZone = (files: Files): Files =>
      Object.fromEntries(Object.entries(files).filter(([path]) => !path.includes('webservices')));
    const onB = withoutZone(signedInOnB(closed + 40_000));

    it.each([
      ['east of UTC: what is read as later', 330],
      ['west of UTC: what is read as earlier', -150],
    ])('may be back at any time, %s', async (_, offset) => {
      const files = {
        ...lostOn('fin-a', offset),
        ...withoutZone(signedInOnB(closed + 40_000, offset)),
      };
      const { disconnects, problems } = await analyzeFiles(files);
      expect(disconnects).toMatchObject([{ agent, outcome: 'inconclusive' }]);
      const shown = offset > 0 ? '+05:30' : '-02:30';
      expect(problems).toMatchObject([{ where: 'fin-b.example.com' }]);
      expect(problems[0]?.next).toContain(`the clock of fin-a.example.com is ${shown}`);
      expect(problems[0]?.next).toContain(`--zone fin-b.example.com=${shown}`);
    });

    it('is back where the return fits to the minute', async () => {
      const files = { ...lostOn('fin-a', 0), ...withoutZone(signedInOnB(closed + 40_000, 0)) };
      expect((await analyzeFiles(files)).disconnects).toMatchObject([{ outcome: 'recovered' }]);
    });

    it('is back where the zone is given', async () => {
      const zones = [{ node: 'fin-b.example.com', zone: '+05:30' }];
      const { disconnects, problems } = await analyzeFiles({ ...lostOnA, ...onB }, { zones });
      expect(disconnects).toMatchObject([{ agent, outcome: 'recovered' }]);
      expect(problems).toEqual([]);
    });

    it('is lost where that server does not know the agent', async () => {
      const other = withoutZone(onServer('fin-b', bystander('1001002')));
      const { disconnects } = await analyzeFiles({ ...lostOnA, ...other });
      expect(disconnects).toMatchObject([{ agent, outcome: 'lost' }]);
    });

    it('no server tells a zone to try', async () => {
      const all = withoutZone({ ...lostOnA, ...onB });
      const { problems } = await analyzeFiles(all);
      expect(problems.map(({ next }) => next)).toEqual([
        expect.stringContaining('--zone fin-a.example.com=+05:30'),
        expect.stringContaining('--zone fin-b.example.com=+05:30'),
      ]);
      expect(problems[0]?.next).toContain('for example');
    });
  });
});
