import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { analyze } from '../../src/index.ts';
import { incidentKinds } from '../../src/lab/incidents/index.ts';
import { readScenario } from '../../src/lab/scenario/read-scenario.ts';
import { shippedScenarios } from '../../src/lab/scenario/scenario-files.ts';
import { casesOf, scoreCases } from '../../src/lab/score/index.ts';
import { measures } from '../../src/lab/score/measures.ts';
import type { Score } from '../../src/lab/score/score.ts';
import { synth } from '../../src/lab/synth.ts';

/*
 * A small set of scenarios, made anew at each run and scored: a change of the rules that makes verdicts worse falls
 * below a floor here. `npm run score` scores the whole set.
 */
const folder = mkdtempSync(join(tmpdir(), 'bosh-diag-floors-'));
const suite = shippedScenarios(
  fileURLToPath(new URL('../../fixtures/lab/suite/', import.meta.url)),
);
let score: Score;
let losses = 0;

/** Shares that must be reached, and what they were when they were written down. */
const floors: readonly [measure: string, floor: number, was: number][] = [
  ['recall', 0.98, 1],
  ['healthy', 1, 1],
  ['hurt', 1, 1],
  ['outcome', 0.97, 1],
  ['logged-out', 0.99, 1],
  ['last-contact-told', 0.7, 0.74],
  ['last-contact', 0.97, 1],
  ['codes', 1, 1],
  ['returned', 0.97, 1],
  ['side', 0.95, 0.86],
  ['cause', 0.9, 0.86],
  ['undecided', 0.96, 1],
  ['groups', 0.5, 0.5],
  ['group-cause', 1, 1],
  ['certain-true', 1, 1],
  ['likely-true', 0.99, 1],
];

/** Counts that must not be passed. */
const ceilings: readonly [measure: string, ceiling: number, was: number][] = [
  ['certain-false', 0, 0],
  ['likely-false', 0, 0],
  ['possible-false', 1, 0],
  ['phantoms', 0, 0],
  ['phantom-near-misses', 0, 0],
  ['phantom-bursts', 0, 0],
  ['split', 7, 6],
];

beforeAll(async () => {
  for (const { name, path } of suite) {
    const scenario = readScenario(path, incidentKinds);
    losses += synth({ name, scenario, folder: join(folder, name) }).truth.losses.length;
  }
  const { cases } = await casesOf(folder);
  score = await scoreCases(cases, { misses: 0, analyze: analyzeSoundly });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** Nobody is back before the loss. */
async function analyzeSoundly(bundle: string) {
  const analysis = await analyze([bundle]);
  const early = analysis.report.disconnects.filter(({ at, returnedAt = at }) => returnedAt < at);
  expect(early).toEqual([]);
  return analysis;
}

const measured = (measure: string): number | undefined => measures.get(measure)?.value(score);

test.each(floors)('%s: %d or more (was %d)', (measure, floor) => {
  expect(measured(measure)).toBeGreaterThanOrEqual(floor);
});

test.each(ceilings)('%s: %d or less (was %d)', (measure, ceiling) => {
  expect(measured(measure)).toBeLessThanOrEqual(ceiling);
});

/** A rare cause weighs little in the share of all: each has a floor of its own. */
const causeFloor = 0.8;

test('each true cause stands first where the logs tell it', () => {
  const wrong = score.byCause
    .filter(({ cause: { right, of } }) => right < of * causeFloor)
    .map(({ name, cause: { right, of } }) => `${name}: ${right} of ${of}`);
  expect(wrong).toEqual([]);
});

describe('what they are scored on', () => {
  it('is enough', () => {
    expect(suite).toHaveLength(8);
    expect(losses).toBeGreaterThanOrEqual(60);
  });

  it('has desktops of every side’s incidents', () => {
    const sides = incidentKinds.filter(({ name }) => score.byWhat.some((one) => one.name === name));
    expect(new Set(sides.map(({ side }) => side))).toEqual(
      new Set(['client', 'network', 'server', 'operator']),
    );
    expect(sides.length).toBeGreaterThanOrEqual(15);
  });

  it('has every family of logs', () => {
    const logs = score.byLogs.map(({ name }) => name).join(' ');
    for (const log of ['debug', 'info', 'all', 'webservices', 'client', 'access'])
      expect(logs).toContain(log);
  });
});
