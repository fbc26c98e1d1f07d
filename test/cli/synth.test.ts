import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { incidentKinds } from '../../src/lab/incidents/index.ts';
import { shippedScenarios, titleOf } from '../../src/lab/scenario/scenario-files.ts';
import { truthSchema } from '../../src/lab/truth.ts';
import { ran } from './fake-io.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bosh-diag-synth-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const scenario = (text: string): string => {
  const path = join(root, 'morning.yaml');
  writeFileSync(path, text);
  return path;
};
const short = `title: A morning\nlength: 10m\nseed: 4\nincidents:\n  - { what: refresh, at: 5m }\n`;
const truthIn = (folder: string) =>
  truthSchema.parse(JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')));

it('its help begins with examples', async () => {
  const { status, stdout } = await ran(['help', 'synth'], { env: { COLUMNS: '80' } });
  expect(status).toBe(0);
  await expect(stdout).toMatchFileSnapshot('help-synth.txt');
});

it('--list names every scenario and kind of incident, with what it is', async () => {
  const { status, stdout, stderr } = await ran(['synth', '--list'], {
    env: { COLUMNS: '400' },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const lines = stdout.split('\n').map((line) => line.trim().split(/ {2,}/));
  for (const file of shippedScenarios()) expect(lines).toContainEqual([file.name, titleOf(file)]);
  for (const { name, title } of incidentKinds) expect(lines).toContainEqual([name, title]);
});

it('--list keeps to the width of the terminal, texts under one another', async () => {
  const { stdout } = await ran(['synth', '--list'], { env: { COLUMNS: '80' } });
  const lines = stdout.split('\n');
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80);
  const columns = lines
    .filter((line) => line.startsWith('  '))
    .map((line) => /^ +(\S+ {2,})?/.exec(line)?.[0].length);
  expect(new Set(columns).size).toBe(1);
});

describe('a bundle', () => {
  it('is made, and it is said what is where and what comes next', async () => {
    const out = join(root, 'made');
    const { status, stdout, stderr } = await ran(['synth', scenario(short), '-o', out]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.split('\n')).toEqual([
      'A morning: 8 agents, 1 loss, seed 4',
      `  ${out}/bundle      the logs: openfire-debug, openfire-info, openfire-stdout, webservices`,
      `  ${out}/truth.json  what really happened`,
      `next: bosh-diag analyze ${out}/bundle`,
      `      bosh-diag score ${out}`,
      '',
    ]);
    expect(existsSync(join(out, 'bundle/desktop/logs/openfire/debug.log'))).toBe(true);
    expect(truthIn(out)).toMatchObject({
      scenario: { name: 'morning', title: 'A morning', seed: 4 },
    });
  });

  it('of fewer incidents than are wanted, which is said', async () => {
    const text = `${short.replace('refresh, at: 5m', 'cover, at: 5m, times: 50')}desktops: [{ count: 3 }]\n`;
    const { status, stderr } = await ran(['synth', scenario(text), '-o', join(root, 'made')]);
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr:
        'note: cover (incidents[0]): 3 of 50 could be placed: agents are left alone for 8 minutes between two\n',
    });
  });

  it('of a scenario that comes along', async () => {
    const out = join(root, 'made');
    expect((await ran(['synth', 'quiet-day', '-o', out])).status).toBe(0);
    expect(truthIn(out).scenario.name).toBe('quiet-day');
  });

  it('--seed: another course', async () => {
    const [one, other] = [join(root, 'one'), join(root, 'other')];
    const path = scenario(short);
    await ran(['synth', path, '-o', one]);
    const { stdout } = await ran(['synth', path, '-o', other, '--seed', '9']);
    expect(stdout).toContain('seed 9');
    expect(truthIn(other).scenario.seed).toBe(9);
    expect(truthIn(other).losses).not.toEqual(truthIn(one).losses);
  });
});

describe('2:', () => {
  test.each<[string, (out: string) => string[], string]>([
    [
      'no scenario',
      (out) => ['-o', out],
      'error: name a scenario: bosh-diag synth <scenario.yaml|name> -o',
    ],
    [
      'no folder',
      () => ['quiet-day'],
      'error: name a folder to write into: bosh-diag synth quiet-day -o',
    ],
    [
      'an unknown name',
      (out) => ['quiet-dya', '-o', out],
      'error: quiet-dya: no such scenario; did you mean quiet-day',
    ],
    ['no such file', (out) => ['night.yaml', '-o', out], 'error: night.yaml: no such file'],
    [
      'no seed',
      (out) => ['quiet-day', '-o', out, '--seed', 'x'],
      'Write a whole number from 0 to 4294967295.',
    ],
    [
      'too great a seed',
      (out) => ['quiet-day', '-o', out, '--seed', '4294967296'],
      'Write a whole number',
    ],
    [
      'a mistake in the file',
      (out) => [scenario('title: A\nlength: long\n'), '-o', out],
      'morning.yaml:2:1: length: ',
    ],
    [
      'an unknown kind',
      (out) => [scenario('title: A\nincidents:\n  - { what: slep, at: 5m }\n'), '-o', out],
      'morning.yaml:3:7: incidents[0].what: unknown kind of incident slep; did you mean sleep',
    ],
  ])('%s', async (_what, argv, said) => {
    const out = join(root, 'made');
    const { status, stdout, stderr } = await ran(['synth', ...argv(out)]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(said);
    expect(existsSync(out)).toBe(false);
  });

  test.each([
    ['file', 'is a file; name a folder that does not exist yet'],
    ['file/made', 'cannot be written: a part of the path is a file; name another'],
    ['m'.repeat(300), 'cannot be written: the name is too long; name a shorter one'],
  ])('a folder that cannot be: %s', async (name, said) => {
    writeFileSync(join(root, 'file'), '');
    const out = join(root, name);
    const { status, stderr } = await ran(['synth', scenario(short), '-o', out]);
    expect({ status, stderr }).toEqual({ status: 2, stderr: `error: ${out}: ${said}\n` });
  });

  it('a folder that is not empty, which stays as it was', async () => {
    const out = join(root, 'made');
    mkdirSync(out);
    writeFileSync(join(out, 'truth.json'), 'mine');
    const { status, stderr } = await ran(['synth', scenario(short), '-o', out]);
    expect(status).toBe(2);
    expect(stderr).toContain(
      `error: ${out}: the folder is not empty; name one that does not exist yet, or empty it`,
    );
    expect(readFileSync(join(out, 'truth.json'), 'utf8')).toBe('mine');
    expect(existsSync(join(out, 'bundle'))).toBe(false);
  });
});
