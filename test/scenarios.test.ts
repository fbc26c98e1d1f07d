import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { analyze } from '../src/analyze.ts';
import { type Report, reportSchema } from '../src/model/report.ts';
import { reporters } from '../src/reporters/index.ts';
import type { ReporterOptions } from '../src/reporters/reporter.ts';
import { type Expected, holdVerdicts } from './verdicts.ts';

/** Made bundles, each with one point. The verdicts were worked out by hand from the story told, not from a report. */
const root = new URL('../fixtures/scenarios/', import.meta.url);

const isValid = new Ajv2020({ allErrors: true }).compile(
  JSON.parse(readFileSync(new URL('../schemas/report.schema.json', import.meta.url), 'utf8')),
);

const plain = (text: string): string => text;
const table = (width: number): ReporterOptions => ({
  width,
  paint: { heading: plain, bad: plain, doubtful: plain, good: plain, quiet: plain },
  verbose: false,
  stepByStep: false,
});

const jsonOf = async (report: Report): Promise<string> => (await reporters.json())(report);

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
const sortedBy = <T>(all: readonly T[], key: (one: T) => string): void => {
  expect(all.map(key)).toEqual(all.map(key).sort(compare));
};
const lineKey = (line: number): string => String(line).padStart(9, '0');

/** Every string of a key named `evidence`, wherever it stands. */
function citedIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return key === 'evidence' ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((one) => citedIn(one, key));
  return Object.entries(value).flatMap(([name, one]) => citedIn(one, name));
}

describe.each(readdirSync(root).sort())('%s', (name) => {
  const folder = new URL(`${name}/`, root);
  const bundle = new URL('bundle/', folder);
  const expected: Expected = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8'));
  let report: Report;
  let json: string;
  let hasFailed = false;
  beforeAll(async () => {
    ({ report } = await analyze([bundle.pathname]));
    json = await jsonOf(report);
  });
  afterEach(({ task }) => {
    hasFailed ||= task.result?.state === 'fail';
  });

  holdVerdicts(expected, bundle, () => report);

  it('keeps to the schema', () => {
    expect(reportSchema.parse(report)).toEqual(report);
    isValid(JSON.parse(json));
    expect(isValid.errors).toBeNull();
  });

  it('gives the same bytes twice', async () => {
    const again = await analyze([bundle.pathname]);
    expect((await jsonOf(again.report)) === json).toBe(true);
  });

  it('cites what it shows, and shows what the files say', () => {
    const { evidence, ...rest } = report;
    const shown = evidence.map(({ ref }) => ref);
    const cited = new Set(citedIn(rest));
    expect([...cited].filter((ref) => !shown.includes(ref))).toEqual([]);
    expect(shown.filter((ref) => !cited.has(ref))).toEqual([]);
    expect(new Set(shown).size).toBe(shown.length);
    for (const { ref, path, line, text, printed } of evidence) {
      expect(ref).toBe(`${path}:${line}`);
      const written = readFileSync(new URL(path, bundle), 'utf8').split('\n')[line - 1];
      if (!written?.includes('<auth ')) expect(text, ref).toBe(written);
      expect(written, ref).toContain(printed);
    }
    expect(json).not.toContain('AGFnZW50AG5vdC1hLXNlY3JldA');
  });

  it('orders every list', () => {
    sortedBy(report.agents, ({ id }) => id);
    sortedBy(report.disconnects, ({ at, node }) => `${at} ${node}`);
    sortedBy(report.bursts, ({ from, node }) => `${from} ${node}`);
    sortedBy(report.serverEvents, ({ at, node }) => `${at} ${node}`);
    sortedBy(report.evidence, ({ at, path, line }) => `${at} ${path} ${lineKey(line)}`);
    for (const { agents } of report.bursts) sortedBy(agents, (id) => id);
    for (const { steps } of report.disconnects) sortedBy(steps, ({ at }) => at);
    const ids = report.disconnects.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(report.agents.flatMap(({ disconnects }) => disconnects).sort(compare)).toEqual(
      [...ids].sort(compare),
    );
    const bursts = report.bursts.map(({ id }) => id);
    expect(
      report.disconnects.flatMap(({ burst }) => burst ?? []).filter((id) => !bursts.includes(id)),
    ).toEqual([]);
  });

  it('tells nothing of the machine, and leaves out what is not there', () => {
    expect(json).not.toContain(root.pathname);
    expect(json).not.toMatch(/": (null|"")/);
  });

  // A golden is worth something only where the verdicts hold.
  it('reports as before', async (test) => {
    if (hasFailed) test.skip();
    await expect(json).toMatchFileSnapshot(fileURLToPath(new URL('report.json', folder)));
  });

  it.each([80, 200])('prints as before at %i columns', async (width) => {
    if (hasFailed) return;
    const text = (await reporters.table())(report, table(width));
    await expect(text).toMatchFileSnapshot(fileURLToPath(new URL(`table-${width}.txt`, folder)));
  });
});
