import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { analyze } from '../../src/index.ts';
import { incidentKinds } from '../../src/lab/incidents/index.ts';
import { readScenario } from '../../src/lab/scenario/read-scenario.ts';
import type { Scenario } from '../../src/lab/scenario/scenario.ts';
import { synth } from '../../src/lab/synth.ts';
import type { Truth } from '../../src/lab/truth.ts';

/* What a clock that was set back must not change: the verdicts. */
const root = mkdtempSync(join(tmpdir(), 'bosh-diag-clock-back-'));
afterAll(() => rmSync(root, { recursive: true }));

const shipped = readScenario(
  fileURLToPath(new URL('../../fixtures/lab/server-clock-set-back.yaml', import.meta.url)),
  incidentKinds,
);

async function verdictsOf(name: string, scenario: Scenario) {
  const folder = join(root, name);
  const { truth } = synth({ name, scenario, folder });
  const { report } = await analyze([join(folder, 'bundle')]);
  const { agents, disconnects, serverEvents, problems } = report;
  return {
    outcomes: new Map(agents.map(({ id, outcome }) => [id, outcome])),
    truths: new Map(truth.agents.map(({ id }) => [id, trueOutcome(truth, id)])),
    causes: disconnects.flatMap(({ causes }) => causes.map(({ cause }) => cause)),
    events: serverEvents.map(({ event }) => event).filter((event) => event !== 'in-service'),
    disorders: problems.filter(({ what }) => what.includes('put in time order')),
  };
}

const trueOutcome = ({ losses }: Truth, id: string): string =>
  losses.find(({ agent }) => agent === id)?.outcome ?? 'healthy';

it('changes nobody’s outcome, and is laid on nobody', async () => {
  const back = await verdictsOf('back', shipped);
  const incidents = shipped.incidents.filter(({ what }) => what !== 'clock-back');
  const never = await verdictsOf('never', { ...shipped, incidents });
  // Whom the reaper closes late may be back before, or not: that is true, and the same are lost.
  expect(back.outcomes).toEqual(back.truths);
  expect(never.outcomes).toEqual(never.truths);
  expect(back.events.filter((event) => !never.events.includes(event))).toEqual(['clock-back']);
  expect(back.disorders).toEqual([]);
  for (const clock of ['server-clock', 'client-clock', 'server-overload'])
    expect(back.causes).not.toContain(clock);
}, 120_000);
