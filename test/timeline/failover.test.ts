import { describe, expect, it } from 'vitest';
import { analyzeFiles, type Files, render } from '../support/bundle.ts';
import { type Line, presence, time, webTick } from '../support/lines.ts';
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
const onServer = (name: string, lines: readonly Line[]): Files =>
  Object.fromEntries(
    Object.entries(render(lines, { offset: 330 })).map(([path, text]) => [
      `${name}/${path}`,
      text.replaceAll('finesse1.example.com', `${name}.example.com`),
    ]),
  );

const lostOnA = onServer('fin-a', [
  ...bystander('1001001'),
  ...cut(agent, { from, lastActive }),
  presence(closed + 630, agent, 'unavailable'),
]);
const signedInOnB = (at: number): Files =>
  onServer('fin-b', [
    ...bystander('1001002'),
    presence(at, agent, 'available'),
    ...healthy(agent, at + 10_000, until, 'bbbb0003'),
  ]);

describe('an agent whose desktop moves to the other server', () => {
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

  it('is lost where the other server does not show it', async () => {
    const other = onServer('fin-b', bystander('1001002'));
    const { disconnects } = await analyzeFiles({ ...lostOnA, ...other });
    expect(disconnects).toMatchObject([{ agent, node: 'fin-a.example.com', outcome: 'lost' }]);
    expect(disconnects[0]?.returnedAt).toBeUndefined();
  });
});
