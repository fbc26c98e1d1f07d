import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { analyze } from '../../src/index.ts';
import { incidentKinds } from '../../src/lab/incidents/index.ts';
import { readScenario } from '../../src/lab/scenario/read-scenario.ts';
import { shippedScenarios } from '../../src/lab/scenario/scenario-files.ts';
import { synth } from '../../src/lab/synth.ts';
import type { ReportDisconnect } from '../../src/model/report.ts';
import { type Cause, causes } from '../../src/model/words.ts';

/*
 * Each cause once where it is what happened, and once where something happened that looks like it.
 */
const folder = mkdtempSync(join(tmpdir(), 'bosh-diag-causes-'));
afterAll(() => rmSync(folder, { recursive: true }));

const scenarios = new Map(
  shippedScenarios(fileURLToPath(new URL('../../fixtures/lab/causes/', import.meta.url))).map(
    ({ name, path }) => [name, path],
  ),
);

/** The verdicts on the losses that the logs must show. */
async function verdictsOn(name: string): Promise<readonly ReportDisconnect[]> {
  const scenario = readScenario(scenarios.get(name) as string, incidentKinds);
  const { truth } = synth({ name, scenario, folder: join(folder, name) });
  const { report } = await analyze([join(folder, name, 'bundle')]);
  const lost = new Set(
    truth.losses.filter(({ tells }) => tells.seen !== 'cannot').map(({ agent }) => agent),
  );
  expect(lost.size).toBeGreaterThan(0);
  expect(report.disconnects.map(({ agent }) => agent)).toEqual(expect.arrayContaining([...lost]));
  return report.disconnects.filter(({ agent }) => lost.has(agent));
}

const isFirst = ({ causes: [first] }: ReportDisconnect, cause: Cause): boolean =>
  first?.cause === cause;

describe.each(causes)('%s', (cause) => {
  it('is first where it is what happened', async () => {
    const verdicts = await verdictsOn(cause);
    const agents = new Set(verdicts.map(({ agent }) => agent));
    for (const agent of agents) {
      const own = verdicts.filter((verdict) => verdict.agent === agent);
      expect(
        own.some((verdict) => isFirst(verdict, cause)),
        `${agent}: ${own.map(({ causes: [first] }) => first?.cause)}`,
      ).toBe(true);
    }
  });

  it('is not first, and never more than possible, where something else happened', async () => {
    for (const { agent, causes: ranked } of await verdictsOn(`not-${cause}`)) {
      expect(ranked[0]?.cause, agent).not.toBe(cause);
      const own = ranked.find((one) => one.cause === cause);
      expect(own?.confidence ?? 'possible', agent).toBe('possible');
    }
  });
});

it('every scenario is asked about', () => {
  expect([...scenarios.keys()].sort()).toEqual(
    causes.flatMap((cause) => [cause, `not-${cause}`]).sort(),
  );
});
