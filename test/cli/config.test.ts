import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, test } from 'vitest';
import { defaultSettings } from '../../src/model/settings.ts';
import { json } from '../../src/reporters/json/index.ts';
import { incidentReport } from '../reporters/sample-report.ts';
import { ran } from './fake-io.ts';
import { bosh } from './real-run.ts';

const folder = mkdtempSync(join(tmpdir(), 'bosh-diag-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(content: string | Uint8Array, name = 'site.yaml'): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const technote = fileURLToPath(
  new URL('../../fixtures/scenarios/technote-idle-logout/bundle', import.meta.url),
);
const deep = '['.repeat(20_000);
const bomb = [
  'a: &a [x, x, x, x, x, x, x, x]',
  ...['b', 'c', 'd'].map((key, i) => {
    const alias = `*${'abc'[i]}`;
    return `${key}: &${key} [${Array(8).fill(alias).join(', ')}]`;
  }),
].join('\n');

/** What is said of a file on standard error, its path left out. */
async function mistakesIn(content: string | Uint8Array): Promise<string[]> {
  const path = written(content);
  const { status, stdout, stderr, asked } = await ran(['analyze', 'logs', '--config', path]);
  expect({ status, stdout, asked }).toEqual({ status: 2, stdout: '', asked: [] });
  return stderr
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(`error: ${path}`, ''));
}

describe('--config', () => {
  it.each<[string, string | Uint8Array, object]>([
    ['a timer', 'timers: { idle: 90s }', { timers: { idleMs: 90_000 } }],
    ['nothing', '', {}],
    ['only comments', '# later\n', {}],
    ['headings with nothing below', 'timers:\n  # idle: 90s\nbrowsers:\n', {}],
    ['a document that is begun and empty', '---\n', {}],
    [
      'a byte order mark and CRLF',
      '\ufefftimers:\r\n  idle: 1m30s\r\n  grace: 90s\r\n',
      { timers: { idleMs: 90_000, graceMs: 90_000 } },
    ],
    ['a tab between a key and its value', 'timers:\n  idle:\t90s', { timers: { idleMs: 90_000 } }],
    [
      'an alias',
      'subnets: { a: &a [10.0.0.0/8] }\ntimers: { idle: &t 90s, grace: *t }',
      {
        timers: { idleMs: 90_000, graceMs: 90_000 },
        subnets: [{ cidr: '10.0.0.0/8', name: 'a' }],
      },
    ],
  ])('reads %s', async (_, content, expected) => {
    const path = written(content);
    const { status, asked } = await ran(['analyze', 'logs', '--config', path]);
    expect(status).toBe(0);
    expect(asked[1]).toMatchObject({
      settings: { ...defaultSettings, ...expected, file: 'site.yaml' },
    });
  });

  test.each<[name: string, content: string | Uint8Array, mistakes: string[]]>([
    [
      'every mistake at once',
      'timer: 1\ntimers: { idle: 90, sweep: 10ms }\nrules: { off: [cti-lst, restart] }\nwieghts: {}\n',
      [
        ':1:1: timer: unknown key; did you mean timers?',
        ':2:11: timers.idle: 90 cannot stand here; write a length of time: 90s, 1m30s, 250ms, 1h',
        ':2:21: timers.sweep: "10ms" cannot stand here; write 1s or more',
        ':3:16: rules.off[0]: "cti-lst" is unknown; did you mean cti-lost?',
        ':4:1: wieghts: unknown key; did you mean weights?',
      ],
    ],
    [
      'duplicate keys, and what is wrong besides',
      'timers: { idle: 90s }\ntimers: { idle: soon }',
      [
        ':2:1: Map keys must be unique; delete one of the two',
        ':2:11: timers.idle: "soon" cannot stand here; write a length of time: 90s, 1m30s, 250ms',
      ],
    ],
    [
      'weights out of order',
      'weights: { hint: 3 }',
      [':1:12: weights.hint: 3 cannot stand here; write evidence, 2, or less'],
    ],
    [
      'weights of nothing',
      'weights: { proof: 0, hint: .inf, evidence: -1 }',
      [
        ':1:12: weights.proof: 0 cannot stand here; write more than 0',
        ':1:22: weights.hint: Infinity cannot stand here; write a number',
        ':1:34: weights.evidence: -1 cannot stand here; write more than 0',
      ],
    ],
    [
      'a near-miss that is idle',
      'timers: { idle: 1m, near-miss: 60s }',
      [':1:21: timers.near-miss: "1m" cannot stand here; write less than idle, 1m'],
    ],
    [
      'windows that cross',
      'windows: { back-together: 20s }',
      [':1:1: windows.back-apart: "15s" cannot stand here; write back-together, 20s, or more'],
    ],
    [
      'subnets',
      'subnets:\n  lyon: [10.20.1.0/33, 10.20.2.0/24]\n  pune: 10.20.1.0/24\n  "": [10.20.2.0/24, 2001:db8::/129]\n  oslo: []',
      [
        ':2:10: subnets.lyon[0]: "10.20.1.0/33" cannot stand here; write a subnet: 10.20.1.0/24 or 2001:db8:1::/48',
        ':3:3: subnets.pune: "10.20.1.0/24" cannot stand here; write a list: [10.20.1.0/24]',
        ':4:3: subnets.: "" cannot stand here; write a name',
        ':4:8: subnets.[0]: "10.20.2.0/24" cannot stand here; it is in lyon already; delete one of the two',
        ':4:22: subnets.[1]: "2001:db8::/129" cannot stand here; write a subnet: 10.20.1.0/24 or 2001:db8:1::/48',
        ':5:3: subnets.oslo: [] cannot stand here; write 1 entry or more',
      ],
    ],
    [
      'browsers',
      'browsers:\n  - { name: Chrome, from: 120, to: 110 }\n  - { name: Edge }\n  - Firefox',
      [
        ':2:32: browsers[0].to: 110 cannot stand here; write from, 120, or more',
        ':4:5: browsers[2]: "Firefox" cannot stand here; write keys and their values',
        ':3:5: browsers[1].from: is missing; write the oldest major version',
      ],
    ],
    [
      'a list',
      '- timers',
      [':1:1: settings: ["timers"] cannot stand here; write keys and their values'],
    ],
    ['a word', 'idle', [':1:1: settings: "idle" cannot stand here; write keys and their values']],
    [
      'no YAML',
      'timers: {',
      [
        ':1:10: Flow map in block collection must be sufficiently indented and end with a }; write YAML',
      ],
    ],
    [
      'a tab as indentation',
      'timers:\n\tidle: 90s',
      [':2:1: Tabs are not allowed as indentation; indent with blanks'],
    ],
    [
      'two documents',
      'timers: {}\n---\ntimers: {}',
      [':2:1: a second document begins; give it a file of its own'],
    ],
    [
      'an alias within itself',
      'subnets: &s { a: *s }',
      [':1:18: *s stands within itself; write it without aliases'],
    ],
    [
      'an alias of nothing',
      'timers: *t',
      [':1:9: *t names nothing that stands before it; write it without aliases'],
    ],
    [
      'aliases that grow',
      bomb,
      [
        ':1:1: Excessive alias count indicates a resource exhaustion attack; write it without aliases',
      ],
    ],
    [
      'a key of every object',
      '__proto__: { idle: 90s }',
      [':1:1: __proto__: unknown key; there is timers, windows, weights, rules, subnets, browsers'],
    ],
    [
      'latin-1',
      Buffer.from('subnets:\n  K\u00f6ln: [10.0.0.0/8]', 'latin1'),
      [':2:4: the file is not in UTF-8; save it as UTF-8'],
    ],
    [
      'UTF-16',
      Buffer.from('\ufefftimers: {}', 'utf16le'),
      [':1:1: the file is not in UTF-8; save it as UTF-8'],
    ],
    [
      'more than a person writes',
      `#${' '.repeat(256_000)}`,
      [': longer than 256 kB, no file of settings; name another'],
    ],
  ])('refuses %s', async (_, content, mistakes) => {
    expect(await mistakesIn(content)).toEqual(mistakes);
  });

  it('refuses what stands too deep, and does not list a thousand mistakes', async () => {
    expect(await mistakesIn(deep)).toEqual([
      expect.stringMatching(
        /^:1:\d+: too much stands within each other here; nest it less deeply$/,
      ),
    ]);
    const keys = Array.from({ length: 100 }, (_, i) => `k${i}: 1`).join('\n');
    const told = await mistakesIn(keys);
    expect(told).toHaveLength(21);
    expect(told.at(-1)).toBe(': 80 more mistakes');
  });

  it('prints nothing of the file that could deceive a terminal', async () => {
    const [told] = await mistakesIn('"\\e[31mtimers": 1');
    expect(told).not.toContain('\u001b');
  });

  it.each([
    ['none', 'cannot be read: there is no such path; name another'],
    ['.', 'cannot be read: it is a folder; name a file'],
  ])('%s is no file', async (name, words) => {
    const path = join(folder, name);
    const { status, stderr } = await ran(['analyze', 'logs', '--config', path]);
    expect({ status, stderr }).toEqual({ status: 2, stderr: `error: ${path}: ${words}\n` });
  });

  it('is refused with a saved report', async () => {
    const report = written(json(incidentReport), 'report.json');
    const config = written('');
    const { status, stderr } = await ran(['analyze', report, '--config', config]);
    expect(status).toBe(2);
    expect(stderr).toBe('error: a saved report is judged already: give the logs with --config\n');
  });

  it('is told at the end of the table and in the report, by its name alone', async () => {
    const path = written(
      'timers: { grace: 60s, wait: 20s }\nwindows: { leave: 3m }\nweights: { hint: 0.5 }\nrules: { off: [restart, sign-out] }\n',
    );
    const { status, stdout } = await bosh(['analyze', technote, '--config', path]);
    expect(status).toBe(0);
    expect(stdout.replace(/\n {9}/g, ' ')).toContain(
      '  set    site.yaml: wait 20 s, leave 180 s, hint 0.5; rules off: restart, sign-out\n',
    );
    const { stdout: report } = await bosh(['analyze', technote, '--config', path, '-f', 'json']);
    expect(report).not.toContain(folder);
    expect(JSON.parse(report)).toMatchObject({
      settingsFile: 'site.yaml',
      settings: {
        waitMs: { value: 20_000, origin: 'config' },
        graceMs: { value: 60_000, origin: 'observed' },
        leaveMs: { value: 180_000, origin: 'config' },
        momentMs: { value: 5_000, origin: 'default' },
        hintWeight: { value: 0.5, origin: 'config' },
      },
    });
  });

  it.each([
    ['# nothing', 'changes nothing'],
    ['weights: { hint: 1 }', 'changes nothing'],
    ['subnets: { Lyon: [10.20.2.0/24, 10.20.3.0/24], VPN: [10.99.0.0/16] }', 'subnets: Lyon, VPN'],
    [
      'browsers: [{ name: Chrome, from: 120 }, { name: Firefox, from: 115, to: 140 }]',
      'browsers: Chrome 120+, Firefox 115–140',
    ],
  ])('%s: the table ends with what it sets', async (content, told) => {
    const { stdout } = await bosh(['analyze', technote, '--config', written(content)]);
    expect(stdout).toContain(`\n  set    site.yaml: ${told}\n`);
  });

  it('is looked for nowhere', async () => {
    const bundle = join(folder, 'bundle');
    mkdirSync(bundle);
    for (const name of ['bosh-diag.yaml', '.bosh-diag.yaml', 'config.yaml'])
      writeFileSync(join(bundle, name), 'timers: { wait: 20s }\n');
    const { stdout } = await bosh(['analyze', technote, bundle, '-f', 'json']);
    expect(JSON.parse(stdout).settings.waitMs).toEqual({ value: 30_000, origin: 'default' });
  });
});
