import type { Tell } from '../happening.ts';
import { idsOf } from '../scenario/agents.ts';
import type { Library, Scenario } from '../scenario/scenario.ts';
import { Agenda } from './agenda.ts';
import { Clock, type ClockFaults } from './clock.ts';
import { Cti } from './cti.ts';
import { Desktop } from './desktop/desktop.ts';
import type {
  BoshAnswer,
  BoshRequest,
  DesktopServer,
  Entrance,
  Exchange,
  RestAnswer,
  RestRequest,
  SocketEnd,
  SocketHandlers,
} from './exchange.ts';
import { Finesse } from './finesse/finesse.ts';
import { NotificationService } from './notification-service/notification-service.ts';
import { Path } from './path.ts';
import { Pc } from './pc.ts';
import { Random } from './random.ts';
import type { Surroundings } from './surroundings.ts';

/** A desktop, whose it is, where it stands, and what it hangs on. */
export interface Seat {
  readonly agent: string;
  readonly site: string;
  readonly group: Scenario['desktops'][number];
  readonly desktop: Desktop;
  readonly path: Path;
  readonly pc: Pc;
  readonly server: ServerOfWorld;
}

/** A Finesse server: two processes behind one address. */
export class ServerOfWorld implements DesktopServer {
  readonly name: string;
  readonly host: string;
  readonly ip: string;
  readonly clock: Clock;
  readonly service: NotificationService;
  readonly finesse: Finesse;

  constructor(around: Surroundings, { name, ip, faults, scenario, cti, start, sso }: ServerPlan) {
    this.name = name;
    this.ip = ip;
    this.host = `${name}.${scenario.domain}`;
    this.clock = new Clock(start, faults);
    const { timers, release, product } = scenario;
    const { host, clock } = this;
    const domain = host;
    this.service = new NotificationService(around, {
      name,
      host,
      domain,
      clock,
      release,
      timers: { waitMs: timers.wait, sweepMs: timers.sweep, idleMs: timers.idle },
    });
    this.finesse = new Finesse(around, {
      name,
      host,
      domain,
      clock,
      product,
      graceMs: timers.grace,
      service: this.service,
      cti,
      sso,
    });
    this.service.listen(this.finesse);
  }

  start(): void {
    this.service.start();
    this.finesse.start();
  }

  isUp(at: Entrance): boolean {
    return at === 'notification' ? this.service.isUp : this.finesse.isUp;
  }

  bosh(request: BoshRequest, exchange: Exchange<BoshAnswer>): void {
    this.service.receive(request, exchange);
  }

  rest(request: RestRequest, exchange: Exchange<RestAnswer>): void {
    this.finesse.rest(request, exchange);
  }

  socket(end: SocketEnd): SocketHandlers {
    return this.service.connect(end);
  }
}

interface ServerPlan {
  readonly name: string;
  readonly ip: string;
  readonly faults: ClockFaults;
  readonly scenario: Scenario;
  readonly cti: Cti;
  readonly start: number;
  /** Who signs in by single sign-on. */
  readonly sso: ReadonlySet<string>;
}

const warmUpMs = 5_000;

/** Everything that a scenario speaks of, ready to run. */
export class World implements Surroundings {
  readonly scenario: Scenario;
  readonly agenda: Agenda;
  readonly random: Random;
  readonly tell: Tell;
  readonly start: number;
  readonly end: number;
  readonly cti: Cti;
  readonly servers: readonly ServerOfWorld[];
  readonly seats: readonly Seat[];
  #elsewhere = 0;

  constructor(scenario: Scenario, seed: number, tell: Tell) {
    this.scenario = scenario;
    this.tell = tell;
    this.start = Date.parse(scenario.start);
    this.end = this.start + scenario.length;
    this.agenda = new Agenda(this.start);
    this.random = new Random(seed);
    this.cti = new Cti(this, {
      product: scenario.product,
      host: `cti.${scenario.domain}`,
    });
    const sso = new Set(scenario.desktops.filter((group) => group.sso).flatMap(idsOf));
    this.servers = scenario.servers.map(({ name, clock }, i) => {
      const ip = `10.10.0.${11 + i}`;
      const { cti, start } = this;
      const faults = this.#faults(clock);
      return new ServerOfWorld(this, { name, ip, faults, scenario, cti, start, sso });
    });
    this.seats = scenario.desktops.flatMap((group, i) => this.#seatsOf(group, i));
  }

  /** The servers start, the agents come to work. Nothing runs before `run`. */
  open(): void {
    for (const server of this.servers) server.start();
    for (const seat of this.seats) {
      const arrival = this.random.fork(`arrival of ${seat.agent}`);
      const at = this.start + warmUpMs + arrival.next() * seat.group.arriveWithin;
      this.agenda.at(at, () => {
        seat.desktop.signIn();
        seat.server.finesse.live(seat.agent, seat.group.events);
      });
    }
  }

  run(): void {
    this.agenda.run(this.end);
  }

  /** A second desktop of the same agent, on another PC. */
  seatElsewhere({ agent, site, group, server }: Seat): Seat {
    this.#elsewhere += 1;
    const name = `${agent} elsewhere ${this.#elsewhere}`;
    const ip = `10.77.${this.#elsewhere % 250}.${this.random.fork(name).integer(2, 250)}`;
    return this.#seat({ agent, site, group, server, name, ip, pc: this.#pc(name, group) });
  }

  #seatsOf(group: Scenario['desktops'][number], nth: number): Seat[] {
    const { sites } = this.scenario;
    const site = sites.find(({ name }) => name === group.site) ?? sites[nth % sites.length];
    const server = this.servers.find(({ name }) => name === group.server) ?? this.servers[0];
    if (!site || !server) throw new Error('a scenario has a site and a server');
    let pc: Pc | undefined;
    return Array.from({ length: group.count }, (_, i) => {
      const agent = String(group.from + i);
      if (!pc || i % group.perPc === 0) pc = this.#pc(agent, group);
      const ip = site.nat ? `${site.subnet}.1` : `${site.subnet}.${1 + ((group.from + i) % 254)}`;
      return this.#seat({ agent, site: site.name, group, server, name: agent, ip, pc });
    });
  }

  #seat({ agent, site, group, server, name, ip, pc }: SeatPlan): Seat {
    const place = this.scenario.sites.find((one) => one.name === site);
    const path = new Path(this, {
      name,
      ip,
      latencyMs: place?.latency ?? 5,
      ...(place?.proxyCutsAfter === undefined ? {} : { proxyCutsAfterMs: place.proxyCutsAfter }),
    });
    const other = this.servers.find((one) => one !== server);
    const desktop = new Desktop(this, {
      agent,
      resource: 'desktop',
      library: group.library,
      userAgent: group.userAgent ?? usualAgent(group.library),
      pc,
      path,
      server,
      ...(other ? { other } : {}),
      waitSeconds: Math.round(this.scenario.timers.wait / 1_000),
      gadgets: group.gadgets,
      sso: group.sso,
      ...(group.spared ? { exemption: group.spared } : {}),
    });
    return { agent, site, group, desktop, path, pc, server };
  }

  #pc(name: string, { clock }: Scenario['desktops'][number]): Pc {
    return new Pc(this, { name, clock: new Clock(this.start, this.#faults(clock)) });
  }

  #faults({ ahead, driftPpm, steps }: Scenario['servers'][number]['clock']): ClockFaults {
    return {
      aheadMs: ahead,
      driftPpm,
      steps: steps.map(({ at, by }) => ({ at: this.start + at, byMs: by })),
    };
  }
}

interface SeatPlan {
  readonly agent: string;
  readonly site: string;
  readonly group: Scenario['desktops'][number];
  readonly server: ServerOfWorld;
  readonly name: string;
  readonly ip: string;
  readonly pc: Pc;
}

/** What desktops of the time ran in: Finesse up to 11.6 on BOSH, 12.0 and later on WebSockets. */
const usualAgent = (library: Library): string =>
  library === 'jabberwerx'
    ? 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/96.0.4664.110 Safari/537.36'
    : 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36 Edg/124.0.0.0';
