import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inspect } from '../src/inspect.ts';
import { inventorySchema } from '../src/model/inventory.ts';
import { bosh } from './cli/real-run.ts';
import { type Contents, render, withFolder } from './support/bundle.ts';
import { presence, time } from './support/lines.ts';
import { cut, healthy } from './support/stories.ts';

const from = time('10:00:00');
const plain = render([
  ...cut('1001003', { from, lastActive: time('10:01:50.770') }),
  ...healthy('1001004', from, time('10:10:00')),
  presence(time('10:03:04.630'), '1001003', 'unavailable'),
]);

const inventoryOf = (files: Contents) => withFolder(files, (folder) => inspect([folder]));

describe('an inventory', () => {
  it('tells per server and kind what is there', async () => {
    const whole = await inventoryOf(plain);
    expect(inventorySchema.parse(whole)).toEqual(whole);
    const [node] = whole.bundle.nodes;
    expect(node?.logs.map(({ kind, files }) => [kind, files])).toEqual([
      ['openfire-debug', 1],
      ['openfire-info', 1],
      ['webservices', 1],
    ]);
    expect(node?.sessions).toEqual({ bosh: 2 });
    expect(node?.debugLogging).toEqual([
      { from: '2026-11-23T10:00:00.000Z', to: expect.stringMatching(/T10:1/) },
    ]);
  });

  it('counts what a kind holds over its files, and copies once', async () => {
    const debug = plain['openfire/debug.log'] ?? '';
    const whole = await inventoryOf({ ...plain, 'openfire/debug.log.1.gz': gzipSync(debug) });
    const logs = whole.bundle.nodes[0]?.logs.find(({ kind }) => kind === 'openfire-debug');
    expect(logs?.files).toBe(1);
    expect(logs?.lines.total).toBe(debug.split('\n').length - 1);
    expect(whole.bundle.sources.flatMap(({ duplicateOf }) => duplicateOf ?? [])).toEqual([
      'openfire/debug.log',
    ]);
  });

  it('takes an empty debug.log for logging that was off', async () => {
    const files = { ...plain, 'openfire/debug.log': '' };
    const { stdout } = await withFolder(files, (folder) => bosh(['inspect', folder]));
    expect(stdout).toContain('off: debug.log is empty');
  });

  it('has no debug logging where no debug.log is', async () => {
    const { 'openfire/debug.log': _, ...rest } = plain;
    expect((await inventoryOf(rest)).bundle.nodes[0]?.debugLogging).toEqual([]);
  });

  it.each([
    [
      'what a starting server prints',
      'Openfire 3.8.2 [Nov 23, 2026, 9:59:00 AM]\n',
      'Openfire 3.8.2',
    ],
  ])('names the release by %s', async (_, banner, release) => {
    const stdout = `${banner}Openfire 3.8.2 [Nov 23, 2026, 10:20:00 AM]\n`;
    const whole = await inventoryOf({ ...plain, 'openfire/nohup.out': stdout });
    expect(whole.bundle.nodes[0]?.releases).toContainEqual({
      release,
      basis: 'banner',
      records: 2,
      evidence: ['openfire/nohup.out:1'],
    });
  });

  it('shows one unknown line of each look, by file and line', async () => {
    const stray = ['stray 17', 'stray 18', 'other password=geheim', ''].join('\n');
    const whole = await inventoryOf({
      ...plain,
      'openfire/debug.log': `${stray}\n${plain['openfire/debug.log']}`,
    });
    const source = whole.bundle.sources.find(({ path }) => path === 'openfire/debug.log');
    expect(source?.unknownSamples).toEqual([
      { ref: 'openfire/debug.log:1', text: 'stray 17' },
      { ref: 'openfire/debug.log:3', text: 'other password=[removed]' },
    ]);
  });
});

describe('bosh-diag inspect', () => {
  it('writes every unknown line where it is asked to', async () => {
    const out = mkdtempSync(join(tmpdir(), 'bosh-diag-unknown-'));
    const file = join(out, 'unknown.txt');
    const unknown = 'not a log\nnor\u001b[31m this\n';
    try {
      const { status, stdout } = await withFolder(
        { ...plain, 'z.txt': unknown, 'y.gz': gzipSync('packed\n') },
        (folder) => bosh(['inspect', folder, '--unknown', file]),
      );
      expect(status).toBe(0);
      expect(stdout).toContain('UNKNOWN LINES');
      expect(readFileSync(file, 'utf8')).toBe(
        'y.gz!y:1\tpacked\nz.txt:1\tnot a log\nz.txt:2\tnor\\u001b[31m this\n',
      );
    } finally {
      rmSync(out, { recursive: true });
    }
  });

  it.each<[string, Contents, number, string]>([
    ['nothing at all', {}, 3, 'Nothing was found to read.'],
    ['files of others', { 'a.jpg': 'JFIF' }, 3, '1 log'],
    ['a known log', plain, 0, '3 logs'],
  ])('ends with the status of %s', async (_, files, status, said) => {
    const run = await withFolder({ ...files, 'x/.keep': '' }, (folder) =>
      bosh(['inspect', status === 3 && Object.keys(files).length === 0 ? `${folder}/y` : folder]),
    );
    expect(run.status).toBe(status);
    expect(run.stdout).toContain(said.split(' ')[0]);
  });

  it('prints the inventory itself', async () => {
    const { stdout } = await withFolder(plain, (folder) => bosh(['inspect', folder, '-f', 'json']));
    expect(inventorySchema.parse(JSON.parse(stdout)).kind).toBe('inventory');
  });

  it.each([
    [['inspect'], 'name the logs'],
    [['inspect', 'a', '-f', 'ndjson'], 'Allowed choices are table, json'],
    [['inspect', 'a', '--unknown', '/no/such/folder/x'], 'cannot write into /no/such/folder'],
  ])('refuses %j', async (argv, message) => {
    const { status, stderr } = await bosh(argv);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});
