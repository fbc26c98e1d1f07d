import type { Incident } from '../happening.ts';
import type { IncidentPlan } from '../scenario/scenario.ts';
import type { Random } from '../world/random.ts';
import type { Seat, ServerOfWorld, World } from '../world/world.ts';
import type { IncidentKind, Scene } from './incident-kind.ts';
import { incidentKind } from './index.ts';

/** What a scenario plans, with instants, lengths and agents drawn. */
export interface Planned extends Omit<Scene, 'world'> {
  readonly kind: IncidentKind;
  readonly incident: Incident;
}

/** An entry of the scenario's incidents that finds too few agents left alone. */
export interface Unplaced {
  /** Where it stands among the scenario's incidents. */
  readonly index: number;
  readonly what: string;
  readonly placed: number;
  /** So many times it was to happen. */
  readonly times: number;
  /** An agent is left alone between two for so long. */
  readonly restMs: number;
}

export interface Plan {
  readonly planned: readonly Planned[];
  readonly unplaced: readonly Unplaced[];
}

/** An agent is left alone between two incidents for so long: one must be over before the next begins. */
const restMs = 8 * 60_000;

/**
 * Draws every incident of the scenario. Where `who` is a number, agents are drawn that no other incident meets at that
 * time; where there are too few left, those that are left, and where there is none, it does not happen.
 */
export function planIncidents(world: World): Plan {
  const taken = new Map<string, { from: number; to: number }[]>();
  const entries = world.scenario.incidents.map((plan, i) => {
    const drawn = Array.from({ length: plan.times }, (_, j) =>
      draw(world, plan, `${plan.what}-${i + 1}.${j + 1}`, taken),
    );
    return { plan, planned: drawn.flatMap((one) => one ?? []) };
  });
  return {
    planned: entries
      .flatMap(({ planned }) => planned)
      .sort((a, b) => a.incident.from - b.incident.from),
    unplaced: entries.flatMap(({ plan: { what, times }, planned }, index) =>
      planned.length < times ? [{ index, what, placed: planned.length, times, restMs }] : [],
    ),
  };
}

function draw(
  world: World,
  plan: IncidentPlan,
  id: string,
  taken: Map<string, { from: number; to: number }[]>,
): Planned | undefined {
  const kind = incidentKind(plan.what);
  if (!kind) throw new Error(`no incident is called ${plan.what}`);
  const random = world.random.fork(`incident ${id}`);
  const from = world.start + between(plan.at, random);
  const ms = between(plan.for ?? kind.lasts ?? 0, random);
  const isFree = ({ agent }: Seat): boolean =>
    !(taken.get(agent) ?? []).some((busy) => from < busy.to && from + ms + restMs > busy.from);
  const server =
    world.servers.find(({ name }) => name === plan.server) ??
    world.servers[random.integer(0, world.servers.length - 1)];
  const seats = seatsOf(world, plan, kind, server, random, isFree);
  if (!server || (kind.meets === 'desktop' && seats.length === 0)) return undefined;
  for (const { agent } of seats)
    taken.set(agent, [...(taken.get(agent) ?? []), { from, to: from + ms + restMs }]);
  const incident: Incident = {
    id,
    what: kind.name,
    causes: kind.causes,
    side: kind.side,
    from,
    ...(kind.lasts || plan.for !== undefined ? { until: from + ms } : {}),
    agents: seats.map(({ agent }) => agent),
    ...(kind.meets === 'desktop' ? {} : { server: server.name }),
    harmless: kind.harmless ?? false,
    text: kind.title,
  };
  // Where it meets desktops, their server is the one.
  const at = kind.meets === 'desktop' ? (seats[0]?.server ?? server) : server;
  return { kind, incident, seats, server: at, ms, options: plan.with, random };
}

const between = (span: number | readonly [number, number], random: Random): number =>
  typeof span === 'number' ? span : span[0] + Math.round(random.next() * (span[1] - span[0]));

function seatsOf(
  { seats }: World,
  { who }: IncidentPlan,
  { meets }: IncidentKind,
  server: ServerOfWorld | undefined,
  random: Random,
  isFree: (seat: Seat) => boolean,
): Seat[] {
  if (meets === 'server') return seats.filter((seat) => seat.server === server);
  if (meets === 'servers' || who === 'all') return [...seats];
  if (typeof who === 'number') return random.some(seats.filter(isFree), who);
  if (Array.isArray(who)) return seats.filter(({ agent }) => who.includes(agent));
  const all = seats.filter((seat) =>
    'site' in who ? seat.site === who.site : seat.server.name === who.server,
  );
  return random.some(all, Math.max(1, Math.round(who.share * all.length)));
}

/** Puts them on the world's agenda; each is told as it begins. */
export function schedule(world: World, planned: readonly Planned[]): void {
  for (const { kind, incident, ...scene } of planned)
    world.agenda.at(incident.from, () => {
      world.tell({ kind: 'incident', at: world.agenda.now, incident });
      kind.begin({ world, ...scene });
    });
}
