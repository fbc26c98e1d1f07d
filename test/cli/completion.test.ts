import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { shells } from '../../src/cli/completion/shells.ts';
import { bosh } from './real-run.ts';

const isHere = (shell: string): boolean => spawnSync(shell, ['-c', 'exit 0']).status === 0;
const root = fileURLToPath(new URL('../../fixtures', import.meta.url));
const nothing = async (): Promise<void> => {};
const shapes = commands({
  analyze: nothing,
  explain: nothing,
  inspect: nothing,
  timeline: nothing,
  synth: nothing,
  score: nothing,
  completion: nothing,
  redact: nothing,
});
const names = shapes.map(({ name }) => name);

describe.skipIf(!isHere('bash'))('in bash (skipped where there is none)', () => {
  let script = '';
  beforeAll(async () => {
    script = (await bosh(['completion', 'bash'])).stdout;
  });

  /** What the last word is completed to, as readline would ask. */
  const completed = (...words: string[]): string[] => {
    const typed = ['bosh-diag', ...words].map((word) => `'${word}'`).join(' ');
    const ask = `COMP_WORDS=(${typed}); COMP_CWORD=${words.length}; _bosh_diag; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const said = execFileSync('bash', ['-c', `${script}\n${ask}`], { cwd: root, encoding: 'utf8' });
    return said.split('\n').filter(Boolean);
  };

  it.each<[string[], readonly string[]]>([
    [[''], [...names, 'help']],
    [['an'], ['analyze']],
    [['-'], ['--help', '--version']],
    [['help', 'sc'], ['score']],
    [
      ['analyze', '--fail-on', 'lo'],
      ['logged-out', 'lost'],
    ],
    [
      ['analyze', '-f', 'j'],
      ['json', 'junit'],
    ],
    [['analyze', '--format', '=', 'nd'], ['ndjson']],
    [['analyze', 'logs', '--agent', '1', '--why', 'network'], ['network-path']],
    [['analyze', 'logs', '--why', 'shared'], ['shared-path']],
    [['analyze', '--since', ''], []],
    [['analyze', '--agent', '1001003', ''], []],
    [['analyze', '--verbose', ''], []],
    [['analyze', '--since', '2017-06-17T00:16', '--unt'], ['--until']],
    [['timeline', 'logs', '--kind', 'sweep', 'idle-c'], ['idle-close']],
    [['explain', 'network-p'], ['network-path']],
    [['explain', 'network-path', '3275'], expect.arrayContaining(['32755', '32759'])],
    [['synth', 'closed-pages-4'], ['closed-pages-42']],
    [['score', '--min', 'rec'], ['recall=']],
    [['completion', ''], shells],
  ])('%j', (words, expected) => {
    expect(completed(...words)).toEqual(expected);
  });

  it.each(shapes.map(({ name, options }) => ({ name, options })))(
    'knows every option of $name',
    async ({ name, options }) => {
      const long = (await options()).map((option) => option.long);
      expect(completed(name, '--').sort()).toEqual([...long, '--help'].sort());
    },
  );
});

describe.skipIf(!isHere('fish'))('in fish (skipped where there is none)', () => {
  let script = '';
  beforeAll(async () => {
    script = (await bosh(['completion', 'fish'])).stdout;
  });

  /** Words, each with what is said of it. */
  const completed = (typed: string): string[] =>
    execFileSync('fish', ['--no-config', '-c', `${script}\ncomplete -C '${typed}'`], {
      cwd: root,
      encoding: 'utf8',
    })
      .split('\n')
      .filter(Boolean);

  it.each<[string, string[]]>([
    ['bosh-diag analyze --fail-on lo', ['logged-out', 'lost']],
    ['bosh-diag explain network-p', ['network-path']],
    ['bosh-diag analyze --strict explain network-p', []],
    ['bosh-diag inspect explain --fail-o', []],
    ['bosh-diag help sc', ['score']],
  ])('%s', (typed, expected) => {
    expect(completed(typed)).toEqual(expected);
  });

  it('says of an option what it does', () => {
    expect(completed('bosh-diag analyze --fail-o')).toEqual([
      expect.stringMatching(/^--fail-on\texit /),
    ]);
  });
});

describe.skipIf(!isHere('zsh'))('in zsh (skipped where there is none)', () => {
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'bosh-diag-zsh-'));
    writeFileSync(join(folder, '_bosh-diag'), (await bosh(['completion', 'zsh'])).stdout);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** What the file of `fpath` offers when it is first asked; zsh itself leaves out what does not begin as typed. */
  const offered = (...words: string[]): string[] => {
    const typed = ['bosh-diag', ...words].map((word) => `'${word}'`).join(' ');
    const ask = [
      `fpath=('${folder}'); autoload -U _bosh-diag`,
      'compadd() { shift; print -rl -- "$@"; }; compset() { print -r -- "but for $2"; }; _files() { print -r -- files; }',
      `words=(${typed}); CURRENT=${words.length + 1}; _bosh-diag`,
    ].join('\n');
    return execFileSync('zsh', ['-f', '-c', ask], { encoding: 'utf8' }).split('\n').filter(Boolean);
  };

  it.each<[string[], unknown]>([
    [[''], [...names, 'help']],
    [['analyze', '--fail-on', ''], expect.arrayContaining(['lost'])],
    [['analyze', '--fail-on=lo'], expect.arrayContaining(['but for *=', 'lost'])],
    [
      ['analyze', '--output='],
      ['but for *=', 'files'],
    ],
    [['inspect', ''], ['files']],
  ])('%j', (words, expected) => {
    expect(offered(...words)).toEqual(expected);
  });
});

it.each(['zsh', 'fish', 'pwsh'].filter(isHere))('%s takes its script', async (shell) => {
  const { stdout } = await bosh(['completion', shell === 'pwsh' ? 'powershell' : shell]);
  const silent = shell === 'zsh' ? `compdef() { :; }\n${stdout}` : stdout;
  expect(spawnSync(shell, ['-c', silent], { encoding: 'utf8' }).stderr).toBe('');
});

it.each(shells)('the script of %s tells commands, options and words', async (shell) => {
  const { stdout, status } = await bosh(['completion', shell]);
  expect(status).toBe(0);
  for (const { name } of shapes) expect(stdout).toContain(name);
  for (const word of ['near-miss', 'align-clocks', 'closed-pages', 'idle-close'])
    expect(stdout).toContain(word);
});

it.each([[[]], [['tcsh']]])('asks for a shell: %j', async (words) => {
  const { status, stderr } = await bosh(['completion', ...words]);
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: 'error: name the shell: bosh-diag completion <bash|zsh|fish|powershell>\n',
  });
});
