import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pipeline } from '../../src/cli/pipeline.ts';
import { run } from '../../src/cli/run.ts';
import { tgz } from '../support/tar.ts';
import { bosh } from './real-run.ts';

const logs = 'fixtures/scenarios/technote-idle-logout/bundle';
const agent = '1001003';
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redact-cli-'));
  await writeFile(join(folder, 'key.txt'), 'a key of thirty-two characters..\n');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);
const keyFile = (): string[] => ['--redact-key-file', at('key.txt')];

describe('bosh-diag redact', () => {
  it('writes a bundle of which analyze says the same, by other names', async () => {
    const { status, stdout } = await bosh(['redact', logs, '-o', at('shared.tgz'), ...keyFile()]);
    expect([status, stdout]).toEqual([0, '']);
    const shared = await bosh(['analyze', at('shared.tgz')]);
    const masked = await bosh(['analyze', logs, '--redact', ...keyFile()]);
    expect(shared.stdout).not.toContain(agent);
    expect(shared.stdout.split('\n').slice(0, 6)).toEqual(masked.stdout.split('\n').slice(0, 6));
    expect((await readdir(folder)).sort()).toEqual(['key.txt', 'shared.tgz']);
  });

  it('writes the same bytes with the same key', async () => {
    await bosh(['redact', logs, '-o', at('one.tgz'), ...keyFile()]);
    await bosh(['redact', logs, '-o', at('two.tgz'), ...keyFile()]);
    expect(await readFile(at('one.tgz'))).toEqual(await readFile(at('two.tgz')));
  });

  it('makes folders of archives, leaves out what is no text, and says so', async () => {
    const inner = await tgz([
      { name: '10.1.2.3/clientlog-1001003.log', data: `${agent}@fin1.acme.com/desktop\n` },
    ]);
    await mkdir(at('logs'));
    await writeFile(at('logs/active_1.tgz'), await tgz([{ name: 'inner.tgz', data: inner }]));
    await writeFile(at('logs/shot.png'), Buffer.from('\x89PNG\r\n', 'latin1'));
    const { status, stderr } = await bosh(['redact', at('logs'), '-o', at('shared.tgz')]);
    expect([status, stderr]).toEqual([0, 'note: shot.png: is no text, and was left out\n']);
    const { stdout } = await bosh(['inspect', at('shared.tgz'), '-f', 'json']);
    expect(stdout).toMatch(
      /shared\.tgz!active_1\.tgz\/inner\.tgz\/10\.\d+\.\d+\.\d+\/clientlog-\d{7}\.log/,
    );
    expect(stdout).toContain('REDACTION.txt');
    expect(stdout).not.toMatch(/1001003|10\.1\.2\.3|acme/);
  });

  it('writes the map for its owner alone, and over no other file', async () => {
    const map = ['--redact-map', at('map.tsv')];
    expect((await bosh(['redact', logs, '-o', at('a.tgz'), ...map])).status).toBe(0);
    expect((await stat(at('map.tsv'))).mode & 0o777).toBe(0o600);
    expect(await readFile(at('map.tsv'), 'utf8')).toMatch(/^number\t1001003\t\d{7}$/m);
    const again = await bosh(['redact', logs, '-o', at('b.tgz'), ...map]);
    expect([again.status, again.stderr]).toEqual([2, expect.stringContaining('is there already')]);
  });

  it('writes nothing among the logs, whatever link leads there', async () => {
    await mkdir(at('in'));
    await writeFile(at('in/openfire.log'), '');
    // A junction needs no rights on Windows, and is a link elsewhere.
    await symlink(at('in'), at('link'), 'junction');
    for (const [read, written] of [
      [at('link'), at('in/out.tgz')],
      [at('in'), at('link/out.tgz')],
    ] as const)
      expect(await bosh(['redact', read, '-o', written])).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('lies in the logs'),
      });
    const map = ['--redact-map', at('in/map.tsv')];
    const { status, stderr } = await bosh(['redact', at('in'), '-o', at('o.tgz'), ...map]);
    expect([status, stderr]).toEqual([2, expect.stringContaining('map.tsv lies in the logs')]);
    expect(await readdir(at('in'))).toEqual(['openfire.log']);
  });

  it.each([
    [['redact'], 'name the logs'],
    [['redact', logs], 'say where to write'],
    [['redact', logs, '-o', `${logs}/out.tgz`], 'lies in the logs'],
    [['redact', logs, '-o', 'key', '--redact-key-file', './key'], 'is named twice'],
    [['redact', logs, '-o', 'map', '--redact-map', 'map'], 'is named twice'],
    [['redact', logs, '-o', '/nowhere/out.tgz'], 'cannot write into'],
    [['redact', logs, '-o', 'out.tgz', '--redact-key-file', '/nowhere'], 'cannot be read'],
    [['analyze', logs, '--redact-key-file', 'key'], 'give it with --redact'],
    [['timeline', logs, '--redact-map', 'map'], 'give it with --redact'],
  ])('%j is a mistake', async (argv, words) => {
    const { status, stderr } = await bosh(argv);
    expect([status, stderr]).toEqual([2, expect.stringContaining(words)]);
  });

  it('takes no key that can be guessed', async () => {
    await writeFile(at('short.txt'), 'secret\n');
    const argv = ['redact', logs, '-o', at('a.tgz'), '--redact-key-file', at('short.txt')];
    const { status, stderr } = await bosh(argv);
    expect([status, stderr]).toEqual([2, expect.stringContaining('holds 6 bytes')]);
  });

  it('leaves nothing behind when an original is left, and names it not', async () => {
    const said = { text: '' };
    const stream = {
      write: (text: string, done: () => void): boolean => {
        said.text += text;
        done();
        return true;
      },
    };
    const io = { stdout: stream, stderr: stream, stdin: (async function* () {})(), env: {} };
    const status = await run(['redact', logs, '-o', at('shared.tgz')], io, async () => {
      const real = await pipeline();
      return {
        ...real,
        redactBundle: async (...given) => {
          const redaction = await real.redactBundle(...given);
          const forgetful = async function* (): ReturnType<typeof redaction.files> {
            yield* redaction.files();
            yield {
              path: 'more.log',
              text: (async function* () {
                yield `one\nagentId=${agent}\n`;
              })(),
            };
          };
          return { ...redaction, files: forgetful };
        },
      };
    });
    expect(status).toBe(3);
    expect(said.text).toMatch(/an original id was left at .*more\.log:2/);
    expect(said.text).not.toContain(agent);
    expect(await readdir(folder)).toEqual(['key.txt']);
  });
});

describe('--redact', () => {
  it.each([
    ['analyze', '-f', 'table'],
    ['analyze', '-f', 'json'],
    ['analyze', '-f', 'ndjson', '--all'],
    ['analyze', '-f', 'html'],
    ['analyze', '--agent', agent, '--why'],
    ['analyze', '--agent', '1001004'],
    ['timeline', '-f', 'table'],
    ['timeline', '-f', 'ndjson'],
    ['inspect', '-f', 'table', '--verbose'],
    ['inspect', '-f', 'json'],
  ])('of %s %s %s names nobody', async (command, ...options) => {
    const { stdout, stderr, status } = await bosh([command, logs, '--redact', ...options]);
    expect(status).toBe(0);
    expect(stdout.length).toBeGreaterThan(100);
    expect(stdout + stderr).not.toMatch(/1001003|1001004|xxxxxx\.example|finesse1\.example/);
  });

  it('prints a saved report with the pseudonyms of its logs', async () => {
    await bosh(['analyze', logs, '-o', at('report.json')]);
    const saved = await bosh(['analyze', at('report.json'), '--redact', ...keyFile()]);
    const fresh = await bosh(['analyze', logs, '--redact', ...keyFile()]);
    expect(saved.stdout).toBe(fresh.stdout);
    expect(saved.stdout).not.toContain(agent);
  });

  it('holds for files and for unknown lines', async () => {
    await bosh(['analyze', logs, '--redact', '-o', at('r.json'), '-o', at('r.html'), '--quiet']);
    await bosh(['inspect', logs, '--redact', '--unknown', at('unknown.txt')]);
    for (const name of ['r.json', 'r.html', 'unknown.txt'])
      expect(await readFile(at(name), 'utf8')).not.toContain(agent);
  });
});
