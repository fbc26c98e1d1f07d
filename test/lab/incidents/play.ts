import type { Happening } from '../../../src/lab/happening.ts';
import { incidentKinds } from '../../../src/lab/incidents/index.ts';
import {
  type Planned,
  planIncidents,
  schedule,
  type Unplaced,
} from '../../../src/lab/incidents/plan.ts';
import { type Scenario, scenarioSchema } from '../../../src/lab/scenario/scenario.ts';
import { scenarioMistakes } from '../../../src/lab/scenario/scenario-mistakes.ts';
import { Ledger } from '../../../src/lab/truths/ledger.ts';
import type { PlainLoss } from '../../../src/lab/truths/loss.ts';
import { World } from '../../../src/lab/world/world.ts';

export interface Played {
  readonly scenario: Scenario;
  readonly planned: readonly Planned[];
  readonly unplaced: readonly Unplaced[];
  readonly happenings: readonly Happening[];
  readonly losses: readonly PlainLoss[];
}

/** Runs a scenario's world without writing a log. */
export function play(given: object): Played {
  const scenario = scenarioSchema.parse({ title: 'a small world', ...given });
  const [mistake] = scenarioMistakes(scenario, incidentKinds);
  if (mistake) throw new Error(mistake.words);
  const ledger = new Ledger(scenario.timers.grace);
  const happenings: Happening[] = [];
  const world = new World(scenario, scenario.seed, (happening) => {
    happenings.push(happening);
    ledger.tell(happening);
  });
  const { planned, unplaced } = planIncidents(world);
  world.open();
  schedule(world, planned);
  world.run();
  return { scenario, planned, unplaced, happenings, losses: ledger.close() };
}
