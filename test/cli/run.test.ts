import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { UserError } from '../../src/index.ts';
import type { TimelineEvent } from '../../src/model/event.ts';
import { json } from '../../src/reporters/json/index.ts';
import { print } from '../reporters/print.ts';
import { burstReport } from '../reporters/sample-crowd.ts';
import { emptyReport, incidentReport } from '../reporters/sample-report.ts';
import { ran } from './fake-io.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bosh-diag-'));
});
afterAll(() => rm(folder, { recursive: true }));

const event = (agent: string, second: number): TimelineEvent => ({
  at: `2017-06-16T18:46:0${second}.000Z`,
  printed: `2017.06.17 00:16:0${second}`,
  node: 'finesse1.example.com',
  agent,
  ref: `info.log:${second}`,
  kind: 'idle-close',
  jid: `${agent}@finesse1.example.com/desktop`,
});

describe('analyze', () => {
  it('prints the table', async () => {
    const { status, stdout, stderr } = await ran(['analyze', 'logs']);
    expect({ status, stdout, stderr }).toEqual({
      status: 0,
      stdout: print(incidentReport),
      stderr: '',
    });
  });

  it('prints JSON', async () => {
    const { stdout } = await ran(['analyze', 'logs', '-f', 'json']);
    expect(stdout).toBe(json(incidentReport));
  });

  it('prints the timeline', async () => {
    const events = [event('1001003', 4), event('1001004', 5)];
    const { stdout } = await ran(['analyze', 'logs', '-f', 'ndjson'], { events });
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(events);
  });

  it('passes on the limits of archives', async () => {
    const argv = ['analyze', 'a', '--max-depth', '2', '--max-files', '9', '--max-ratio', '50'];
    const { asked } = await ran([...argv, '--max-unpacked', '1.5GB']);
    const limits = { maxDepth: 2, maxFiles: 9, maxRatio: 50, maxUnpacked: 1.5e9 };
    expect(asked[1]).toMatchObject({ limits });
  });

  it.each([
    ['--max-files', '-1'],
    ['--max-ratio', '2.5'],
    ['--max-unpacked', '5 parsecs'],
    ['--max-unpacked', ''],
  ])('refuses %s %s', async (option, value) => {
    const { status, stderr } = await ran(['analyze', 'a', `${option}=${value}`]);
    expect(status).toBe(2);
    expect(stderr).toContain(option);
  });

  it('passes on what the analysis needs', async () => {
    const zoned = ['--zone', '-04:00', '--zone', 'n1=Asia/Kolkata'];
    const named = ['--node', 'a*=n1', '--as', '*=client', '--as', 'b=access'];
    const argv = ['analyze', 'a', 'b', ...zoned, ...named, '--all', '--align-clocks'];
    const { asked } = await ran(argv);
    const zones = [{ zone: '-04:00' }, { node: 'n1', zone: 'Asia/Kolkata' }];
    const nodes = [{ glob: 'a*', name: 'n1' }];
    const kinds = [
      { glob: '*', kind: 'client' },
      { glob: 'b', kind: 'access' },
    ];
    const options = { zones, nodes, kinds, all: true, alignClocks: true, limits: {} };
    expect(asked).toEqual([['a', 'b'], options]);
  });

  it('selects in every format', async () => {
    const table = await ran(['analyze', 'logs', '--agent', '1001099'], { report: burstReport });
    expect(table.stdout).toMatch(/^1 of 1 agent was disconnected and came back/);
    const events = [event('1001003', 4), event('1001004', 5)];
    const argv = ['analyze', 'logs', '-f', 'ndjson', '--agent', '1001004'];
    expect((await ran(argv, { events })).stdout).toContain('info.log:5');
    expect((await ran(argv, { events })).stdout).not.toContain('info.log:4');
  });

  it('takes several agents, together or one by one', async () => {
    const argv = [
      'analyze',
      'logs',
      '-f',
      'json',
      '--agent',
      '1001001',
      '1001002',
      '--agent',
      '1001099',
    ];
    const { stdout } = await ran(argv, { report: burstReport });
    const ids = JSON.parse(stdout).agents.map(({ id }: { id: string }) => id);
    expect(ids).toEqual(['1001001', '1001002', '1001099']);
  });

  it('tells the agents that were asked for step by step', async () => {
    const { stdout } = await ran(['analyze', 'logs', '--agent', '1001003']);
    expect(stdout).toContain('desktop/logs/openfire/debug.log:2');
  });

  it('fits the terminal', async () => {
    const { stdout } = await ran(['analyze', 'logs', '--no-color'], { isTTY: true, columns: 80 });
    expect(stdout).toBe(print(incidentReport, { width: 80 }));
  });

  it('has colour on a terminal', async () => {
    const { stdout } = await ran(['analyze', 'logs'], { isTTY: true, columns: 80 });
    expect(stdout).toContain('\u001b[31mlogged-out\u001b[39m');
  });

  it('exits with 1 at --fail-on', async () => {
    expect((await ran(['analyze', 'logs', '--fail-on', 'lost'])).status).toBe(1);
  });

  it('exits with 3 where nothing could be analysed, and prints the report all the same', async () => {
    const { status, stdout, stderr } = await ran(['analyze', 'x', '-f', 'json'], {
      report: emptyReport,
    });
    expect({ status, stdout }).toEqual({ status: 3, stdout: json(emptyReport) });
    expect(stderr).toMatch(/^error: nothing could be analysed: /);
  });
});

describe('-o', () => {
  it('writes files beside the table', async () => {
    const files = ['report.json', 'timeline.ndjson', 'table.txt'].map((name) => join(folder, name));
    const argv = ['analyze', 'logs', ...files.flatMap((file) => ['-o', file])];
    const { status, stdout } = await ran(argv, {
      events: [event('1001003', 4)],
      isTTY: true,
      columns: 80,
    });
    expect({ status, stdout: stdout.length > 0 }).toEqual({ status: 0, stdout: true });
    const [report, timeline, table] = await Promise.all(
      files.map((file) => readFile(file, 'utf8')),
    );
    expect(report).toBe(json(incidentReport));
    expect(JSON.parse(timeline ?? '')).toEqual(event('1001003', 4));
    expect(table).toBe(print(incidentReport));
  });

  it.each([
    [() => join(folder, 'none', 'report.json'), 'cannot write into'],
    [() => join(folder, 'report.pdf'), '.json, .ndjson, .md, .html,'],
  ])('is refused before anything is read (%#)', async (file, message) => {
    const { status, stderr, asked } = await ran(['analyze', 'logs', '-o', file()]);
    expect({ status, asked }).toEqual({ status: 2, asked: [] });
    expect(stderr).toContain(message);
  });
});

describe('standard error', () => {
  it('has a line a problem', async () => {
    const { stderr } = await ran(['analyze', 'logs'], { report: burstReport });
    expect(stderr).toBe(
      'error: active_2.tgz: the archive ends in the middle of a file; collect it again\n',
    );
  });

  it('has nothing but errors with --quiet', async () => {
    const warning = { severity: 'warning', where: 'a', what: 'b', next: 'c' } as const;
    const problems = [...burstReport.problems, warning];
    const report = { ...burstReport, problems };
    expect((await ran(['analyze', 'logs'], { report })).stderr).toContain('warning: a: b; c\n');
    expect((await ran(['analyze', 'logs', '--quiet'], { report })).stderr).not.toContain('warning');
  });

  it('shows hostile names on one line, escaped', async () => {
    const problem = { severity: 'error', where: 'a\u001b[2J\nb', what: 'c', next: 'd' } as const;
    const { stderr } = await ran(['analyze', 'logs'], {
      report: { ...burstReport, problems: [problem] },
    });
    expect(stderr).toBe('error: a\\u001b[2J b: c; d\n');
  });

  it('says that no agent appears', async () => {
    const report = { ...incidentReport, agents: [], disconnects: [] };
    const { status, stderr } = await ran(['analyze', 'logs'], { report });
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: 'note: no agent appears in these logs\n',
    });
  });

  it('says that an agent does not appear, and which one may have been meant', async () => {
    const { status, stderr } = await ran(['analyze', 'logs', '--agent', '1001033']);
    expect(status).toBe(0);
    expect(stderr).toBe(
      'note: agent 1001033 does not appear in these logs; close to it: 1001003\n',
    );
  });
});

describe('a wrong command line', () => {
  it.each([
    [['analyze'], 'name the logs: bosh-diag analyze <path...>'],
    [
      ['analyze', '--agent', '1001003', 'logs'],
      'name the logs before --agent, which took 1001003, logs',
    ],
    [['analyze', 'logs', '-f', 'pdf'], 'Allowed choices are table, json, ndjson'],
    [['analyze', 'logs', '--since', '00:16'], 'The day is missing'],
    [['analyze', 'logs', '--zone', 'Mars/Base'], 'Write an offset'],
    [['analyze', 'logs', '--node', 'n1'], 'Write <glob>=<name>'],
    [['analyze', 'logs', '--as', '*=logs'], 'Write <glob>=<kind>'],
    [['analyze', 'logs', '--fail-on', 'healthy'], 'Allowed choices are logged-out'],
    [['analyze', 'logs', '--agents', '1'], 'Did you mean --agent?'],
    [['analyse', 'logs'], 'Did you mean analyze?'],
  ])('%j', async (argv, message) => {
    const { status, stdout, stderr, asked } = await ran(argv);
    expect({ status, stdout, asked }).toEqual({ status: 2, stdout: '', asked: [] });
    expect(stderr).toMatch(/^error: [^\n]*\n$/);
    expect(stderr).toContain(message);
  });

  it('without a command shows the help', async () => {
    const { status, stdout, stderr } = await ran([]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^Examples:/);
  });

  const io = {
    stdout: { write: () => true },
    stderr: {
      write: (_: string, done: () => void) => {
        done();
        return true;
      },
    },
    stdin: (async function* () {})(),
    env: {},
  };

  it('may be noticed by the analysis too', async () => {
    const load = () => Promise.reject(new UserError('no such node'));
    expect(await run(['analyze', 'logs'], io, load)).toBe(2);
  });

  it('is not what a bug is', async () => {
    const load = () => Promise.reject(new TypeError('a bug'));
    await expect(run(['analyze', 'logs'], io, load)).rejects.toThrow(TypeError);
  });
});

describe('help', () => {
  it.each([['--help'], ['help', 'analyze'], ['analyze', '--help']])(
    '%s begins with examples',
    async (...argv) => {
      const { status, stdout, stderr } = await ran(argv);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toMatch(/^Examples:\n {2}bosh-diag analyze \.\/logs/);
    },
  );

  it('lists the options', async () => {
    const { stdout } = await ran(['analyze', '--help'], { env: { COLUMNS: '80' } });
    await expect(stdout).toMatchFileSnapshot('help-analyze.txt');
  });

  it.each(['explain', 'inspect', 'score', 'synth', 'timeline'])(
    'of %s begins with its own examples',
    async (name) => {
      const { stdout } = await ran(['help', name]);
      expect(stdout).toMatch(new RegExp(`^Examples:\\n {2}bosh-diag ${name} ?`));
    },
  );

  it('says how to ask for an explanation', async () => {
    const { stdout } = await ran(['help', 'explain'], { env: { COLUMNS: '80' } });
    await expect(stdout).toMatchFileSnapshot('help-explain.txt');
  });

  it('tells the version', async () => {
    const { status, stdout } = await ran(['--version']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
