import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { analyze } from '../../src/index.ts';
import { incidentKinds } from '../../src/lab/incidents/index.ts';
import { parseScenario } from '../../src/lab/scenario/read-scenario.ts';
import { casesOf, scoreCases } from '../../src/lab/score/index.ts';
import { synth } from '../../src/lab/synth.ts';
import type { Report } from '../../src/model/report.ts';

/* What must not change a verdict, of made bundles: the same world with another clock, or with other timers. */

const root = mkdtempSync(join(tmpdir(), 'bosh-diag-made-properties-'));
afterAll(() => rmSync(root, { recursive: true }));

const world = `
title: Closed pages, a PC asleep, a black hole and a sign-out
length: 35m
seed: 31
sites:
  - { name: pune, subnet: 10.20.1 }
  - { name: lyon, subnet: 10.20.2 }
desktops:
  - { count: 7, from: 1001001, site: pune }
  - { count: 5, from: 1002001, site: lyon, library: strophe }
incidents:
  - { what: close, at: [4m, 22m] }
  - { what: sleep, at: [4m, 18m], for: [400s, 500s], times: 2 }
  - { what: black-hole, at: 14m, for: 450s, who: { site: lyon } }
  - { what: sign-out, at: [6m, 20m] }
`;

function made(name: string, ...lines: readonly string[]): string {
  const folder = join(root, name);
  const release = lines.some((line) => line.startsWith('release:'))
    ? []
    : ['release: openfire-3.8'];
  const text = [...release, ...lines, world].join('\n');
  synth({ name, scenario: parseScenario(text, `${name}.yaml`, incidentKinds), folder });
  return folder;
}

const reportOf = async (folder: string): Promise<Report> =>
  (await analyze([join(folder, 'bundle')])).report;

const verdictsOf = ({ disconnects, bursts }: Report) => ({
  disconnects: disconnects
    .map(({ agent, at, outcome, lastContact, returnedAt, causes }) => ({
      agent,
      at,
      outcome,
      returnedAt,
      lastContact: lastContact && [lastContact.earliest, lastContact.latest],
      causes: causes.map(({ cause, side, confidence, score }) => [cause, side, confidence, score]),
    }))
    .sort((a, b) => (`${a.at} ${a.agent}` < `${b.at} ${b.agent}` ? -1 : 1)),
  bursts: bursts.map(({ from, to, agents, share, cause }) => ({ from, to, agents, share, cause })),
});

describe('the same world gives the same verdicts', () => {
  const utc = reportOf(made('utc'));

  it.each(['+05:30', '-03:30', '+13:45'])('by a clock at %s', async (zone) => {
    const report = await reportOf(made(`at${zone.replace(':', '')}`, `zone: "${zone}"`));
    expect(verdictsOf(report)).toEqual(verdictsOf(await utc));
  });

  it('and they are some', async () => {
    const { disconnects, bursts } = await utc;
    expect(disconnects.length).toBeGreaterThanOrEqual(7);
    expect(bursts.length).toBeGreaterThanOrEqual(1);
  });
});

/** How sure a verdict should be is another question. */
const wrong = new Set(['certain-false', 'likely-false', 'missed', 'outcome', 'last-contact']);

describe.each([
  { wait: 30, sweep: 45, idle: 120 },
  { wait: 45, sweep: 30, idle: 90 },
  { wait: 120, sweep: 45, idle: 45 },
])('timers of $wait, $sweep and $idle s', ({ wait, sweep, idle }) => {
  const folder = made(
    `timers-${wait}-${sweep}-${idle}`,
    `timers: { wait: ${wait}s, sweep: ${sweep}s, idle: ${idle}s }`,
    'logs: { bosh: true }',
  );

  it('are seen in the records', async () => {
    const { settings } = await reportOf(folder);
    const seen = [settings.waitMs, settings.sweepMs, settings.idleMs];
    expect(seen.map((one) => one && [one.value / 1_000, one.origin])).toEqual([
      [wait, 'observed'],
      [sweep, 'observed'],
      [idle, 'observed'],
    ]);
  });

  it('make no verdict wrong', () => makesNoVerdictWrong(folder));
});

async function makesNoVerdictWrong(folder: string): Promise<void> {
  const { cases } = await casesOf(folder);
  const score = await scoreCases(cases, {
    misses: 20,
    analyze: (bundle) => analyze([bundle]),
  });
  expect(score.found.must.of).toBeGreaterThanOrEqual(6);
  expect(score.misses.filter(({ kind }) => wrong.has(kind))).toEqual([]);
}

/* What no record of a session's beginning says, and nobody has set: holds, events and sweeps show it. */
describe.each([
  { release: 'finesse-11', wait: 45, idle: 120, shown: ['wait', 'idle'] },
  { release: 'finesse-11', wait: 120, idle: 90, shown: ['wait', 'idle'] },
  { release: 'openfire-3.8', wait: 45, idle: 120, shown: ['wait', 'idle'] },
  { release: 'openfire-3.8', wait: 30, idle: 90, shown: ['wait', 'idle'] },
  { release: 'openfire-4.2', wait: 45, idle: 120, shown: ['wait', 'idle'] },
  { release: 'openfire-4.2', wait: 45, idle: 60, shown: ['wait'] },
  { release: 'openfire-5.0', wait: 45, idle: 120, shown: ['wait'] },
])('timers of $wait and $idle s that $release does not print', ({ release, wait, idle, shown }) => {
  const folder = made(
    `unprinted-${release}-${wait}-${idle}`,
    `release: ${release}`,
    `timers: { wait: ${wait}s, idle: ${idle}s }`,
  );

  it('are seen in what it does', async () => {
    const { settings } = await reportOf(folder);
    const seen = { wait: settings.waitMs, idle: settings.idleMs };
    const observed = Object.entries(seen).filter(([, one]) => one?.origin === 'observed');
    expect(observed.map(([name, one]) => [name, (one?.value ?? 0) / 1_000])).toEqual(
      shown.map((name) => [name, name === 'wait' ? wait : idle]),
    );
    expect(observed.every(([, one]) => one?.evidence !== undefined)).toBe(true);
  });

  it('make no verdict wrong', () => makesNoVerdictWrong(folder));
});
