import { describe, expect, it } from 'vitest';
import type { ReportDisconnect } from '../../src/model/report.ts';
import { analyzeLines } from '../support/bundle.ts';
import {
  clientStatus,
  consume,
  debugTick,
  forcedLogout,
  idleClose,
  type Line,
  plainIdleClose,
  plainSweep,
  presence,
  received,
  routeAdded,
  routeRemoved,
  sessionClosed,
  stateEvent,
  stateRequest,
  sweep,
  time,
  undeliverable,
  webSocketClosed,
  webTick,
} from '../support/lines.ts';
import { cut, healthy, logoutChain } from '../support/stories.ts';

const agent = '1001003';
const lost = time('10:03:00.250');
const from = time('10:00:00');
const lastActive = time('10:01:50.770');
const wholeHour = [webTick(from), webTick(time('11:00:00'))];
const gone = presence(lost, agent, 'unavailable');
const back = (ms: number): Line => presence(lost + ms, agent, 'available');

const otherResource = (line: Line): Line => ({
  ...line,
  message: line.message.replace('/desktop', '/crm'),
});
const bySupervisor = (line: Line): Line => ({
  ...line,
  message: line.message.replace('supervisorid: null', 'supervisorid: 1000001'),
});

const disconnectsOf = async (lines: readonly Line[]): Promise<ReportDisconnect[]> =>
  (await analyzeLines(lines)).disconnects;

describe('outcome', () => {
  it.each<[string, readonly Line[], string[]]>([
    ['back at 59.999 s', [gone, back(59_999)], ['recovered']],
    ['back at 60.000 s', [gone, back(60_000)], ['recovered']],
    ['back at 60.001 s, and the log ends', [gone, back(60_001)], ['inconclusive']],
    ['back at 60.001 s, no logout on record', [gone, back(60_001), ...wholeHour], ['recovered']],
    [
      'back at 60.001 s, covered for 90 s',
      [webTick(from), gone, back(60_001), webTick(lost + 90_000)],
      ['recovered'],
    ],
    [
      'back at 60.001 s, covered for less',
      [webTick(from), gone, back(60_001), webTick(lost + 89_999)],
      ['inconclusive'],
    ],
    ['not back, covered for 180 s', [webTick(from), gone, webTick(lost + 180_000)], ['lost']],
    [
      'not back, and signed out by the ordinary way 180 s after',
      [webTick(from), gone, stateEvent(lost + 180_000, agent, { code: 1 }), ...wholeHour],
      ['inconclusive'],
    ],
    [
      'not back, and signed out by the ordinary way long after',
      [webTick(from), gone, stateEvent(lost + 180_001, agent, { code: 1 }), ...wholeHour],
      ['lost'],
    ],
    [
      'not back, covered for less',
      [webTick(from), gone, webTick(lost + 179_999)],
      ['inconclusive'],
    ],
    ['not back, and the log ends', [gone], ['inconclusive']],
    [
      'not back on record, and at work',
      [
        gone,
        stateRequest(lost + 90_000, agent, { state: 2, code: 4, forced: false }),
        ...wholeHour,
      ],
      ['recovered'],
    ],
    [
      'not back, and a supervisor changes the state',
      [
        gone,
        bySupervisor(stateRequest(lost + 90_000, agent, { state: 2, code: 4, forced: false })),
        ...wholeHour,
      ],
      ['lost'],
    ],
    [
      'logged out, at work before',
      [
        ...logoutChain(agent, lost),
        stateRequest(lost + 20_000, agent, { state: 2, code: 4, forced: false }),
        ...wholeHour,
      ],
      ['logged-out'],
    ],
    [
      'a second resource ended, the first did not',
      [back(-60_000), otherResource(back(-50_000)), otherResource(gone), ...wholeHour],
      ['inconclusive'],
    ],
    [
      'both resources ended',
      [back(-60_000), otherResource(back(-50_000)), otherResource(gone), gone, ...wholeHour],
      ['lost'],
    ],
    [
      'a sign-out that CTI refused',
      [
        stateRequest(lost - 45_000, agent, { code: 3, forced: false }),
        gone,
        back(15_000),
        stateEvent(lost + 55_000, agent, { state: 3, code: 0 }),
        ...wholeHour,
      ],
      ['recovered'],
    ],
    [
      'a sign-out whose confirmation is not on record, and a new sign-in',
      [
        stateRequest(lost - 45_000, agent, { code: 3, forced: false }),
        gone,
        stateEvent(lost + 14_000, agent, { state: 0, code: 0 }),
        back(15_000),
        stateEvent(lost + 55_000, agent, { state: 3, code: 0 }),
        ...wholeHour,
      ],
      ['closed'],
    ],
    ['logged out', [...logoutChain(agent, lost), ...wholeHour], ['logged-out']],
    ['logged out, decided only', [gone, forcedLogout(lost + 60_001, agent)], ['logged-out']],
    ['logged out, requested only', [gone, stateRequest(lost + 60_002, agent)], ['logged-out']],
    [
      'logged out, nothing but the request',
      [stateRequest(lost, agent), ...wholeHour],
      ['logged-out'],
    ],
    ['logged out, confirmed only', [gone, stateEvent(lost + 60_012, agent)], ['logged-out']],
    ['logged out and back at once', [...logoutChain(agent, lost), back(61_000)], ['logged-out']],
    [
      'back before another logout',
      [
        gone,
        back(20_000),
        stateEvent(lost + 600_000, agent, { code: 999, product: 'CCE' }),
        ...wholeHour,
      ],
      ['recovered', 'logged-out'],
    ],
    [
      'Not Ready instead of a logout, as UCCE with LOAD 0',
      [
        gone,
        stateRequest(lost + 60_003, agent),
        stateEvent(lost + 60_013, agent, { state: 2, code: 50002, product: 'CCE' }),
      ],
      ['logged-out'],
    ],
    [
      'signed out before the session ended',
      [
        stateRequest(lost - 2_000, agent, { code: 1, forced: false }),
        stateEvent(lost - 1_900, agent, { code: 1 }),
        gone,
        ...wholeHour,
      ],
      ['closed'],
    ],
    [
      'a logout that a supervisor made',
      [stateEvent(lost, agent, { code: 999, product: 'CCE' }), ...wholeHour],
      ['logged-out'],
    ],
    ['closed as idle, no webservices', cut(agent, { from, lastActive }), ['inconclusive']],
    ['closed as idle, and gone', [...cut(agent, { from, lastActive }), ...wholeHour], ['lost']],
    [
      'closed as idle, a new session 20 s later',
      [
        ...cut(agent, { from, lastActive }),
        ...healthy(agent, time('10:03:30'), time('10:05:00'), 'aaaa0001'),
      ],
      ['recovered'],
    ],
    [
      'ended by its own terminate',
      [
        ...healthy(agent, from, time('10:03:00')),
        received(time('10:03:05'), agent, 5, { type: 'terminate' }),
      ],
      ['closed'],
    ],
    [
      'ended by its own terminate, then forced out',
      [
        ...healthy(agent, from, time('10:03:00')),
        received(time('10:03:05'), agent, 5, { type: 'terminate' }),
        ...logoutChain(agent, time('10:03:05.100')),
      ],
      ['logged-out'],
    ],
    [
      'unloading, and back 3 s later',
      [
        clientStatus(from, agent, 'connected'),
        clientStatus(lost, agent, 'unloading'),
        clientStatus(lost + 3_000, agent, 'connected'),
      ],
      ['recovered'],
    ],
    [
      'unloading, and nothing more',
      [clientStatus(from, agent, 'connected'), clientStatus(lost, agent, 'unloading')],
      ['closed'],
    ],
    [
      'a WebSocket that said goodbye',
      [webSocketClosed(lost, agent, ' type="unavailable"')],
      ['closed'],
    ],
    ['a WebSocket that did not', [webSocketClosed(lost, agent)], ['inconclusive']],
    [
      'silent for 40 s and back',
      [
        sweep(from, agent, 0),
        sweep(from + 30_000, agent, 12_000),
        sweep(from + 60_000, agent, 42_000),
        sweep(from + 90_000, agent, 0),
      ],
      ['near-miss'],
    ],
    [
      'closed as idle, without stream ids and told twice',
      [
        plainSweep(from, agent, 0),
        plainSweep(from + 30_000, agent, 29_000),
        plainSweep(from + 60_000, agent, 61_000),
        plainIdleClose(from + 60_000, agent),
        sessionClosed(from + 60_000, agent),
        ...wholeHour,
      ],
      ['lost'],
    ],
    [
      'its route removed and added 20 s later',
      [routeAdded(from, agent), routeRemoved(lost, agent), routeAdded(lost + 20_000, agent)],
      ['recovered'],
    ],
    [
      'its route added once more with the presence that ends it',
      [
        routeAdded(from, agent),
        routeAdded(lost, agent),
        routeRemoved(lost, agent),
        plainIdleClose(lost, agent),
        ...wholeHour,
      ],
      ['lost'],
    ],
    [
      'its route added with each presence',
      [routeAdded(from, agent), routeAdded(lost, agent), routeAdded(lost + 90_000, agent)],
      [],
    ],
    [
      'polls before and after a hole in the log',
      [0, 30, 60, 300, 330, 360].flatMap((s, i) => [
        ...(s % 300 === 0 ? [] : [consume(from + s * 1_000, agent, 99 + i)]),
        consume(from + s * 1_000, agent, 100 + i),
      ]),
      [],
    ],
    [
      'the same, with other records in the hole',
      [
        ...[0, 30, 60, 300, 330, 360].flatMap((s, i) => [
          ...(s % 300 === 0 ? [] : [consume(from + s * 1_000, agent, 99 + i)]),
          consume(from + s * 1_000, agent, 100 + i),
        ]),
        ...Array.from({ length: 10 }, (_record, i) => debugTick(from + 70_000 + i * 22_000)),
      ],
      ['near-miss'],
    ],
    ['messages undeliverable after hours', [undeliverable(lost, agent)], []],
    ['healthy', healthy(agent, from, time('10:30:00')), []],
  ])('%s', async (_, lines, outcomes) => {
    const disconnects = await disconnectsOf(lines);
    expect(disconnects.map(({ outcome }) => outcome)).toEqual(outcomes);
  });

  const signOut = (seconds: number): Line[] => [
    stateRequest(from + seconds * 1_000, agent, { code: 1, forced: false }),
    stateEvent(from + seconds * 1_000 + 100, agent, { code: 1 }),
  ];

  it('is closed where the agent had signed out and the page was killed', async () => {
    const lines = [...signOut(105), ...cut(agent, { from, lastActive }), ...wholeHour];
    expect((await disconnectsOf(lines)).map(({ outcome }) => outcome)).toEqual(['closed']);
  });

  it('is lost where the agent had signed out and in again', async () => {
    const lines = [
      ...signOut(30),
      stateEvent(from + 90_000, agent, { state: 0, code: 0 }),
      ...cut(agent, { from, lastActive }),
      ...wholeHour,
    ];
    expect((await disconnectsOf(lines)).map(({ outcome }) => outcome)).toEqual(['lost']);
  });

  it('is recovered where a new session had begun while the old one fell silent', async () => {
    const moved = healthy(agent, time('10:02:30'), time('10:30:00'), 'aaaa0002');
    const lines = [...cut(agent, { from, lastActive }), ...moved, ...wholeHour];
    expect((await disconnectsOf(lines)).map(({ outcome }) => outcome)).toEqual(['recovered']);
  });

  it('is forced where the agent had signed out and Finesse asked once more', async () => {
    const lines = [...signOut(170), ...logoutChain(agent, lost), ...wholeHour];
    const [one] = await disconnectsOf(lines);
    expect(one?.outcome).toBe('logged-out');
    expect(one?.reasonCode).toMatchObject({ requested: 255 });
  });

  it('is one loss where the agent is back in the second of the logout', async () => {
    const chain = logoutChain(agent, lost - 60_000);
    const again = healthy(agent, time('10:03:00'), time('10:10:00'), 'aaaa0002');
    const disconnects = await disconnectsOf([...chain, ...again, ...wholeHour]);
    expect(disconnects.map(({ outcome }) => outcome)).toEqual(['logged-out']);
  });

  it('is not forced by a code of the agent’s own, asked for on another server', async () => {
    const lines = [...signOut(60).slice(1), presence(from + 61_000, agent, 'unavailable')];
    const disconnects = await disconnectsOf([...lines, ...wholeHour]);
    expect(disconnects.map(({ outcome }) => outcome)).not.toContain('logged-out');
  });

  it('is not lost where another resource of the agent polls on', async () => {
    const other = presence(lost, agent, 'unavailable');
    const lines = [
      ...healthy(agent, from, time('10:30:00')),
      { ...other, message: other.message.replace('/desktop', '/connector') },
      ...wholeHour,
    ];
    expect((await disconnectsOf(lines)).map(({ outcome }) => outcome)).not.toContain('lost');
  });

  it('cites what was asked for and what CTI made of it', async () => {
    const [one] = await disconnectsOf([
      gone,
      stateRequest(lost + 60_003, agent),
      stateEvent(lost + 60_013, agent, { state: 2, code: 50002, product: 'CCE' }),
    ]);
    expect(one?.reasonCode).toMatchObject({ requested: 255, confirmed: 50002 });
    expect(one?.steps.map(({ step }) => step)).toEqual([
      'presence-unavailable',
      'logout-request',
      'not-ready',
    ]);
  });
});

describe('reason codes', () => {
  const chain = logoutChain(agent, lost).slice(0, -1);
  const answer = (ms: number, state: number, code: number, product = 'CCE'): Line =>
    stateEvent(lost + ms, agent, { state, code, product });
  const reasonOf = async (lines: readonly Line[]) => {
    const [one, ...more] = await disconnectsOf([...lines, ...wholeHour]);
    expect(more).toEqual([]);
    expect(one?.outcome).toBe('logged-out');
    return one?.reasonCode;
  };
  const asked = 'requested 255 Logged Out - Connection Failure, confirmed';
  const load = (value: number): string => ` (as with Logout on Agent Disconnect, LOAD, ${value})`;

  it.each<[string, readonly Line[], object]>([
    [
      'the same on UCCX',
      [...chain, answer(60_013, 1, 255, 'CCX')],
      { requested: 255, confirmed: 255, text: 'Logged Out - Connection Failure' },
    ],
    [
      'the engine’s own on UCCX',
      [...chain, answer(60_013, 1, 32765, 'CCX')],
      { requested: 255, confirmed: 32765, text: `${asked} 32765 Logged Out - System Disconnect` },
    ],
    [
      'UCCE with LOAD 1',
      [...chain, answer(60_013, 1, 50002)],
      {
        requested: 255,
        confirmed: 50002,
        text: `${asked} 50002 Logged Out - System Failure${load(1)}`,
      },
    ],
    [
      'UCCE with LOAD 0',
      [...chain, answer(60_013, 2, 50002)],
      {
        requested: 255,
        confirmed: 50002,
        text: `${asked} 50002 Not Ready - Connection Failure${load(0)}`,
      },
    ],
    [
      'UCCE with LOAD 0, ten minutes later, as the call ended',
      [...chain, answer(60_013, 4, 0), answer(660_000, 2, 50002)],
      {
        requested: 255,
        confirmed: 50002,
        text: `${asked} 50002 Not Ready - Connection Failure${load(0)}`,
      },
    ],
    [
      'Not Ready on the way out',
      [...chain, answer(60_012, 2, 50002), answer(60_013, 1, 50002)],
      {
        requested: 255,
        confirmed: 50002,
        text: `${asked} 50002 Logged Out - System Failure${load(1)}`,
      },
    ],
    [
      'a call that was not answered meanwhile',
      [...chain, answer(60_013, 2, 32767), answer(90_000, 2, 50002)],
      {
        requested: 255,
        confirmed: 50002,
        text: `${asked} 50002 Not Ready - Connection Failure${load(0)}`,
      },
    ],
    [
      'a call that was not answered, and nothing else',
      [...chain, answer(60_013, 2, 32767)],
      { requested: 255, text: 'Logged Out - Connection Failure' },
    ],
    [
      'Not Ready on UCCX, which knows no Logout on Agent Disconnect',
      [...chain, answer(60_013, 2, 50002, 'CCX')],
      { requested: 255, text: 'Logged Out - Connection Failure' },
    ],
    ['nothing', chain, { requested: 255, text: 'Logged Out - Connection Failure' }],
    [
      'a code that no source explains',
      [...chain, answer(60_013, 1, 28)],
      { requested: 255, confirmed: 28, text: `${asked} 28` },
    ],
    [
      'a supervisor’s logout, and another request later',
      [answer(0, 1, 999), gone, stateRequest(lost + 60_000, agent)],
      { confirmed: 999, text: 'Supervisor Initiated' },
    ],
    [
      'the number of another meaning on a product that nothing names',
      [answer(0, 1, 32767, 'none')],
      {
        confirmed: 32767,
        text: 'Not Ready - Call Not Answered (UCCE) or Logged Out - Device Conflict (UCCX)',
      },
    ],
  ])('%s', async (_, lines, reason) => {
    expect(await reasonOf(lines)).toEqual(reason);
  });

  it('are read by the product of the server, not of most of the bundle', async () => {
    const elsewhere = (line: Line): Line => ({
      ...line,
      log: 'other/desktop/logs/webservices/Desktop-webservices.2026-11-23T00-00-00.000.log',
      message: line.message.replaceAll('finesse1', 'finesse9'),
    });
    const others = Array.from({ length: 20 }, (_other, i) =>
      elsewhere(stateEvent(from + i, `20020${10 + i}`, { state: 3, code: 0, product: 'CCE' })),
    );
    const one = stateEvent(lost, agent, { code: 32767, product: 'CCX' });
    const found = await disconnectsOf([...others, one, ...wholeHour]);
    expect(found.map(({ reasonCode }) => reasonCode?.text)).toEqual([
      'Logged Out - Device Conflict',
    ]);
  });

  it.each<[string, readonly Line[], string, string]>([
    ['0', [answer(60_013, 2, 50002)], 'not-ready', 'reason 50002 (LOAD 0)'],
    ['0', [answer(600_000, 2, 50002)], 'not-ready', 'reason 50002 (LOAD 0)'],
    ['1', [answer(60_013, 1, 50002)], 'logout-confirmed', 'reason 50002 (LOAD 1)'],
    ['nothing', [answer(60_013, 1, 50001)], 'logout-confirmed', 'reason 50001'],
    ['nothing', [answer(60_013, 1, 50002, 'CCX')], 'logout-confirmed', 'reason 50002'],
  ])('show Logout on Agent Disconnect: %s', async (_, lines, step, detail) => {
    const [one] = await disconnectsOf([...chain, ...lines, ...wholeHour]);
    expect(one?.steps.filter((each) => each.step === step).map((each) => each.detail)).toEqual([
      detail,
    ]);
  });

  it('show no setting where CTI acted by itself', async () => {
    const [one] = await disconnectsOf([gone, answer(5_000, 2, 50002), ...wholeHour]);
    expect(one?.outcome).toBe('lost');
    expect(one?.reasonCode).toEqual({ confirmed: 50002, text: 'Not Ready - Connection Failure' });
    expect(one?.steps.at(-1)).toMatchObject({ step: 'not-ready', detail: 'reason 50002' });
  });
});

describe('a logout with no loss before it', () => {
  const polled = healthy(agent, from, time('10:30:00'));
  const signedOut = (code: number, product: string): Line =>
    stateEvent(lost, agent, { code, product });

  it.each([
    [22, 'CCX', 'signed-out certain'],
    [32741, 'CCX', 'signed-out certain'],
    [32759, 'CCX', 'signed-out certain'],
    [999, 'CCE', 'signed-out certain'],
    [50003, 'CCE', 'signed-out certain'],
    [50004, 'CCE', 'signed-out certain'],
    [50030, 'CCE', 'signed-out certain'],
    [20002, 'CCE', 'duplicate-sign-in likely'],
    [32740, 'CCX', 'duplicate-sign-in likely'],
    [32767, 'CCX', 'duplicate-sign-in likely'],
    [32764, 'CCX', 'cti-connection-lost possible'],
    [32765, 'CCX', 'cti-connection-lost possible'],
    [32757, 'CCX', 'cti-connection-lost possible'],
    [50001, 'CCE', 'cti-connection-lost possible'],
    [50002, 'CCE', 'cti-connection-lost possible'],
    [32767, 'CCE', 'undetermined possible'],
    [32767, 'none', 'undetermined possible'],
    [20001, 'CCE', 'undetermined possible'],
    [255, 'CCX', 'undetermined possible'],
  ])('by %i on %s', async (code, product, cause) => {
    const found = await disconnectsOf([...polled, signedOut(code, product), ...wholeHour]);
    expect(found).toHaveLength(1);
    const [one] = found;
    expect(one?.outcome).toBe('logged-out');
    expect(one?.lastContact).toBeUndefined();
    expect(one?.at).toBe(new Date(lost).toISOString());
    expect(`${one?.causes[0]?.cause} ${one?.causes[0]?.confidence}`).toBe(cause);
  });

  it.each([
    [20003, 1, 'CCE'],
    [28, 1, 'CCX'],
    [22, 1, 'CCE'],
    [50004, 1, 'CCX'],
    [32763, 2, 'CCX'],
    [33, 2, 'CCX'],
    [999, 2, 'CCE'],
    [50002, 2, 'CCE'],
    [50005, 2, 'CCE'],
    [32767, 2, 'CCE'],
  ])('is none with %i, state %i, on %s', async (code, state, product) => {
    const line = stateEvent(lost, agent, { code, state, product });
    expect(await disconnectsOf([...polled, line, ...wholeHour])).toEqual([]);
  });

  it.each([
    [22, 'CCX'],
    [32764, 'CCX'],
    [32765, 'CCX'],
    [32767, 'CCX'],
    [999, 'CCE'],
    [20002, 'CCE'],
    [50002, 'CCE'],
    [50004, 'CCE'],
  ])('is none after a silence: %i on %s is no cause', async (code, product) => {
    const late = stateEvent(time('10:03:20'), agent, { code, product });
    const early = stateEvent(time('10:02:50'), agent, { code, product });
    for (const line of [late, early]) {
      const [one] = await disconnectsOf([
        ...cut(agent, { from, lastActive }),
        line,
        ...healthy('1001009', from, time('10:30:00')),
        ...wholeHour,
      ]);
      expect(one?.outcome).toBe('logged-out');
      expect(one?.lastContact).toBeDefined();
      expect(one?.causes.map(({ cause }) => cause)).toEqual(['undetermined']);
    }
  });

  it('may be a token that ran out, where the agent may use single sign-on', async () => {
    const decide = async (line: Line) =>
      (await disconnectsOf([...polled, line, ...wholeHour]))[0]?.causes[0]?.decide ?? '';
    const unknown = stateRequest(lost, agent);
    const other = { ...unknown, message: unknown.message.replace(', ssoFlag=false', '') };
    expect(await decide(other)).toContain('token');
    expect(await decide(unknown)).not.toContain('token');
  });

  it('is not undone by the page that closes afterwards', async () => {
    const [one] = await disconnectsOf([
      ...healthy(agent, from, lost),
      stateRequest(lost, agent, { sso: true }),
      stateEvent(lost + 10, agent),
      received(lost + 1_000, agent, 9, { type: 'terminate' }),
      presence(lost + 1_100, agent, 'unavailable'),
      ...wholeHour,
    ]);
    expect(one?.outcome).toBe('logged-out');
    expect(one?.causes.map(({ cause }) => cause)).toEqual(['authentication']);
  });
});

describe('ends that belong together', () => {
  const second = (ms: number): Line => presence(lost + ms, agent, 'unavailable');
  it.each<[string, readonly Line[], number]>([
    ['another end without a return', [gone, second(300_000)], 1],
    ['another end within the grace, a return between', [gone, back(20_000), second(59_999)], 1],
    ['at the grace', [gone, back(20_000), second(60_000)], 1],
    ['after the grace, a return between', [gone, back(20_000), second(60_001)], 2],
    ['before the return', [gone, second(80_000), back(90_000)], 1],
    [
      'the session closes with the presence',
      [...cut(agent, { from, lastActive }), presence(time('10:03:00.630'), agent, 'unavailable')],
      1,
    ],
  ])('%s', async (_, lines, count) => {
    expect(await disconnectsOf([...lines, ...wholeHour])).toHaveLength(count);
  });

  it('are counted by session', async () => {
    const [one] = await disconnectsOf([
      sweep(from, agent, 0, 'aaaa0001'),
      sweep(from, agent, 0, 'aaaa0002'),
      idleClose(from + 30_000, agent, 'aaaa0001'),
      idleClose(from + 60_000, agent, 'aaaa0002'),
    ]);
    expect(one?.count).toBe(2);
  });

  it('are one where Finesse forces the agent out over the second of them', async () => {
    const again = lost + 40_000;
    const lines = [gone, back(20_000), ...logoutChain(agent, again), ...wholeHour];
    const disconnects = await disconnectsOf(lines);
    expect(disconnects.map(({ outcome }) => outcome)).toEqual(['logged-out']);
  });

  it('keep the outcome of the last: lost again after a return within the grace', async () => {
    const lines = [gone, back(20_000), second(40_000), ...wholeHour];
    const [one, ...more] = await disconnectsOf(lines);
    expect(more).toEqual([]);
    expect(one?.outcome).toBe('lost');
    expect(one?.returnedAt).toBeUndefined();
  });
});

describe('ids', () => {
  it('of near-misses of two resources in one sweep differ', async () => {
    const toothed = (sid: string, resource: string): Line[] =>
      [
        sweep(from, agent, 0, sid),
        sweep(from + 30_000, agent, 20_000, sid),
        sweep(from + 60_000, agent, 0, sid),
      ].map((line) => ({ ...line, message: line.message.replace('/desktop', `/${resource}`) }));
    const disconnects = await disconnectsOf([
      ...toothed('aaaa0001', 'desktop'),
      ...toothed('aaaa0002', 'mobile'),
    ]);
    expect(disconnects).toHaveLength(2);
    const ids = disconnects.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
