import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../src/model/report.ts';
import { defaultSettings, defaultTimers, type Settings } from '../src/model/settings.ts';
import { parseSettings } from '../src/parse-settings.ts';
import { analyzeLines } from './support/bundle.ts';
import {
  closedIdle,
  ctiLost,
  idleClose,
  type Line,
  plainIdleClose,
  presence,
  recv,
  serverStop,
  sweep,
  time,
  webTick,
} from './support/lines.ts';
import { healthy, silent } from './support/stories.ts';

const from = time('10:00:00');
const at = (second: number): number => from + Math.round(second * 1_000);
const agents = ['1001001', '1001002', '1001003'];

/** A desktop that polls every 30 s, and no record that agrees on a timer. */
const polls = (agent: string, until: number): Line[] =>
  Array.from({ length: Math.floor(until / 30) + 1 }, (_, i) => recv(at(i * 30), agent, 100 + i));

const withTimers = (timers: Settings['timers']) => ({ settings: { timers } });

const causesOf = ({ agent, outcome, causes }: Report['disconnects'][number]) => ({
  agent,
  outcome,
  causes: causes.map(({ cause, confidence, score }) => ({ cause, confidence, score })),
});

/** What is said of each loss, without the times that the timers move. */
const verdictsOf = ({ disconnects, agents: all, bursts }: Report) => ({
  agents: all.map(({ id, outcome, cause, confidence }) => ({ id, outcome, cause, confidence })),
  losses: disconnects.map((loss) => ({ ...causesOf(loss), latest: loss.lastContact?.latest })),
  bursts: bursts.map((burst) => ({ agents: burst.agents, from: burst.from, share: burst.share })),
});

const idleTimers = fc.constantFrom(45, 120);

describe('timers that no record shows', () => {
  it('closes after another idle time lead to the same verdicts, once it is set', async () => {
    await fc.assert(
      fc.asyncProperty(
        idleTimers,
        fc.array(
          fc.record({
            last: fc.integer({ min: 60, max: 600 }),
            late: fc.integer({ min: 0, max: 29 }),
          }),
          {
            minLength: 1,
            maxLength: 3,
          },
        ),
        async (idle, losses) => {
          const made = (idleSeconds: number): Line[] => [
            ...losses.flatMap(({ last, late }, i) => {
              const agent = agents[i] as string;
              const closed = at(last + idleSeconds + late);
              return [plainIdleClose(closed, agent), presence(closed + 630, agent, 'unavailable')];
            }),
            webTick(at(900)),
          ];
          const told = verdictsOf(await analyzeLines(made(60)));
          const scaled = await analyzeLines(made(idle), withTimers({ idleMs: idle * 1_000 }));
          expect(verdictsOf(scaled)).toEqual(told);
          expect(verdictsOf(await analyzeLines(made(idle)))).not.toEqual(told);
          expect(scaled.settings.idleMs).toEqual({ value: idle * 1_000, origin: 'config' });
        },
      ),
      { numRuns: 25, seed: 3 },
    );
  });

  it('silences before a stop, of the same part of the idle time', async () => {
    const stopped = 301;
    const made = (idle: number, part: number): Line[] => [
      ...healthy('1001002', from, at(300)),
      ...silent('1001001', { from, lastActive: at(stopped - part * idle), until: at(300) }),
      serverStop(at(stopped)),
    ];
    for (const part of [0.4, 0.6, 0.9]) {
      const told = (await analyzeLines(made(60, part))).disconnects.map(causesOf);
      expect(told).toHaveLength(2);
      for (const idle of [45, 120]) {
        const scaled = await analyzeLines(made(idle, part), withTimers({ idleMs: idle * 1_000 }));
        expect(scaled.disconnects.map(causesOf)).toEqual(told);
      }
    }
  });

  it.each([45, 120])(
    'a return is in time up to a grace of %d s, to the millisecond',
    async (grace) => {
      const back = (ms: number): Promise<string[]> =>
        analyzeLines(
          [
            presence(at(60), '1001001', 'available'),
            presence(at(120), '1001001', 'unavailable'),
            presence(at(120) + ms, '1001001', 'available'),
          ],
          withTimers({ graceMs: grace * 1_000 }),
        ).then(({ disconnects }) => disconnects.map(({ outcome }) => outcome));
      const graceMs = grace * 1_000;
      expect(await back(graceMs - 1)).toEqual(['recovered']);
      expect(await back(graceMs)).toEqual(['recovered']);
      expect(await back(graceMs + 1)).toEqual(['inconclusive']);
    },
  );

  it('nobody is lost before the grace is over', async () => {
    const lines = (last: number): Line[] => [
      presence(at(0), '1001001', 'available'),
      presence(at(60), '1001001', 'unavailable'),
      ...Array.from({ length: (last - 60) / 10 }, (_, i) => webTick(at(70 + i * 10))),
    ];
    const outcomes = async (last: number, graceMs: number): Promise<string[]> =>
      (await analyzeLines(lines(last), withTimers({ graceMs }))).agents.map((one) => one.outcome);
    expect(await outcomes(300, 60_000)).toEqual(['lost']);
    expect(await outcomes(300, 240_000)).toEqual(['inconclusive']);
    expect(await outcomes(400, 240_000)).toEqual(['lost']);
  });

  it('a silence is a near-miss from where it is set to be one', async () => {
    const lines = [
      ...healthy('1001001', from, at(60)),
      sweep(at(90), '1001001', 25_000),
      ...healthy('1001001', at(120), at(300)),
    ];
    const nearMisses = async (nearMissMs: number): Promise<number> =>
      (await analyzeLines(lines, withTimers({ nearMissMs }))).disconnects.length;
    expect(await nearMisses(15_000)).toBe(1);
    expect(await nearMisses(30_000)).toBe(0);
  });
});

describe('timers that a record shows', () => {
  const lines: Line[] = [
    ...agents.flatMap((agent) => healthy(agent, from, at(600))),
    ...healthy('1001009', from, at(120)),
    idleClose(at(210), '1001009'),
    presence(at(210.63), '1001009', 'unavailable'),
    webTick(at(600)),
  ];

  it('win over what is set, which is said', async () => {
    const plain = await analyzeLines(lines);
    expect(plain.settings).toMatchObject({
      idleMs: { value: 60_000, origin: 'observed' },
      sweepMs: { value: 30_000, origin: 'observed' },
    });
    const wrong = await analyzeLines(lines, {
      settings: { file: 'site.yaml', timers: { idleMs: 45_000, sweepMs: 20_000 } },
    });
    expect(wrong).toEqual({
      ...plain,
      settingsFile: 'site.yaml',
      problems: [
        ...plain.problems,
        {
          severity: 'warning',
          where: 'site.yaml',
          what: `timers.sweep is set to 20 s, but the logs show 30 s (${plain.settings.sweepMs?.evidence}): that counts`,
          next: 'correct it, or delete it',
        },
        {
          severity: 'warning',
          where: 'site.yaml',
          what: `timers.idle is set to 45 s, but the logs show 60 s (${plain.settings.idleMs?.evidence}): that counts`,
          next: 'correct it, or delete it',
        },
      ],
    });
  });

  it('are no matter where they are set right', async () => {
    const { problems } = await analyzeLines(lines, withTimers({ idleMs: 60_000, sweepMs: 30_000 }));
    expect(problems).toEqual((await analyzeLines(lines)).problems);
  });
});

it('a file that repeats all defaults changes nothing but who says so', async () => {
  const lines = [
    ...agents.flatMap((agent) => [
      ...polls(agent, 90),
      closedIdle(at(180), agent),
      presence(at(180.63), agent, 'unavailable'),
    ]),
    webTick(at(600)),
  ];
  const { file: _, ...settings } = parseSettings(
    'timers: { wait: 30s, sweep: 30s, idle: 1m, grace: 60s, near-miss: 15s }\nwindows: { moment: 5s, back-together: 5s, back-apart: 15s, leave: 2m }\nweights: { proof: 4, evidence: 2, hint: 1 }\nrules: { off: [] }\nsubnets: {}\nbrowsers: []\n',
    'all.yaml',
  );
  expect(settings).toEqual({ ...defaultSettings, timers: defaultTimers });
  const plain = await analyzeLines(lines);
  const set = JSON.stringify(await analyzeLines(lines, { settings }), undefined, 2);
  const byFile = JSON.parse(JSON.stringify(plain.settings).replaceAll('"default"', '"config"'));
  for (const name of Object.keys(plain.settings))
    if (!(name in defaultTimers)) byFile[name] = plain.settings[name];
  expect(set).toBe(JSON.stringify({ ...plain, settings: byFile }, undefined, 2));
});

describe('windows', () => {
  const within = (windows: Partial<Settings['windows']>) => ({
    settings: { windows: { ...defaultSettings.windows, ...windows } },
  });
  const findingsOf = ({ disconnects: [first] }: Report) =>
    first?.causes.flatMap(({ for: pro, against }) => [pro.length, against.length]);

  it.each([
    [120_000, 120, false],
    [120_000, 120.001, true],
    [180_000, 180, false],
    [180_000, 180.001, true],
  ])('leave %d ms: gone after %d s is late: %s', async (leaveMs, second, isLate) => {
    const lines = [ctiLost(at(40)), presence(at(40 + second), '1001001', 'unavailable')];
    const report = await analyzeLines(lines, within({ leaveMs }));
    expect(findingsOf(report)).toEqual([1, isLate ? 1 : 0]);
  });

  it('back-together, back-apart: how close desktops come back', async () => {
    const made = (apart: number): Line[] => [
      ...healthy('1009001', at(0), at(300)),
      ...agents.map((agent) => plainIdleClose(at(180), agent)),
      ...agents.map((agent, i) => presence(at(210 + i * apart), agent, 'available')),
    ];
    const speaks = async (apart: number, windows: Partial<Settings['windows']>) =>
      (await analyzeLines(made(apart), within(windows))).bursts.map(({ for: pro, against }) =>
        [pro, against].map((all) => all.map(({ text }) => text).join()),
      );
    const [close] = await speaks(2, {});
    expect(close?.[0]).toContain('came back within');
    expect((await speaks(6, {}))[0]?.[0] ?? '').not.toContain('came back within');
    expect((await speaks(6, { backTogetherMs: 12_000 }))[0]?.[0]).toContain('came back within');
    expect((await speaks(6, { backTogetherMs: 11_999 }))[0]?.[0] ?? '').not.toContain('came back');
  });

  it('moment: how close ends lie that are told alone', async () => {
    const lines = [
      ...agents.map((agent) => presence(at(0), agent, 'available')),
      ...agents.map((agent, i) => presence(at(600 + i * 4), agent, 'unavailable')),
      webTick(at(900)),
    ];
    const bursts = async (momentMs: number): Promise<number> =>
      (await analyzeLines(lines, within({ momentMs }))).bursts.length;
    expect(await bursts(5_000)).toBe(0);
    expect(await bursts(8_000)).toBe(1);
  });
});

describe('rules that are off', () => {
  const lines = [
    ...agents.flatMap((agent) => healthy(agent, from, at(300))),
    serverStop(at(310)),
    ...agents.map((agent) => presence(at(311), agent, 'unavailable')),
  ];

  it('are not asked, and the report says so', async () => {
    const plain = await analyzeLines(lines);
    expect(plain.disconnects[0]?.causes[0]).toMatchObject({ cause: 'service-restart' });
    const without = await analyzeLines(lines, { settings: { rulesOff: ['restart'] } });
    expect(without.disconnects[0]?.causes.map(({ cause }) => cause)).not.toContain(
      'service-restart',
    );
    expect(without.rules.filter(({ off }) => off)).toMatchObject([
      { id: 'restart', fired: 0, couldNotRun: [] },
    ]);
    expect(plain.rules.some((rule) => 'off' in rule)).toBe(false);
  });

  it('weights change scores, and no confidence', async () => {
    const weights = { proof: 10, evidence: 3, hint: 0.5 };
    const plain = await analyzeLines(lines);
    const heavy = await analyzeLines(lines, { settings: { weights } });
    const confidences = ({ disconnects }: Report) =>
      disconnects.map(({ causes }) => causes.map(({ cause, confidence }) => [cause, confidence]));
    expect(confidences(heavy)).toEqual(confidences(plain));
    expect(heavy.disconnects[0]?.causes[0]?.score).toBeGreaterThan(
      plain.disconnects[0]?.causes[0]?.score ?? 0,
    );
    expect(heavy.settings).toMatchObject({ proofWeight: { value: 10, origin: 'config' } });
  });
});

it('the example of the README says what it says', () => {
  const path = new URL('../fixtures/config/bosh-diag.yaml', import.meta.url);
  expect(parseSettings(readFileSync(path, 'utf8'), '/etc/site/bosh-diag.yaml')).toEqual({
    file: 'bosh-diag.yaml',
    timers: { idleMs: 90_000, graceMs: 120_000 },
    windows: { ...defaultSettings.windows, leaveMs: 180_000 },
    weights: { proof: 4, evidence: 2, hint: 0.5 },
    rulesOff: ['request-disorder'],
    subnets: [
      { cidr: '10.20.2.0/24', name: 'Lyon' },
      { cidr: '2001:db8:2::/48', name: 'Lyon' },
      { cidr: '10.99.0.0/16', name: 'VPN' },
    ],
    browsers: [
      { browser: 'chrome', from: 120, source: "the site's settings" },
      { browser: 'firefox', from: 115, to: 140, source: "the site's settings" },
    ],
  });
});
