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

/** A site's list: no list of Cisco's was at hand for the release of these scenarios. */
const browsers = [{ browser: 'firefox', from: 45, source: 'the site' }] as const;

/** The verdicts on the losses that the logs must show. */
async function verdictsOn(name: string): Promise<readonly ReportDisconnect[]> {
  const scenario = readScenario(scenarios.get(name) as string, incidentKinds);
  const { truth } = synth({ name, scenario, folder: join(folder, name) });
  const { report } = await analyze([join(folder, name, 'bundle')], { settings: { browsers } });
  const lost = new Set(
    truth.losses.filter(({ tells }) => tells.seen !== 'cannot').map(({ agent }) => agent),
  );
  expect(lost.size).toBeGreaterThan(0);
  expect(report.disconnects.map(({ agent }) => agent)).toEqual(expect.arrayContaining([...lost]));
  return report.disconnects.filter(({ agent }) => lost.has(agent));
}

/** First, or as sure and as well founded as the first. */
const leads = ({ causes: ranked }: ReportDisconnect, cause: Cause): boolean => {
  const own = ranked.find((one) => one.cause === cause);
  const [first] = ranked;
  return own !== undefined && own.confidence === first?.confidence && own.score === first.score;
};

describe.each(causes)('%s', (cause) => {
  it('leads where it is what happened', async () => {
    const verdicts = await verdictsOn(cause);
    const agents = new Set(verdicts.map(({ agent }) => agent));
    for (const agent of agents) {
      const own = verdicts.filter((verdict) => verdict.agent === agent);
      expect(
        own.some((verdict) => leads(verdict, cause)),
        `${agent}: ${own.map(({ causes: [first] }) => first?.cause)}`,
      ).toBe(true);
    }
  });

  it('does not lead, and is never more than possible, where something else happened', async () => {
    for (const verdict of await verdictsOn(`not-${cause}`)) {
      expect(leads(verdict, cause), verdict.id).toBe(false);
      const own = verdict.causes.find((one) => one.cause === cause);
      expect(own?.confidence ?? 'possible', verdict.id).toBe('possible');
    }
  });
});

it('every scenario is asked about', () => {
  expect([...scenarios.keys()].sort()).toEqual(
    causes.flatMap((cause) => [cause, `not-${cause}`]).sort(),
  );
});
