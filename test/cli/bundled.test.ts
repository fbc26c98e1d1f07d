import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleCli } from '../../scripts/bundle-cli.mjs';
import { bosh } from './real-run.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const logs = join(root, 'fixtures/scenarios/technote-idle-logout/bundle');
const settings = join(root, 'fixtures/config/bosh-diag.yaml');
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** As it is installed, where no package that it depends on can be loaded: all are bundled. */
let alone = '';
beforeAll(async () => {
  alone = join(mkdtempSync(join(tmpdir(), 'bosh-diag-alone-')), 'package');
  await bundleCli(join(alone, 'dist/cli'));
  for (const name of ['package.json', 'bin', 'fixtures/lab'])
    cpSync(join(root, name), join(alone, name), { recursive: true });
  for (const name of Object.keys(dependencies)) {
    mkdirSync(join(alone, 'node_modules', name), { recursive: true });
    writeFileSync(join(alone, 'node_modules', name, 'package.json'), '{ "exports": {} }');
  }
});
afterAll(() => rmSync(join(alone, '..'), { recursive: true }));

const run = (argv: readonly string[]) =>
  new Promise<{ status: unknown; stdout: string; stderr: string }>((resolve) => {
    const options = { env: { ...process.env, NO_COLOR: '1', COLUMNS: '80' } };
    const bin = join(alone, 'bin/bosh-diag.js');
    execFile(process.execPath, [bin, ...argv], options, (error, stdout, stderr) =>
      resolve({ status: error?.code ?? 0, stdout, stderr }),
    );
  });

const fromSources = (argv: readonly string[]) => bosh(argv, { COLUMNS: '80' });

it.each([
  [['--version']],
  [['--help']],
  [['help']],
  [['help', 'synth']],
  [['render']],
  [['synth', '--seed', 'x']],
  [['synth', '--list']],
  [['analyze', logs, '-f', 'json', '--quiet']],
  [['analyze', logs, '--quiet', '--config', settings, '--as', 'debug.log=openfire-debug']],
  [['timeline', logs, '--agent', '1001003', '--since', '2017-06-17T00:00']],
  [['completion', 'bash']],
])('says what the sources say: %j', async (argv) => {
  expect(await run(argv)).toEqual(await fromSources(argv));
});

it('has all that it needs at once in one file', () => {
  const loadedBy = (file: string): string[] =>
    [
      ...readFileSync(join(alone, 'dist/cli', file), 'utf8').matchAll(
        /(?:from|import)"[.]\/([^"]+)"/g,
      ),
    ].map(([, name = '']) => name);
  const [part = '', ...others] = loadedBy('main.js');
  expect([others, loadedBy(part)]).toEqual([[], []]);
});

it('holds the licence of each package that it bundles', () => {
  const licences = readFileSync(join(alone, 'dist/cli/licences.txt'), 'utf8');
  const heads = licences.match(/^\S+ [\d.]+: \S+\n\n.+/gm) ?? [];
  const named = heads.map((head) => head.split(' ', 1)[0]);
  expect(named).toEqual(expect.arrayContaining(['commander', ...Object.keys(dependencies)]));
  // Each has its text behind it.
  expect(licences.split('\n---\n')).toHaveLength(heads.length);
});
