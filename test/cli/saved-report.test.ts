import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json } from '../../src/reporters/json/index.ts';
import { print } from '../reporters/print.ts';
import { burstReport } from '../reporters/sample-crowd.ts';
import { incidentReport } from '../reporters/sample-report.ts';
import { ran } from './fake-io.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bosh-diag-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function saved(content: string | Uint8Array, name = 'report.json'): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe('a saved report', () => {
  it('prints again without the logs', async () => {
    const { status, stdout, asked } = await ran(['analyze', await saved(json(burstReport))]);
    expect({ status, asked }).toEqual({ status: 0, asked: [] });
    expect(stdout).toBe(print(burstReport));
  });

  it('keeps its bytes as JSON', async () => {
    const { stdout } = await ran(['analyze', await saved(json(burstReport)), '-f', 'json']);
    expect(stdout).toBe(json(burstReport));
  });

  it('is known by its content', async () => {
    const path = await saved(`\ufeff\n${JSON.stringify(burstReport)}`, 'yesterday.log');
    expect((await ran(['analyze', path])).stdout).toBe(print(burstReport));
  });

  it('may have passed through PowerShell', async () => {
    const path = await saved(Buffer.from(`\ufeff${json(burstReport)}`, 'utf16le'));
    expect((await ran(['analyze', path])).stdout).toBe(print(burstReport));
  });

  it('comes from standard input', async () => {
    const { stdout } = await ran(['analyze', '-'], { stdin: json(burstReport) });
    expect(stdout).toBe(print(burstReport));
  });

  it('is selected from, and judged', async () => {
    const path = await saved(json(burstReport));
    const { status, stdout } = await ran([
      'analyze',
      path,
      '--agent',
      '1001099',
      '--fail-on',
      'recovered',
    ]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^1 of 1 agent/);
  });

  it('may hold what a later version added', async () => {
    const path = await saved(JSON.stringify({ ...burstReport, later: true }));
    expect((await ran(['analyze', path])).stdout).toBe(print(burstReport));
  });
});

describe('no saved report', () => {
  it.each([
    ['JSON of somebody else', '{"name": "package"}'],
    ['broken JSON of somebody else', '{"name": '],
    ['a log', '2017.06.17 00:14:34 Session'],
    ['nothing', ''],
  ])('%s is left to the analysis', async (_, content) => {
    const path = await saved(content, 'other.json');
    expect((await ran(['analyze', path])).asked[0]).toEqual([path]);
  });

  it('neither is a folder, or what is not there', async () => {
    const paths = [folder, join(folder, 'none.json')];
    expect((await ran(['analyze', ...paths])).asked[0]).toEqual(paths);
  });
});

describe('a report that cannot be printed', () => {
  const wrong = { ...incidentReport, agents: [{ ...incidentReport.agents[0], outcome: 'gone' }] };

  it.each([
    ['names the place', JSON.stringify(wrong), 'agents[0].outcome: Invalid option'],
    [
      'of a later schema',
      JSON.stringify({ ...incidentReport, schemaVersion: 2 }),
      'schemaVersion: ',
    ],
    ['cut short', json(incidentReport).slice(0, -100), 'broken JSON'],
  ])('%s', async (_, content, message) => {
    const { status, stdout, stderr, asked } = await ran(['analyze', await saved(content)]);
    expect({ status, stdout, asked }).toEqual({ status: 3, stdout: '', asked: [] });
    expect(stderr).toMatch(/^error: [^\n]*\n$/);
    expect(stderr).toContain(message);
  });

  it('is anything on standard input that is no report', async () => {
    const { status, stderr } = await ran(['analyze', '-'], { stdin: '2017.06.17 00:14:34 a log' });
    expect(status).toBe(3);
    expect(stderr).toBe('error: standard input: no bosh-diag report\n');
  });
});

describe('what a report cannot do', () => {
  it.each([
    [['-f', 'ndjson'], 'holds no timeline'],
    [['-o', join(tmpdir(), 'timeline.ndjson')], 'holds no timeline'],
    [['--zone', '+05:30'], 'are settled'],
    [['--align-clocks'], 'are settled'],
    [['--node', '*=a'], 'knows its logs'],
    [['--as', '*=client'], 'knows its logs'],
    [['logs'], 'give it alone'],
  ])('%j', async (argv, message) => {
    const { status, stderr } = await ran(['analyze', await saved(json(burstReport)), ...argv]);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});
