import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { touching } from '../model/refused-path.ts';
import { BundleFolder, makeEmpty } from './files/bundle-folder.ts';
import type { Happening } from './happening.ts';
import { planIncidents, schedule, type Unplaced } from './incidents/plan.ts';
import type { Scenario } from './scenario/scenario.ts';
import { zoneOffsetMs } from './scenario/zone.ts';
import type { Truth } from './truth.ts';
import { Ledger } from './truths/ledger.ts';
import { logsAtHand } from './truths/logs-at-hand.ts';
import { truthOf } from './truths/truth-of.ts';
import { accessView } from './views/access.ts';
import { clientView } from './views/client/client-view.ts';
import { openfireView } from './views/openfire/index.ts';
import type { View } from './views/view.ts';
import { webservicesView } from './views/webservices/index.ts';
import { World } from './world/world.ts';

export interface Synthesis {
  readonly name: string;
  readonly scenario: Scenario;
  /** Instead of the scenario's own. */
  readonly seed?: number;
  /** Must not exist, or be empty. */
  readonly folder: string;
}

export interface Made {
  readonly truth: Truth;
  /** What could not happen as often as the scenario says. */
  readonly unplaced: readonly Unplaced[];
}

/**
 * Runs a scenario's world, writes what its servers and desktops would have logged to `<folder>/bundle`, and what really
 * happened to `<folder>/truth.json`. The same scenario and seed give the same bytes. Throws a UserError where the folder
 * cannot be used; what was written until then stays.
 */
export function synth(synthesis: Synthesis): Made {
  makeEmpty(synthesis.folder);
  return touching(synthesis.folder, 'written', () => written(synthesis));
}

function written({ name, scenario, seed = scenario.seed, folder }: Synthesis): Made {
  const listeners: ((happening: Happening) => void)[] = [];
  const world = new World(scenario, seed, (happening) => {
    for (const listen of listeners) listen(happening);
  });
  const ledger = new Ledger(scenario.timers.grace);
  const wallOf = wallsOf(world);
  const bundle = new BundleFolder(
    join(folder, 'bundle'),
    scenario,
    world.servers.map((server) => ({ ...identity(server), wall: wallOf(server) })),
  );
  const pcClocks = new Map(world.seats.map(({ agent, pc }) => [agent, pc.clock]));
  const client = clientView({
    scenario,
    random: world.random,
    host: (server) => world.servers.find((one) => one.name === server)?.host ?? server,
    pcClock: (agent) => pcClocks.get(agent) ?? rightTime,
    pcZone: scenario.zone,
    save: (log) => bundle.saveClientLog(log),
  });
  listeners.push(ledger.tell, (happening) => bundle.see(happening), client.see);
  for (const server of world.servers)
    for (const view of viewsOf(scenario)) {
      const tell = view({
        scenario,
        server: identity(server),
        wall: wallOf(server),
        random: world.random.fork(`logs of ${server.name}`),
        write: bundle.writeOf(server.name),
      });
      listeners.push((happening) => {
        if ('server' in happening && happening.server === server.name) tell(happening);
      });
    }
  world.open();
  const { planned, unplaced } = planIncidents(world);
  schedule(world, planned);
  world.run();
  client.collect(world.end);
  bundle.close();
  const truth = truthOf({
    scenario: { name, title: scenario.title, seed },
    release: scenario.release,
    product: scenario.product,
    from: world.start,
    to: world.end,
    kinds: bundle.kinds(),
    agents: ledger.agents(),
    losses: ledger.close(),
    aheadOf: (name, at) => {
      const server = world.servers.find((one) => one.name === name);
      return server ? server.clock.told(at) - at : 0;
    },
    ...logsAtHand({ scenario, world, ledger, savedLogOf: client.isWanted }),
  });
  writeFileSync(join(folder, 'truth.json'), `${JSON.stringify(truth, undefined, 2)}\n`);
  return { truth, unplaced };
}

const rightTime = { read: (at: number): number => at };

const identity = ({ name, host, ip }: World['servers'][number]) => ({ name, host, ip });

/** A server's local time. */
function wallsOf({ scenario }: World) {
  const offsetMs = zoneOffsetMs(scenario.zone);
  return ({ clock }: World['servers'][number]) =>
    (at: number): number =>
      clock.read(at) + offsetMs;
}

function viewsOf({ logs }: Scenario): View[] {
  return [
    ...(logs.openfire ? [openfireView] : []),
    ...(logs.webservices ? [webservicesView] : []),
    ...(logs.access ? [accessView] : []),
  ];
}
