import { readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TimelineEvent } from '../../src/model/event.ts';
import { json } from '../../src/reporters/json/index.ts';
import { emptyReport, incidentReport } from '../reporters/sample-report.ts';
import { withFolder } from '../support/bundle.ts';
import { ran } from './fake-io.ts';
import { bosh } from './real-run.ts';

const fixture = (name: string): string =>
  fileURLToPath(new URL(`../../fixtures/scenarios/${name}/bundle`, import.meta.url));
const scenarios = new URL('../../fixtures/scenarios/', import.meta.url);
const technote = fixture('technote-idle-logout');
const twoServers = fixture('two-servers');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bosh-diag-'));
});
afterAll(() => rm(folder, { recursive: true }));

const told = async (...argv: string[]): Promise<TimelineEvent[]> => {
  const { stdout } = await bosh(['timeline', ...argv, '-f', 'ndjson', '--quiet']);
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
};

describe('timeline', () => {
  it('prints a line an event, under the day', async () => {
    const { status, stdout, stderr } = await bosh(['timeline', technote]);
    const lines = stdout.trimEnd().split('\n');
    expect({ status, stderr, count: lines.length }).toEqual({ status: 0, stderr: '', count: 15 });
    expect(lines.slice(0, 3)).toEqual([
      expect.stringMatching(/^TIME {10}AGENT {4}EVENT +RECORD$/),
      '2017-06-17, times are +05:30',
      expect.stringMatching(
        /^00:15:04 {6}1001003 {2}sweep {13}last active 13230 ms .* desktop\/logs\/openfire\/debug\.log:2$/,
      ),
    ]);
    expect(lines.at(-1)).toMatch(/^00:17:04\.643 {2}1001003 {2}state {13}LOGOUT, reason 255 /);
  });

  it.each([
    ['technote-idle-logout', []],
    ['all-log-beside', ['--all']],
    ['all-log-beside', []],
    ['two-servers', ['--all', '--align-clocks']],
    ['dst-autumn', ['--all']],
  ])('prints the ndjson of analyze: %s %j', async (name, flags) => {
    const [one, other] = await Promise.all(
      ['timeline', 'analyze'].map((command) =>
        bosh([command, fixture(name), '-f', 'ndjson', ...flags]),
      ),
    );
    expect(one?.stdout.length).toBeGreaterThan(0);
    expect(one?.stdout).toBe(other?.stdout);
  });

  it.each(readdirSync(scenarios))('is in the order of time: %s', async (name) => {
    const instants = (await told(fixture(name), '--all')).map(({ at }) => at);
    expect(instants).toEqual([...instants].sort());
  });

  it('tells an incident in every part of its time', async () => {
    const flood = fixture('open-files-flood');
    const within = await told(flood, '--around', '2026-11-23T15:35:40', '--span', '10s');
    expect(within).toMatchObject([{ kind: 'resource-fault', at: '2026-11-23T10:05:00.000Z' }]);
    expect(await told(flood, '--around', '2026-11-23T15:45', '--span', '10s')).toEqual([]);
  });

  it('picks agents, kinds and servers', async () => {
    const agents = await told(twoServers, '--agent', '4400123', '4400124');
    expect(new Set(agents.map(({ agent }) => agent))).toEqual(new Set(['4400123', '4400124']));
    const kinds = await told(twoServers, '--kind', 'sweep', '--kind', 'presence');
    expect(new Set(kinds.map(({ kind }) => kind))).toEqual(new Set(['sweep', 'presence']));
    const families = await told(technote, '--kind', 'openfire');
    expect(families.every(({ ref }) => ref.includes('/openfire/'))).toBe(true);
    const servers = await told(twoServers, '--server', 'FIN-B.example.com');
    expect(new Set(servers.map(({ node }) => node))).toEqual(new Set(['fin-b.example.com']));
    for (const name of ['FIN-B', '10.1.1.2'])
      expect(await told(twoServers, '--server', name)).toEqual(servers);
  });

  it.each([
    [['--around', '2017-06-17T00:16', '--span', '40s'], 8],
    [['--around', '2017-06-17T00:16'], 13],
    [['--around', '2017-06-16T18:46Z', '--span', '40s'], 8],
    [['--since', '2017-06-17T00:16:05', '--until', '2017-06-17T00:17:04.632'], 3],
  ])('picks a slice: %j', async (flags, count) => {
    expect(await told(technote, ...flags)).toHaveLength(count);
  });

  it('passes on what the reading needs, and what is wanted', async () => {
    const wall = Date.parse('2017-06-17T00:16Z');
    const argv = ['timeline', 'a', 'b', '--all', '--align-clocks', '--zone', '+01:00'];
    const { asked } = await ran([...argv, '--around', '2017-06-17T00:16', '--kind', 'access']);
    const select = { kinds: ['http-access'], around: { time: { wall }, spanMs: 300_000 } };
    const zones = [{ zone: '+01:00' }];
    const options = { zones, nodes: [], kinds: [], limits: {}, alignClocks: true, all: true };
    expect(asked).toEqual([['a', 'b'], { ...options, select }]);
  });

  it('writes files, too', async () => {
    const files = ['events.ndjson', 'events.txt'].map((name) => join(folder, name));
    const argv = ['timeline', technote, ...files.flatMap((file) => ['-o', file])];
    const { status, stdout } = await bosh(argv);
    const [ndjson, table] = await Promise.all(files.map((file) => readFile(file, 'utf8')));
    expect({ status, table }).toEqual({ status: 0, table: stdout });
    expect(ndjson).toBe((await bosh(['timeline', technote, '-f', 'ndjson'])).stdout);
  });

  it('has colour on a terminal only, and fits it', async () => {
    const event: TimelineEvent = {
      at: '2017-06-16T18:46:04.000Z',
      printed: '2017.06.17 00:16:04',
      node: 'finesse1.example.com',
      agent: '1001003',
      ref: 'desktop/logs/openfire/info.log:1',
      kind: 'forced-logout',
    };
    const given = { events: [event], isTTY: true, columns: 60 };
    const { stdout } = await ran(['timeline', 'logs'], given);
    expect(stdout).toContain('\u001b[31mforced logout');
    const plain = await ran(['timeline', 'logs'], { ...given, env: { NO_COLOR: '1' } });
    expect(plain.stdout).not.toContain('\u001b');
    for (const line of plain.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(60);
  });
});

describe('an empty timeline', () => {
  it.each([
    [
      ['--agent', '1001033'],
      'note: agent 1001033 does not appear in these logs; close to it: 1001003\n',
    ],
    [['--server', 'fin-z'], 'note: server fin-z does not appear in these logs; those that do: '],
    [['--kind', 'client'], 'note: no event passes --kind; --all adds routine polls'],
  ])('is said: %j', async (flags, said) => {
    const { status, stdout, stderr } = await bosh(['timeline', technote, ...flags]);
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'No event.\n' });
    expect(stderr).toContain(said);
    const ndjson = await bosh(['timeline', technote, ...flags, '-f', 'ndjson', '--quiet']);
    expect(ndjson).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it('of a time that no log reaches ends with 3', async () => {
    const run = await bosh(['timeline', technote, '--since', '2018-01-01T00:00']);
    expect(run).toMatchObject({ status: 3, stdout: 'No event.\n' });
    expect(run.stderr).toContain(
      'error: nothing could be analysed: no log here tells of the time asked for; they reach from 2017-06-17 00:14:34 to 2017-06-17 00:17:04 (+05:30)\n',
    );
  });

  it('of nothing that could be read ends with 3', async () => {
    const { status, stderr } = await withFolder({ 'a.txt': 'hello\n' }, (bundle) =>
      bosh(['timeline', bundle]),
    );
    expect(status).toBe(3);
    expect(stderr).toMatch(/^error: nothing could be analysed: the one file in bundle is no log/);
  });

  it('of logs in which something is broken ends with 3 where that is asked for', async () => {
    const problem = { severity: 'error', where: 'a.tgz', what: 'is cut', next: 'again' } as const;
    const report = { ...incidentReport, problems: [problem] };
    expect((await ran(['timeline', 'a'], { report })).status).toBe(0);
    expect((await ran(['timeline', 'a', '--strict'], { report })).status).toBe(3);
    expect((await ran(['timeline', 'a'], { report: emptyReport })).status).toBe(3);
  });
});

describe('notes on times', () => {
  it('give each end of the reach with its own offset', async () => {
    const around = ['--around', '2024-10-27T02:50+01:00', '--span', '1m'];
    const { stderr } = await bosh(['timeline', fixture('dst-autumn'), ...around]);
    expect(stderr).toContain(
      'they reach from 2024-10-27 02:50:01 (+02:00) to 2024-10-27 02:10:54 (+01:00)\n',
    );
  });

  it('say in which of several zones a time without an offset was read', async () => {
    const both = ['timeline', technote, twoServers];
    const said =
      'note: times without an offset were read at -02:30, the zone of fin-a.example.com; other servers are at +05:30: ';
    const at = (...flags: string[]) => bosh([...both, ...flags]);
    expect((await at('--around', '2017-06-17T00:16:04')).stderr).toContain(said);
    expect((await at('--since', '2017-06-17T00:16:04')).stderr).toContain(said);
    expect((await at('--around', '2017-06-17T00:16:04+05:30')).stderr).toBe('');
    expect((await at()).stderr).toBe('');
    const one = await bosh(['timeline', technote, '--around', '2017-06-17T00:16:04']);
    expect(one.stderr).toBe('');
  });

  it('are errors where nothing lies between', async () => {
    const span = ['--since', '2017-06-17T00:17', '--until', '2017-06-17T00:16'];
    const { status, stdout, stderr } = await bosh(['timeline', technote, ...span]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('error: --since is later than --until');
  });
});

describe('a wrong command line', () => {
  it.each([
    [['timeline'], 'name the logs: bosh-diag timeline <path...>'],
    [['timeline', '--agent', '1', 'logs'], 'name the logs before --agent, which took 1, logs'],
    [['timeline', '--server', 'a', 'logs'], 'name the logs before --server, which took a, logs'],
    [['timeline', 'logs', '-f', 'json'], 'Allowed choices are table, ndjson'],
    [['timeline', 'logs', '-o', 'a.json'], '.ndjson, .txt'],
    [['timeline', 'logs', '--kind', 'swep'], 'Did you mean sweep?'],
    [['timeline', 'logs', '--kind', 'sweep,swep'], 'Did you mean sweep?'],
    [['timeline', 'logs', '--kind', 'quux'], 'or one of: sweep, idle-close'],
    [['timeline', 'logs', '--span', '5m'], 'give it with --around'],
    [['timeline', 'logs', '--around', '00:16'], 'The day is missing'],
    [
      ['timeline', 'logs', '--around', '2017-06-17T00:16', '--until', '2017-06-17T00:17'],
      'cannot be used with',
    ],
    [['timeline', 'logs', '--around', '2017-06-17T00:16', '--span', '5'], 'a number with a unit'],
    [['timelin', 'logs'], 'Did you mean timeline?'],
  ])('%j', async (argv, message) => {
    const { status, stdout, stderr, asked } = await ran(argv);
    expect({ status, stdout, asked }).toEqual({ status: 2, stdout: '', asked: [] });
    expect(stderr).toMatch(/^error: [^\n]*\n$/);
    expect(stderr).toContain(message);
  });

  it('is one that names a saved report', async () => {
    const { status, stderr } = await ran(['timeline', '-'], { stdin: json(incidentReport) });
    expect(status).toBe(2);
    expect(stderr).toContain('a saved report holds no timeline');
  });
});

describe('help', () => {
  it('begins with examples and lists the options', async () => {
    const { status, stdout } = await ran(['help', 'timeline'], { env: { COLUMNS: '80' } });
    expect(status).toBe(0);
    await expect(stdout).toMatchFileSnapshot('help-timeline.txt');
  });
});
