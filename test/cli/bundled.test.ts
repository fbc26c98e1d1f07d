import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleCli } from '../../scripts/bundle-cli.mjs';
import { bosh } from './real-run.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const logs = join(root, 'fixtures/scenarios/technote-idle-logout/bundle');
const settings = join(root, 'fixtures/config/bosh-diag.yaml');
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const packageIn = (folder: string): string => join(folder, 'package');

/** As it is installed: where no package that it depends on can be loaded, and where all can. */
let [alone, among] = ['', ''];
beforeAll(async () => {
  [alone, among] = ['alone', 'among'].map((name) =>
    packageIn(mkdtempSync(join(tmpdir(), `bosh-diag-${name}-`))),
  ) as [string, string];
  for (const folder of [alone, among]) {
    await bundleCli(join(folder, 'dist/cli'));
    for (const name of ['package.json', 'bin', 'fixtures/lab'])
      cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  for (const name of Object.keys(dependencies)) {
    mkdirSync(join(alone, 'node_modules', name), { recursive: true });
    writeFileSync(join(alone, 'node_modules', name, 'package.json'), '{ "exports": {} }');
  }
  symlinkSync(join(root, 'node_modules'), join(among, 'node_modules'), 'junction');
});
afterAll(() => {
  for (const folder of [alone, among]) rmSync(join(folder, '..'), { recursive: true });
});

const run = (folder: string, argv: readonly string[]) =>
  new Promise<{ status: unknown; stdout: string; stderr: string }>((resolve) => {
    const options = { env: { ...process.env, NO_COLOR: '1', COLUMNS: '80' } };
    const bin = join(folder, 'bin/bosh-diag.js');
    execFile(process.execPath, [bin, ...argv], options, (error, stdout, stderr) =>
      resolve({ status: error?.code ?? 0, stdout, stderr }),
    );
  });

const fromSources = (argv: readonly string[]) => bosh(argv, { COLUMNS: '80' });

describe('alone', () => {
  it.each([
    [['--version']],
    [['--help']],
    [['help']],
    [['help', 'synth']],
    [['render']],
    [['synth', '--seed', 'x']],
  ])('loads no package for %j', async (argv) => {
    expect(await run(alone, argv)).toEqual(await fromSources(argv));
  });

  it('misses them where they are needed', async () => {
    const { status, stderr } = await run(alone, ['analyze', logs]);
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringContaining('ERR_PACKAGE_PATH_NOT_EXPORTED'),
    });
  });
});

it.each([
  [['analyze', logs, '-f', 'json', '--quiet']],
  [['analyze', logs, '--quiet', '--config', settings]],
  [['synth', '--list']],
  [['completion', 'bash']],
])('among packages says what the sources say: %j', async (argv) => {
  expect(await run(among, argv)).toEqual(await fromSources(argv));
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
