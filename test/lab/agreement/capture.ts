import { fileURLToPath } from 'node:url';
import { incidentKinds } from '../../../src/lab/incidents/index.ts';
import { idsOf } from '../../../src/lab/scenario/agents.ts';
import { readScenario } from '../../../src/lab/scenario/read-scenario.ts';
import type { IncidentPlan, Scenario } from '../../../src/lab/scenario/scenario.ts';
import { shippedScenarios } from '../../../src/lab/scenario/scenario-files.ts';

/** What was done first to an agent of a capture. */
export interface Action {
  readonly what: string;
  /** ms after the start. */
  readonly at: number;
  /** How long it lasted, ms. */
  readonly ms: number;
}

/** A recording of a real Openfire, and the scenario that does the same to the model. */
export interface Capture {
  readonly name: string;
  /** The real logs. */
  readonly bundle: string;
  readonly scenario: Scenario;
  /** Epoch ms: the real server's port was open, the model's server starts. */
  readonly start: number;
  readonly agents: readonly string[];
  readonly actionOn: (agent: string) => Action | undefined;
}

const folderOf = (path: string): string =>
  fileURLToPath(new URL(`../../../fixtures/${path}`, import.meta.url));

export const captures: readonly Capture[] = shippedScenarios(folderOf('lab/captures/')).map(
  ({ name, path }) => {
    const scenario = readScenario(path, incidentKinds);
    return {
      name,
      bundle: folderOf(`captures/${name}/bundle/`),
      scenario,
      start: Date.parse(scenario.start),
      agents: scenario.desktops.flatMap(idsOf),
      actionOn: (agent) => {
        const plan = scenario.incidents.find((one) => meets(one, agent));
        return plan && { what: plan.what, at: shortest(plan.at), ms: shortest(plan.for ?? 0) };
      },
    };
  },
);

/** In these scenarios every incident names its agents, or meets them all. */
const meets = ({ who, what }: IncidentPlan, agent: string): boolean =>
  what === 'stall' || who === 'all' || (Array.isArray(who) && who.includes(agent));

const shortest = (span: IncidentPlan['at']): number => (typeof span === 'number' ? span : span[0]);
