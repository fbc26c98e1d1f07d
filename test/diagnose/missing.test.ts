import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { analyzeLines } from '../support/bundle.ts';
import {
  clientStatus,
  debug,
  forcedLogout,
  idleClose,
  type Line,
  presence,
  restRequest,
  restResponse,
  serverStart,
  stateEvent,
  time,
  webSocketClosed,
  webTick,
} from '../support/lines.ts';
import { closedAt, cut, healthy, logoutChain } from '../support/stories.ts';

const agent = '1001003';
const from = time('10:00:00');
const at = (seconds: number): number => from + seconds * 1_000;
const closed = closedAt(from, at(110));
const cutOff = cut(agent, { from, lastActive: at(110) });
const webservices = [webTick(at(-600)), webTick(at(1_200))];
const info = serverStart(at(-900));

const kinds = ({ bundle }: Report): string[] => bundle.missing.map(({ kind }) => kind);
const collect = ({ bundle }: Report, kind: string): string =>
  bundle.missing.find((one) => one.kind === kind)?.collect ?? '';

/** Its page asks for SystemInfo all the time and gets its answer. */
const pageRuns = (until: number): Line[] =>
  Array.from({ length: Math.floor(until / 50) }, (_, i) => [
    restRequest(at(i * 50), agent, String(i)),
    restResponse(at(i * 50 + 0.1), agent, String(i)),
  ]).flat();
const asksOnce = (second: number): Line[] => [
  restRequest(at(second), agent, String(second)),
  restResponse(at(second + 0.1), agent, String(second)),
];
const openfire = (release: string): Line => ({
  at: at(-900),
  log: 'openfire/info.log',
  message: `Openfire ${release} [Nov 23, 2026, 1:02:49 PM]`,
});

describe('what a disconnect lacks', () => {
  const cases: readonly (readonly [string, readonly Line[], readonly string[]])[] = [
    ['everything but sweeps', [...cutOff], ['client', 'webservices']],
    ['its client log', [...cutOff, ...webservices], ['client']],
    [
      'sweeps, client log and an end, of an idle close',
      [idleClose(closed, agent)],
      ['client', 'openfire-debug', 'webservices'],
    ],
    [
      'any log of Openfire',
      [...webservices, ...logoutChain(agent, closed)],
      ['client', 'openfire-debug', 'openfire-info'],
    ],
    [
      'sweeps that Openfire no longer writes',
      [openfire('4.7.5'), idleClose(closed, agent), ...webservices],
      ['client'],
    ],
    [
      'sweeps that Openfire no longer writes into debug.log',
      [openfire('4.4.4'), idleClose(closed, agent), ...webservices],
      ['client'],
    ],
    [
      'sweeps that Openfire does not write yet',
      [openfire('3.7.1'), idleClose(closed, agent), ...webservices],
      ['client'],
    ],
    [
      'sweeps that Openfire still writes',
      [openfire('4.3.2'), idleClose(closed, agent), ...webservices],
      ['client', 'openfire-debug'],
    ],
    [
      'no sweeps: a WebSocket has none',
      [info, webSocketClosed(closed, agent), ...webservices],
      ['client'],
    ],
    [
      'nothing: the page went on without its session, and did not notice',
      [...cutOff, ...webservices, ...pageRuns(600)],
      [],
    ],
    [
      'the access log, where the page stopped',
      [...cutOff, ...webservices, ...asksOnce(100), ...asksOnce(400)],
      ['access'],
    ],
    [
      'the client log of that time: what is here was taken before',
      [...cutOff, ...webservices, ...asksOnce(0)],
      ['client'],
    ],
    [
      'nothing: signed out by a supervisor',
      [
        info,
        ...webservices,
        ...healthy(agent, from, at(300)),
        stateEvent(at(200), agent, { code: 999, product: 'CCE' }),
      ],
      [],
    ],
  ];

  it.each(cases)('%s', async (_, lines, asked) => {
    const report = await analyzeLines(lines);
    expect(report.disconnects).not.toEqual([]);
    expect(kinds(report)).toEqual(asked);
  });

  it('names the disconnects that an entry would settle', async () => {
    const { disconnects, bundle } = await analyzeLines([...cutOff, ...webservices]);
    expect(bundle.missing[0]?.disconnects).toEqual(disconnects.map(({ id }) => id));
  });

  it('asks for webservices up to the longest way to a logout, where the agent did not return', async () => {
    const { disconnects, bundle } = await analyzeLines([
      ...cutOff,
      webTick(at(0)),
      webTick(closed + 170_000),
    ]);
    const asked = bundle.missing.find(({ kind }) => kind === 'webservices');
    expect(disconnects[0]?.outcome).toBe('inconclusive');
    expect(Date.parse(asked?.to ?? '') - closed).toBe(180_000);
  });
});

describe('what a bundle lacks', () => {
  it('webservices of a server whose sessions are all well', async () => {
    const report = await analyzeLines(healthy(agent, from, at(300)));
    expect(report.agents[0]?.outcome).toBe('healthy');
    expect(report.bundle.missing.map(({ why }) => why)).toEqual([
      expect.stringContaining('none is here'),
    ]);
  });

  it('more than the log of errors', async () => {
    const named = ({ log, ...line }: Line): Line => ({
      ...line,
      log: log.replace('Desktop-', 'Error-Desktop-'),
    });
    const report = await analyzeLines([...healthy(agent, from, at(300)), named(webTick(from))]);
    expect(report.bundle.missing.map(({ why }) => why)).toEqual([
      expect.stringContaining('only its Error- files are here'),
    ]);
  });

  it('nothing, where agents are well and webservices is there', async () => {
    expect(kinds(await analyzeLines([...healthy(agent, from, at(300)), ...webservices]))).toEqual(
      [],
    );
  });

  const first = 'webservices/Desktop-webservices.2026-11-23T00-00-00.000.log';
  const second = 'webservices/Desktop-webservices.2026-11-23T12-00-00.000.log';
  const later = (lines: readonly Line[]): Line[] =>
    lines.map((line) => (line.log === first ? { ...line, log: second } : line));
  const holed = (endsAt: number, beginsAt: number, id = agent): Line[] => [
    presence(at(endsAt - 60), agent, 'available'),
    webTick(at(endsAt)),
    ...later([webTick(at(beginsAt)), presence(at(beginsAt + 60), id, 'available')]),
  ];

  it.each([
    ['a file between two', holed(600, 2_400), ['webservices']],
    ['no more than a rotation', holed(600, 890), []],
    ['a file between two, with nobody on both sides', holed(600, 2_400, '1001009'), []],
    [
      'a file between two, but sweeps go on',
      [...holed(600, 2_400), ...healthy(agent, from, at(2_700))],
      [],
    ],
  ])('%s', async (_, lines, asked) => {
    expect(kinds(await analyzeLines(lines))).toEqual(asked);
  });

  const connects = (second: number, host: string): Line => ({
    at: at(second),
    log: `clientlogs/${agent}.log`,
    message: `EventTunnel.connect() - XMPP client connect url = wss://${host}:8445/ws/`,
  });
  const others = ({ bundle }: Report): string[] =>
    bundle.missing.map(({ node }) => node).filter((node) => node !== 'finesse1.example.com');

  it.each([
    ['another server', ['finesse1.example.com', 'finesse2.example.com'], ['finesse2.example.com']],
    ['its own, by its short name', ['finesse1', 'finesse1.example.com'], []],
    ['its own, by an address', ['finesse1.example.com', '192.0.2.7'], []],
    ['a proxy alone', ['proxy.example.com'], []],
  ])('the logs of %s that a desktop connected to', async (_, hosts, asked) => {
    const visits = hosts.map((host, i) => connects(60 + i * 60, host));
    const lines = [...healthy(agent, from, at(300)), ...asksOnce(30), ...visits];
    expect(others(await analyzeLines(lines))).toEqual(asked);
  });

  it('what happened to an agent after its client log was taken', async () => {
    const report = await analyzeLines([...pageRuns(300), ...asksOnceOf('1001009', 900)]);
    const one = report.agents.find(({ id }) => id === agent);
    expect(one?.outcome).toBe('inconclusive');
    expect(kinds(report)).toContain('webservices');
  });

  const asksOnceOf = (id: string, second: number): Line[] => [
    clientStatus(at(second), id, 'connected'),
    restRequest(at(second + 1), id, '1'),
    restResponse(at(second + 1.1), id, '1'),
  ];
});

describe('how to get it', () => {
  const product = (code: 'CCX' | 'CCE') =>
    stateEvent(at(-500), '1001009', { code: -1, product: code });
  const lost = (lines: readonly Line[]) => analyzeLines([...cutOff, ...lines]);
  const early = [webTick(at(-600)), forcedLogout(at(-590), '1001008')];

  it.each([
    [
      'ucce',
      [product('CCE')],
      /^on the Finesse server: file get activelog desktop recurs compress abstime /,
    ],
    [
      'uccx',
      [product('CCX')],
      /^on the UCCX server: file get activelog \/desktop recurs compress abstime .* Cisco Finesse$/,
    ],
    ['unknown', [], /^on the server: file get activelog desktop recurs compress .*UCCX: \/desktop/],
  ] as const)('by product: %s', async (_, lines, command) => {
    const report = await lost([...early, ...lines]);
    expect(collect(report, 'webservices')).toMatch(command);
    expect(collect(report, 'webservices')).toContain('RTMT, Trace & Log Central, Collect Files');
  });

  it("by the server's own clock, in whole minutes that hold the time", async () => {
    const half = closedAt(from, at(130));
    const told = await analyzeLines(
      [
        ...cut(agent, { from, lastActive: at(130) }),
        webTick(at(-600)),
        presence(half, agent, 'unavailable'),
      ],
      { offset: 330 },
    );
    expect(collect(told, 'webservices')).toContain(' abstime 15:33:11/23/26 15:37:11/23/26');
  });

  it('without a window, where no log tells the clock', async () => {
    expect(collect(await lost([]), 'webservices')).not.toContain('abstime');
  });

  it('debug.log: by the switch where debug logging was off, and as any log where it was on', async () => {
    const off = await analyzeLines([...webservices, ...logoutChain(agent, closed)]);
    expect(collect(off, 'openfire-debug')).toMatch(/^before the next time: .*12\.5\(1\)SU1/);
    const on = await analyzeLines([
      ...webservices,
      ...logoutChain(agent, closed),
      debug(at(-3_000), 'x'),
    ]);
    expect(collect(on, 'openfire-debug')).toMatch(/^on the UCCX server: file get activelog/);
  });
});
