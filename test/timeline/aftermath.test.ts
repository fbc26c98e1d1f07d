import { describe, expect, it } from 'vitest';
import { analyzeFiles, analyzeLines, type Files, render } from '../support/bundle.ts';
import {
  forcedLogout,
  idleClose,
  type Line,
  presence,
  stateEvent,
  stateRequest,
  time,
  webTick,
} from '../support/lines.ts';
import { cut, healthy, logoutChain } from '../support/stories.ts';

const agent = '1001003';
const from = time('10:00:00');
const at = (seconds: number): number => from + seconds * 1_000;
const told = ({ disconnects }: Awaited<ReturnType<typeof analyzeLines>>) =>
  disconnects.map(({ outcome, steps }) => `${outcome} ${steps.map(({ step }) => step).join(' ')}`);

describe('what a page ends that learns that its agent was signed out', () => {
  /** Closed as idle at 180 s, forced out at 240 s, back at 270 s. */
  const forcedOut = [
    ...cut(agent, { from, lastActive: at(110.77) }),
    ...logoutChain(agent, at(180.4)),
    presence(at(270), agent, 'available'),
    ...[0, 60, 900].map((seconds) => webTick(at(seconds))),
  ];
  const ended = (seconds: number): Line => presence(at(seconds), agent, 'unavailable');
  const signIn = (seconds: number): Line[] => [
    stateRequest(at(seconds), agent, { state: 0, code: 0, forced: false }),
    stateEvent(at(seconds) + 10, agent, { state: 0, code: 0 }),
    presence(at(seconds) + 20, agent, 'available'),
  ];
  const alone = (lines: readonly Line[]) => analyzeLines([...forcedOut, ...lines]).then(told);

  it('belongs to the loss that it was signed out for', async () => {
    const entries = await alone([ended(271), ...signIn(500)]);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatch(
      /^logged-out .* logout-confirmed return presence-unavailable return$/,
    );
  });

  it.each([
    ['within a minute of the return', 330, 1],
    ['later', 330.001, 2],
  ])('%s', async (_, seconds, count) => {
    expect(await alone([ended(seconds), ...signIn(500)])).toHaveLength(count);
  });

  it('but an agent who signed in before it was lost again', async () => {
    const entries = await alone([...signIn(275), ended(300), ...signIn(340)]);
    expect(entries.map((entry) => entry.split(' ')[0])).toEqual(['logged-out', 'recovered']);
  });

  it('and so was one who signed in before the last of it', async () => {
    expect(await alone([ended(271), ...signIn(280), ended(300), ...signIn(340)])).toHaveLength(2);
  });

  it('and one who was forced out anew', async () => {
    expect(await alone([ended(271), stateRequest(at(331), agent)])).toHaveLength(2);
  });
});

describe('what a server notices late of a desktop that went to another', () => {
  const on = (name: string, lines: readonly Line[]): Files =>
    Object.fromEntries(
      Object.entries(render(lines)).map(([path, text]) => [
        `${name}/${path}`,
        text.replaceAll('finesse1.example.com', `${name}.example.com`),
      ]),
    );
  const ticks = [0, 300, 1_500].map((seconds) => webTick(at(seconds)));
  const there = on('fin-b', [
    ...healthy('1001002', from, at(1_200)),
    presence(at(200), agent, 'available'),
    ...healthy(agent, at(200), at(1_200), 'bbbb0003'),
    ...ticks,
  ]);
  const entriesOf = (other: Files, ...late: Line[]) =>
    analyzeFiles({
      ...other,
      ...on('fin-a', [
        ...healthy('1001001', from, at(1_200)),
        ...cut(agent, { from, lastActive: at(110.77) }),
        ...ticks,
        ...late,
      ]),
    });
  const entries = (...late: Line[]) => entriesOf(there, ...late).then(told);

  it('belongs to the loss over which it went', async () => {
    const [entry, ...others] = await entries(presence(at(330), agent, 'unavailable'));
    expect(entry).toMatch(/^recovered .* idle-close return presence-unavailable$/);
    expect(others).toEqual([]);
  });

  it('and takes nothing from a real loss on the other that follows it', async () => {
    const lost = cut(agent, { from: at(200), lastActive: at(310.77) }, 'bbbb0003');
    const alsoLost = on('fin-b', [
      ...healthy('1001002', from, at(1_200)),
      presence(at(200), agent, 'available'),
      ...lost,
      ...logoutChain(agent, at(380.4)),
      ...ticks,
    ]);
    const report = await entriesOf(alsoLost, presence(at(330), agent, 'unavailable'));
    const [first, second, ...others] = report.disconnects;
    expect(told(report)[0]).toMatch(/^recovered .* idle-close return presence-unavailable$/);
    expect(told(report)[1]).toMatch(/^logged-out last-contact .* idle-close presence-unavailable /);
    expect(second).toMatchObject({ at: new Date(at(380)).toISOString(), outcome: 'logged-out' });
    expect(second?.node).not.toBe(first?.node);
    expect(others).toEqual([]);
  });

  it.each([
    ['ten minutes after the loss', 780, 1],
    ['later', 780.001, 2],
  ])('%s', async (_, seconds, count) => {
    expect(await entries(presence(at(seconds), agent, 'unavailable'))).toHaveLength(count);
  });

  it.each<[string, Line[]]>([
    [
      'the desktop was back here meanwhile',
      [presence(at(300), agent, 'available'), presence(at(330), agent, 'unavailable')],
    ],
    [
      'it says so for the second time',
      [presence(at(181), agent, 'unavailable'), presence(at(330), agent, 'unavailable')],
    ],
    [
      'a session that began since the loss ends',
      [...healthy(agent, at(270), at(300), 'aaaa0003'), idleClose(at(390), agent, 'aaaa0003')],
    ],
    [
      'the agent is forced out over it',
      [
        presence(at(330), agent, 'unavailable'),
        forcedLogout(at(390), agent),
        stateRequest(at(390) + 1, agent),
        stateEvent(at(390) + 11, agent),
      ],
    ],
  ])('but is another loss where %s', async (_, late) => {
    expect(await entries(...late)).toHaveLength(2);
  });
});
