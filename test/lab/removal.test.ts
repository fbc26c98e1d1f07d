import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyze } from '../../src/index.ts';
import { incidentKinds } from '../../src/lab/incidents/index.ts';
import { readScenario } from '../../src/lab/scenario/read-scenario.ts';
import { shippedScenarios } from '../../src/lab/scenario/scenario-files.ts';
import { synth } from '../../src/lab/synth.ts';
import type { Report } from '../../src/model/report.ts';
import { accusations, removalsOf, without, wronglyHealthy } from '../support/removal.ts';

/*
 * What test/removal.test.ts holds of collected bundles, of made ones: of small scenarios, with every log that there is,
 * and with other seeds than those that the floors are measured on.
 */
const root = mkdtempSync(join(tmpdir(), 'bosh-diag-made-removal-'));
const suite = shippedScenarios(
  fileURLToPath(new URL('../../fixtures/lab/suite/', import.meta.url)),
);
const otherSeed = 7_000;

/** A page's own log begins with the page: where it is all that is left, nobody knows the agent before. */
const hasPageLog = ({ bundle }: Report, agent: string): boolean =>
  bundle.sources.some(({ kind, path }) => kind === 'client' && path.includes(agent));

afterAll(() => rmSync(root, { recursive: true }));

describe.each(suite)('$name', ({ name, path }) => {
  const folder = join(root, name);
  let whole: Report;
  let removals: { readonly removed: string; readonly left: Report }[];
  beforeAll(async () => {
    const shipped = readScenario(path, incidentKinds);
    const logs = { ...shipped.logs, access: true, clients: 0.5 };
    synth({ name, scenario: { ...shipped, logs }, seed: shipped.seed + otherSeed, folder });
    const bundle = join(folder, 'bundle');
    whole = (await analyze([bundle])).report;
    removals = [];
    for (const { removed, paths } of removalsOf(whole)) {
      const isOneOfMany = paths.length === 1 && /clientlogs/.test(removed);
      if (!isOneOfMany) removals.push({ removed, left: await without(bundle, paths) });
    }
  }, 120_000);

  it('accuses nobody else, and nobody more', () => {
    for (const { removed, left } of removals) {
      expect(
        accusations(whole, left, () => false),
        `without ${removed}`,
      ).toEqual([]);
    }
  });

  it('calls nobody healthy whom no log watched', () => {
    for (const { removed, left } of removals) {
      const wrong = wronglyHealthy(whole, left).filter((agent) => !hasPageLog(left, agent));
      expect(wrong, `without ${removed}`).toEqual([]);
    }
  });
});
