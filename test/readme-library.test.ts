import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
const inRoot = (path: string): string => join(root, path);
const readme = readFileSync(inRoot('README.md'), 'utf8');
const [, section = ''] = /\n## As a library\n(.*?)\n## /s.exec(readme) ?? [];
const examples = [...section.matchAll(/```ts\n(.*?)```/gs)].map(([, code = '']) => code);
const [, settings = ''] = /<!-- settings-example -->\n\n```yaml\n(.*?)```/s.exec(readme) ?? [];

/** The project is not built for tests: its name leads to the sources. */
const { compilerOptions } = JSON.parse(readFileSync(inRoot('tsconfig.json'), 'utf8'));
const tsconfig = {
  compilerOptions: {
    ...compilerOptions,
    typeRoots: [inRoot('node_modules/@types')],
    paths: { 'bosh-diag': [inRoot('src/index.ts')] },
  },
  include: ['*.ts'],
};

/** What each example prints on the bundle of the TechNote. */
const printed = [
  ['read up to', '1001003 2017-06-16T18:46:04.000Z logged-out undetermined', '\nCAUSES\n'],
  ['1001003 on ', 'RULES', '1 of 1 agent was signed out by Finesse'],
  ['2017-06-16T18:44:34.000Z', 'sweep', '/openfire/debug.log:'],
  ['1001003@', "'failed-requests'"],
];

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bosh-diag-examples-'));
  cpSync(inRoot('fixtures/scenarios/technote-idle-logout/bundle'), join(folder, 'logs'), {
    recursive: true,
  });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
  writeFileSync(join(folder, 'site.yaml'), settings);
  for (const [index, code] of examples.entries()) writeFileSync(fileOf(index), code);
});
afterAll(() => rmSync(folder, { recursive: true }));
const fileOf = (index: number): string => join(folder, `example-${index + 1}.ts`);

it('shows as many as are tested', () => {
  expect(examples).toHaveLength(printed.length);
});

it('type-checks', { timeout: 120_000 }, async () => {
  const tsc = inRoot('node_modules/typescript/bin/tsc');
  const { stdout } = await run(process.execPath, [tsc, '-p', folder]).catch((error) => error);
  expect(stdout).toBe('');
});

it.each(printed.map((words, index) => ({ number: index + 1, index, words })))(
  'does what it says: example $number',
  { timeout: 120_000 },
  async ({ index, words }) => {
    const tsx = inRoot('node_modules/tsx/dist/cli.mjs');
    const { stdout, stderr } = await run(process.execPath, [tsx, fileOf(index)], { cwd: folder });
    for (const said of words) expect(stdout).toContain(said);
    expect(stderr).not.toContain('Error');
  },
);
