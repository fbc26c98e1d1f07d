import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commonReleases, parseReleases } from '../../src/model/release.ts';
import type { Report } from '../../src/model/report.ts';
import { analyzeFiles, analyzeLines, type Contents } from '../support/bundle.ts';
import { idleClose, presence, sweep, time, undeliverable } from '../support/lines.ts';

const user = '1001003@finesse1.example.com/desktop';

/** Records of a logs folder, by the name of the file: the clock, and what stands behind it. */
type Logs = Readonly<Record<string, readonly string[]>>;

const filesOf = (logs: Logs): Contents =>
  Object.fromEntries(
    Object.entries(logs).map(([name, records]) => [
      `openfire/${name}`,
      records.map((record) => `2026.11.23 ${record}\n`).join(''),
    ]),
  );

const told = ({ bundle }: Report): string[] =>
  bundle.nodes.flatMap(({ releases = [] }) =>
    releases.map(({ release, basis, from, to }) =>
      [release, basis, from?.slice(11, 19), to?.slice(11, 19)].filter(Boolean).join(' '),
    ),
  );

const sweep38 = `org.jivesoftware.openfire.http.HttpSessionManager - Session was last active 13 ms ago: ${user}`;
const consume38 = `org.jivesoftware.openfire.http.HttpSession - consumeResponse: org.jivesoftware.openfire.http.HttpSession@d47653 status: 3 address: ${user} id: 3445afbe presence: \n<presence from="${user}"/> rid: 164853266`;
const close44 = `org.jivesoftware.openfire.http.HttpSessionManager - Closing idle session 4fmgaghn06: ${user} from IP 10.20.1.13`;
const idle44 = `org.jivesoftware.openfire.http.HttpSessionManager - Session 4fmgaghn06 was last active 45159 ms ago: ${user} from IP 10.20.1.13  currently on rid 7740`;
const idle47 = idle44.replace('45159 ms', 'PT45.159S');
const wide = `org.jivesoftware.openfire.spi.RoutingTableImpl - Unable to route packet. No session is available so store offline. <message to="1001003@finesse1.example.com"></message> `;
const inColour = (record: string): string =>
  record.replace('org.', '\x1b[32mINFO \x1b[m [TaskEngine-pool-2]: org.');
const levelled = (record: string): string =>
  record.replace('org.', 'INFO  [TaskEngine-pool-2]: org.');
const banner = (release: string): string =>
  `org.jivesoftware.openfire.XMPPServer - Openfire ${release} [Nov 23, 2026, 1:02:49 PM]`;

describe('the release of a node', () => {
  const cases: readonly (readonly [string, Logs, readonly string[]])[] = [
    [
      'is what its wordings have in common',
      { 'debug.log': [`10:00:00 ${sweep38}`, `10:00:01 ${consume38}`] },
      ['Openfire 3.8–3.9 wording'],
    ],
    [
      'is not told by a wording that all have',
      { 'debug.log': [`10:00:00 ${wide.slice(wide.indexOf(' - ') + 3)}`] },
      [],
    ],
    [
      'is told by the form of heads alone',
      { 'debug.log': [`10:00:00 ${wide}`] },
      ['Openfire 3.7–4.6 format'],
    ],
    [
      'is narrowed by the form of heads',
      { 'openfire.log': [`10:00:00.123 ${inColour(close44)}`] },
      ['Openfire 4.8–5.1 format'],
    ],
    [
      'is 4.7 where heads have colours and whole seconds',
      { 'openfire.log': [`10:00:00 ${inColour(idle47)}`] },
      ['Openfire 4.7 format'],
    ],
    [
      'may be 4.7 where a copy lost the colours',
      { 'x.txt': [`10:00:00 ${levelled(close44)}`, `10:00:30 ${levelled(close44)}`] },
      ['Openfire 4.4–4.7 format'],
    ],
    [
      'is narrowed by the name of a file put aside',
      { 'debug.log.1': [`10:00:00 ${wide}`] },
      ['Openfire 3.7–4.2 format'],
    ],
    [
      'tells 4.3 by a name and 4.2–4.3 by a wording',
      {
        'debug.log-1': [
          `10:00:00 org.jivesoftware.openfire.http.HttpSessionManager - Session was last active 13917 ms ago: org.jivesoftware.openfire.http.HttpSession@68c17787 status: 3 address: ${user} id: 4fmgaghn06 presence: \n<presence from="${user}"/>`,
        ],
      },
      ['Openfire 4.3 format'],
    ],
    [
      'takes no name or head against a wording',
      { 'debug.log-1': [`10:00:00 ${levelled(sweep38)}`, `10:00:01 ${levelled(consume38)}`] },
      ['Openfire 3.8–3.9 wording'],
    ],
    [
      'is what a banner prints, whatever else fits',
      { 'info.log': [`10:00:00 ${banner('4.4.4')}`, `10:10:00 ${close44}`] },
      ['Openfire 4.4.4 banner'],
    ],
    [
      'is that of a banner, too, before it',
      { 'info.log': [`10:00:00 ${close44}`, `10:10:00 ${banner('4.6.8')}`] },
      ['Openfire 4.6.8 banner'],
    ],
    [
      'is another before a banner that does not explain it',
      { 'debug.log': [`09:00:00 ${sweep38}`], 'info.log': [`10:10:00 ${banner('4.6.8')}`] },
      ['Openfire 3.8–4.2 wording 09:00:00 09:00:00', 'Openfire 4.6.8 banner 10:10:00 10:10:00'],
    ],
    [
      'changes with the banners',
      {
        'info.log': [
          `10:00:00 ${banner('4.2.4')}`,
          `11:00:00 ${banner('4.2.4')}`,
          `12:00:00 ${banner('5.0.1')}`,
        ],
      },
      ['Openfire 4.2.4 banner 10:00:00 12:00:00', 'Openfire 5.0.1 banner 12:00:00 12:00:00'],
    ],
    [
      'changes where wordings have nothing in common',
      {
        'debug.log': [`10:00:00 ${sweep38}`, `10:00:01 ${wide}`, `10:30:00 ${sweep38}`],
        'info.log': [`11:00:00 ${idle44}`, `11:10:00 ${wide}`, `11:30:00 ${close44}`],
      },
      ['Openfire 3.8–4.2 wording 10:00:00 10:30:00', 'Openfire 4.4–4.6 wording 11:00:00 11:30:00'],
    ],
    [
      'changes where heads do',
      {
        'openfire.log': [
          `10:00:00 ${inColour(idle47)}`,
          `10:10:00 ${inColour(close44)}`,
          `11:00:00.120 ${inColour(idle47)}`,
          `11:10:00.240 ${inColour(close44)}`,
        ],
      },
      ['Openfire 4.7 format 10:00:00 10:10:00', 'Openfire 4.8–5.1 format 11:00:00 11:10:00'],
    ],
  ];

  it.each(cases)('%s', async (_, logs, releases) => {
    expect(told(await analyzeFiles(filesOf(logs)))).toEqual(releases);
  });

  it('cites the records that narrow it', async () => {
    const { bundle, evidence } = await analyzeFiles(
      filesOf({
        'debug.log': [`10:00:00 ${wide}`, `10:00:10 ${sweep38}`, `10:00:11 ${consume38}`],
      }),
    );
    const refs = bundle.nodes[0]?.releases?.[0]?.evidence;
    expect(refs).toEqual(['openfire/debug.log:2', 'openfire/debug.log:3']);
    expect(evidence.map(({ ref }) => ref)).toEqual(refs);
  });

  const extracts = new URL('../../fixtures/logs/openfire/', import.meta.url);
  const named = readdirSync(extracts).filter((name) => /^openfire-.*[.]log$/.test(name));

  it.each(named)('is not another than that of %s', async (name) => {
    const [, release = ''] = /^openfire-([\d.]+)/.exec(name) ?? [];
    const own = parseReleases(`Openfire ${release}`);
    const report = await analyzeFiles({ 'openfire/x.txt': readFileSync(new URL(name, extracts)) });
    const openfire = report.bundle.nodes.flatMap(({ releases = [] }) =>
      releases.filter((one) => one.release.startsWith('Openfire')),
    );
    expect(openfire.length).toBeLessThan(2);
    for (const one of openfire) {
      const range = parseReleases(one.release);
      expect(own && range && commonReleases(own, range), one.release).toBeDefined();
    }
  });

  it('is of Finesse, too, where Cisco wrote the wording', async () => {
    const at = time('10:00:00');
    const lines = [sweep(at, '1001003', 0), idleClose(at + 90_000, '1001003')];
    expect(told(await analyzeLines(lines))).toEqual(['Finesse 11.x wording']);
  });

  it('is not that of which a wording of Finesse was published', async () => {
    const at = time('10:00:00');
    const lines = [presence(at, '1001003', 'unavailable'), undeliverable(at, '1001003')];
    expect(told(await analyzeLines(lines))).toEqual([]);
  });

  it('is at least the one that brought what a desktop logs', async () => {
    const head =
      '2026-11-23T10:00:00.000 +00:00: : finesse1.example.com: Nov 23 2026 10:00:00.000 +0000: Container : ';
    const tunnel = `${head}EventTunnel._checkToSendConnected(): sending connected\n`;
    const sweeps = {
      'openfire/debug.log': `2026.11.23 10:00:00 Session (id=3445afbe) was last active 0 ms ago: ${user}\n`,
    };
    const files = { 'clientlogs/1001003.log': tunnel.repeat(3), ...sweeps };
    expect(told(await analyzeFiles(files))).toEqual(['Finesse ≥ 12.0 wording']);
  });
});
