import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatByExtension, formatNames } from '../../src/reporters/index.ts';
import { emptyReport } from '../reporters/sample-report.ts';
import { ran } from './fake-io.ts';
import { bosh } from './real-run.ts';

const bundle = fileURLToPath(new URL('../../fixtures/scenarios/site-cut/bundle', import.meta.url));
const extensions = Object.keys(formatByExtension);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bosh-diag-'));
});
afterAll(() => rm(folder, { recursive: true }));

const outputs = (name: string, wanted: readonly string[] = extensions): string[] =>
  wanted.flatMap((extension) => ['-o', join(folder, `${name}${extension}`)]);
const written = (name: string, extension: string): Promise<string> =>
  readFile(join(folder, `${name}${extension}`), 'utf8');

/** How each begins. */
const starts: Readonly<Record<string, RegExp>> = {
  table: /^3 of 30 agents were/,
  json: /^\{\n {2}"schemaVersion": 1/,
  ndjson: /^\{"at":/,
  markdown: /^\*\*3 of 30 agents were/,
  html: /^<!doctype html>/,
  junit: /^<\?xml version="1.0"/,
  sarif: /^\{\n {2}"\$schema": .*sarif/,
  csv: /^\ufeffagent,/,
};

describe('several outputs', () => {
  it('come of one run, whose status they do not change', async () => {
    const { status, stdout } = await bosh(['analyze', bundle, '--quiet', ...outputs('all')]);
    expect(status).toBe(0);
    expect(stdout).toMatch(starts.table ?? '');
    const names = extensions.map((extension) => `all${extension}`);
    expect((await readdir(folder)).filter((name) => name.startsWith('all')).sort()).toEqual(
      names.sort(),
    );
    for (const [extension, format] of Object.entries(formatByExtension))
      expect(await written('all', extension), format).toMatch(starts[format] ?? '');
  });

  it.each([
    [[]],
    [['--agent', '5001']],
    [['--fail-on', 'recovered', '--strict']],
    [['--since', '2024-02-29T09:55:30']],
  ])('are the same of the saved report: %j', async (options) => {
    const again = extensions.filter((extension) => extension !== '.ndjson');
    const saved = join(folder, 'all.json');
    const quiet = ['--quiet', ...options];
    const first = await bosh(['analyze', bundle, ...quiet, ...outputs('first', again)]);
    const second = await bosh(['analyze', saved, ...quiet, ...outputs('second', again)]);
    expect(second).toEqual(first);
    for (const extension of again)
      expect(
        (await written('second', extension)) === (await written('first', extension)),
        extension,
      ).toBe(true);
  });
});

describe('-f', () => {
  it.each(formatNames)('%s', async (format) => {
    const { status, stdout, stderr } = await bosh(['analyze', bundle, '--quiet', '-f', format]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(starts[format] ?? '');
  });

  it.each(formatNames)('%s keeps the status where nothing was analysed', async (format) => {
    expect((await ran(['analyze', 'logs', '-f', format], { report: emptyReport })).status).toBe(3);
  });

  it('junit fails by --fail-on, and by the usual limit without', async () => {
    const failures = async (...options: string[]) => {
      const { status, stdout } = await bosh([
        'analyze',
        bundle,
        '--quiet',
        '-f',
        'junit',
        ...options,
      ]);
      return { status, failures: stdout.match(/<failure /g)?.length ?? 0 };
    };
    expect(await failures()).toEqual({ status: 0, failures: 3 });
    expect(await failures('--fail-on', 'recovered')).toEqual({ status: 1, failures: 6 });
  });
});
