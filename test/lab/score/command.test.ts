import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type Score, scoreSchema } from '../../../src/lab/score/score.ts';
import { type Given, ran } from '../../cli/fake-io.ts';
import { bosh } from '../../cli/real-run.ts';
import { incidentReport } from '../../reporters/sample-report.ts';
import { type Files, withFolder } from '../../support/bundle.ts';
import { causeOf, entryOf, lossOf, truthOf } from './sample.ts';

const truth = JSON.stringify(truthOf([lossOf()]));
const one: Files = { 'truth.json': truth, 'bundle/debug.log': '' };
const two: Files = {
  'b/truth.json': truth,
  'b/bundle/debug.log': '',
  'a/truth.json': truth,
  'a/bundle/debug.log': '',
  'notes/read.me': '',
};
const report = { ...incidentReport, disconnects: [entryOf()], bursts: [] };

const score = (files: Files, argv: readonly string[] = [], given: Given = { report }) =>
  withFolder(files, (folder) => ran(['score', folder, ...argv], given));

const jsonOf = (text: string): Score => scoreSchema.parse(JSON.parse(text));

describe('bosh-diag score', () => {
  it('scores the bundle of a folder', async () => {
    const { status, stdout, stderr, asked } = await score(one, ['-f', 'json']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(asked[0]).toEqual([expect.stringMatching(/bundle$/)]);
    expect(jsonOf(stdout)).toMatchObject({ bundles: 1, found: { must: { right: 1, of: 1 } } });
  });

  it('scores the bundles of its sub-folders, by name', async () => {
    const { stdout, asked } = await score(two, ['-f', 'json']);
    expect(asked.filter(Array.isArray).flat()).toEqual([
      expect.stringMatching(/a.bundle$/),
      expect.stringMatching(/b.bundle$/),
    ]);
    expect(jsonOf(stdout).found.must).toEqual({ right: 2, of: 2 });
  });

  it.each([
    ['table', 'Measures\n'],
    ['markdown', '## Measures\n'],
    ['json', '{\n  "schemaVersion": 1,\n'],
  ])('-f %s', async (format, start) => {
    const { stdout } = await score(one, ['-f', format]);
    expect(stdout.slice(0, start.length)).toBe(start);
  });

  it.each([
    ['score.md', /^## Measures\n/],
    ['score.txt', /^Measures\n/],
    ['score.json', /^\{\n/],
  ])('-o %s', async (name, start) => {
    const written = await withFolder(one, async (folder) => {
      const file = `${folder}/${name}`;
      await ran(['score', folder, '-o', file], { report });
      return readFile(file, 'utf8');
    });
    expect(written).toMatch(start);
  });

  it('--misses says how many are listed', async () => {
    const disconnects = [entryOf({ agent: '1001008' }), entryOf({ agent: '1001009' })];
    const given = { report: { ...report, disconnects } };
    const { stdout } = await score(one, ['-f', 'json', '--misses', '2'], given);
    const { missCount, misses } = jsonOf(stdout);
    expect([missCount, misses.length]).toEqual([3, 2]);
  });

  it('escapes what could deceive a terminal', async () => {
    const what = 'black\u001b[31m-hole\u202e';
    const files = { ...one, 'truth.json': JSON.stringify(truthOf([lossOf({ what })])) };
    const { stdout } = await score(files);
    expect(stdout).toContain('black-hole\\u202e');
  });
});

const certain = [entryOf({ causes: [causeOf('server-overload', 'certain')] })];

describe('its exit status', () => {
  it.each<[string, string[], number, string]>([
    ['all met', ['--min', 'recall=1', '--min', 'certain-false=1'], 0, ''],
    ['a floor not reached', ['--min', 'cause=0.5'], 1, 'error: cause: 0 is below 0.5\n'],
    ['a ceiling passed', ['--min', 'certain-false=0'], 1, 'error: certain-false: 1 is above 0\n'],
    ['nothing to measure', ['--min', 'groups=1'], 1, 'error: groups: nothing to measure, 1 was'],
  ])('%s', async (_name, argv, wanted, said) => {
    const { status, stderr, stdout } = await score(one, argv, {
      report: { ...report, disconnects: certain },
    });
    expect({ status, said: stderr.slice(0, said.length) }).toEqual({ status: wanted, said });
    expect(stdout).toContain('Measures');
  });

  it.each<[string[], string]>([
    [['--min', 'speed=1'], 'There is no such measure: recall, healthy,'],
    [['--min', 'recall'], 'Write a measure and its limit: recall=0.95'],
    [['--min', 'recall=95'], 'recall is a share: write 0 to 1.'],
    [['--misses', 'all'], 'Write a whole number.'],
    [['-f', 'html'], 'table, markdown, json'],
    [['-o', 'score.html'], '.json, .md, .txt'],
  ])('2: %j', async (argv, said) => {
    const { status, stderr } = await score(one, argv);
    expect(status).toBe(2);
    expect(stderr).toContain(said);
  });

  it('2: no folder named', async () => {
    const { status, stderr } = await ran(['score']);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'error: name the bundles: bosh-diag score <folder>\n',
    });
  });

  const { release: _, ...lacking } = truthOf([]);
  const badCause = JSON.stringify(truthOf([lossOf()])).replace('network-path', 'gremlins');
  it.each<[string, Files, string]>([
    ['no truth', { 'bundle/debug.log': '' }, 'no truth.json in it or in a folder of it'],
    ['no JSON', { ...one, 'truth.json': '{' }, 'truth.json: is no JSON: '],
    [
      'a key is missing',
      { ...one, 'truth.json': JSON.stringify(lacking) },
      'truth.json: at release: ',
    ],
    [
      'a word that is none',
      { ...one, 'truth.json': badCause },
      'truth.json: at losses.0.causes.0: ',
    ],
    ['no object', { ...one, 'truth.json': '[]' }, 'truth.json: at the top: '],
    ['no bundle', { 'truth.json': truth }, 'truth.json: there is no folder '],
    ['one of several', { ...two, 'b/truth.json': '{}' }, 'truth.json: at schemaVersion: '],
  ])('3: %s', async (_name, files, said) => {
    const { status, stderr, stdout, asked } = await score(files);
    expect({ status, stdout, asked }).toEqual({ status: 3, stdout: '', asked: [] });
    expect(stderr).toContain(said);
  });

  it.each([
    ['/no/such/folder', 'there is no such folder'],
    ['package.json', 'is a file'],
  ])('3: %s', async (folder, said) => {
    const { status, stderr } = await ran(['score', folder]);
    expect(status).toBe(3);
    expect(stderr).toBe(`error: ${folder}: ${said}; name a folder that bosh-diag synth wrote\n`);
  });
});

it('its help begins with examples', async () => {
  const { status, stdout } = await ran(['help', 'score'], { env: { COLUMNS: '80' } });
  expect(status).toBe(0);
  await expect(stdout).toMatchFileSnapshot('help-score.txt');
});

it('a real run on a capture', async () => {
  const folder = new URL('../../../fixtures/captures/v3.8.2-i-server-stall', import.meta.url);
  const demands = ['recall=1', 'outcome=1', 'cause=1', 'groups=1', 'phantoms=0', 'certain-false=0'];
  const argv = ['score', folder.pathname, ...demands.flatMap((demand) => ['--min', demand])];
  const { status, stdout, stderr } = await bosh(argv);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/server-overload +4 +4\/4 +4\/4 +4\/4/);
});

/** What of the real logs the verdicts get right, and what they miss. */
it('the captures', async () => {
  const folder = new URL('../../../fixtures/captures', import.meta.url);
  const never = ['phantoms=0', 'certain-false=0', 'likely-false=0'];
  const always = ['recall=1', 'outcome=1', 'healthy=1', 'last-contact=1', 'certain-true=1'];
  const demands = [...always, ...never].flatMap((demand) => ['--min', demand]);
  const argv = ['score', folder.pathname, '-f', 'markdown', '--misses', '100', ...demands];
  const { status, stdout, stderr } = await bosh(argv);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  await expect(stdout).toMatchFileSnapshot('tables/captures.md');
}, 60_000);
