import type { Happening, HappeningOf } from '../../../src/lab/happening.ts';
import type { Library } from '../../../src/lab/scenario/scenario.ts';
import { Agenda } from '../../../src/lab/world/agenda.ts';
import { Clock } from '../../../src/lab/world/clock.ts';
import { Desktop } from '../../../src/lab/world/desktop/desktop.ts';
import type { Exemption } from '../../../src/lab/world/desktop/event-loop.ts';
import { Path } from '../../../src/lab/world/path.ts';
import { Pc } from '../../../src/lab/world/pc.ts';
import { Random } from '../../../src/lab/world/random.ts';
import { FakeServer, type Seen } from './fake-server.ts';

const start = Date.UTC(2026, 2, 2, 8);

export interface DeskOptions {
  readonly library?: Library;
  readonly seed?: number;
  /** One event for the agent each so many ms. */
  readonly eventsMs?: number;
  readonly exemption?: Exemption;
  readonly twoServers?: boolean;
  readonly sso?: boolean;
}

/** One agent at one desktop, one or two servers, and all that was told. Times are ms after the start. */
export class Desk {
  readonly agenda = new Agenda(start);
  readonly told: Happening[] = [];
  readonly server: FakeServer;
  readonly other: FakeServer;
  readonly pc: Pc;
  readonly path: Path;
  readonly desktop: Desktop;

  constructor({
    library = 'jabberwerx',
    seed = 1,
    eventsMs,
    exemption,
    twoServers = false,
    sso = false,
  }: DeskOptions = {}) {
    const { agenda } = this;
    const random = new Random(seed);
    const tell = (happening: Happening): void => {
      this.told.push(happening);
    };
    const surroundings = { agenda, random, tell };
    this.server = new FakeServer(agenda, 'fin-a', random.integer(0, 29_999));
    this.other = new FakeServer(agenda, 'fin-b');
    this.pc = new Pc(surroundings, { name: 'pc-1', clock: new Clock(start) });
    this.path = new Path(surroundings, { name: '1001001', ip: '10.20.1.11', latencyMs: 2 });
    this.desktop = new Desktop(surroundings, {
      agent: '1001001',
      resource: 'desktop',
      library,
      userAgent: 'Mozilla/5.0',
      pc: this.pc,
      path: this.path,
      server: this.server,
      ...(twoServers && { other: this.other }),
      waitSeconds: 30,
      gadgets: [],
      sso,
      ...(exemption && { exemption }),
    });
    if (eventsMs !== undefined) this.#publishEvery(eventsMs);
    this.desktop.signIn();
  }

  get now(): number {
    return this.agenda.now - start;
  }

  /** An instant as ms after the start. */
  after(instant: number): number {
    return instant - start;
  }

  run(ms: number): this {
    this.agenda.run(this.agenda.now + ms);
    return this;
  }

  /** Requests since an instant, `at` counted from it. */
  seen(from: number): Seen[] {
    const since = this.server.seen.filter(({ at }) => at - start >= from);
    return since.map((request) => ({ ...request, at: request.at - start - from }));
  }

  /** Happenings of a kind since an instant, `at` counted from it. */
  tellings<K extends HappeningOf<never>['kind'] | Happening['kind']>(
    kind: K,
    from = 0,
  ): HappeningOf<K>[] {
    return this.told
      .filter(
        (happening): happening is HappeningOf<K> =>
          happening.kind === kind && happening.at - start >= from,
      )
      .map((happening) => ({ ...happening, at: happening.at - start - from }));
  }

  /** Connection statuses since an instant, with seconds after it. */
  statuses(from = 0): [string, number][] {
    return this.tellings('page-status', from).map(({ status, at }) => [status, at / 1_000]);
  }

  #publishEvery(ms: number): void {
    this.agenda.in(ms, () => {
      this.server.publish();
      this.#publishEvery(ms);
    });
  }
}
