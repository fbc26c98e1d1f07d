import type { DesktopServer, RestAnswer, RestRequest } from '../exchange.ts';
import type { Random } from '../random.ts';
import type { Surroundings } from '../surroundings.ts';
import type { Parting } from './library.ts';
import { Page, type PageOwner } from './page.ts';
import type { DesktopSettings } from './settings.ts';

/** From the answer to the page's address until its JavaScript runs, ms. */
const loadMs = [550, 700] as const;
/** So long an agent looks at an empty page, and then waits before the next attempt. */
const patienceMs = 60_000;
const againMs = [15_000, 40_000] as const;

/** The window in which the desktop is open: one page at a time, or none. */
export class Browser {
  readonly #surroundings: Surroundings;
  readonly #settings: DesktopSettings;
  readonly #random: Random;
  readonly #owner: (page: () => Page) => PageOwner;
  #server: DesktopServer;
  #other: DesktopServer | undefined;
  #page: Page | undefined;
  #pages = 0;
  #visit = 0;

  constructor(
    surroundings: Surroundings,
    settings: DesktopSettings,
    random: Random,
    owner: (page: () => Page) => PageOwner,
  ) {
    this.#surroundings = surroundings;
    this.#settings = settings;
    this.#random = random;
    this.#owner = owner;
    this.#server = settings.server;
    this.#other = settings.other;
  }

  get page(): Page | undefined {
    return this.#page;
  }

  /** Which coming to the desktop this is: what was meant for an earlier one is to be dropped. */
  get visit(): number {
    return this.#visit;
  }

  /** After so long, and when somebody can sit at the PC. */
  load(ms: number): void {
    this.#visit += 1;
    const visit = this.#visit;
    this.#surroundings.agenda.in(ms, () =>
      this.#settings.pc.whenAwake(() => {
        if (visit === this.#visit) this.#fetch(visit);
      }),
    );
  }

  part(parting: Parting, unloading: boolean): void {
    const page = this.#page;
    this.#page = undefined;
    this.#visit += 1;
    page?.end(parting, unloading);
  }

  /** The desktop sends the browser to the other server. */
  moveOver(): void {
    if (!this.#other) return;
    this.part('silently', true);
    [this.#server, this.#other] = [this.#other, this.#server];
    this.load(0);
  }

  /** The page itself is no JavaScript: whatever hinders it, the agent tries again. */
  #fetch(visit: number): void {
    const { agent, path, pc } = this.#settings;
    const server = this.#server;
    const again = (): void => {
      if (visit === this.#visit && !this.#page) this.load(this.#random.integer(...againMs));
    };
    const start = (): void => {
      if (visit === this.#visit && !this.#page) this.#open(server);
    };
    const loaded = ({ status }: RestAnswer): void => {
      if (status !== 200) again();
      else this.#surroundings.agenda.in(this.#random.integer(...loadMs), () => pc.whenAwake(start));
    };
    this.#surroundings.agenda.in(patienceMs, again);
    path.call<RestRequest, RestAnswer>(
      (request, exchange) => server.rest(request, exchange),
      { agent, method: 'GET', object: 'desktop', url: '/desktop/container/' },
      { answered: loaded, turnedAway: again, failed: again },
      () => server.isUp?.('web') ?? true,
    );
  }

  #open(server: DesktopServer): void {
    this.#pages += 1;
    const { agent, pc } = this.#settings;
    const page: Page = new Page(this.#surroundings, this.#settings, {
      server,
      other: this.#other,
      id: `${agent} on ${pc.name}, page ${this.#pages}`,
      owner: this.#owner(() => page),
    });
    this.#page = page;
    page.start();
  }
}
