import type { ClientStatus } from '../../happening.ts';
import type { DesktopServer, Publication, RestAnswer, RestRequest } from '../exchange.ts';
import type { Random } from '../random.ts';
import type { Surroundings } from '../surroundings.ts';
import type { Parting } from './library.ts';
import { Page, type PageOwner } from './page.ts';
import type { DesktopSettings } from './settings.ts';

/** What people do takes so long, ms: drawn between the two. */
const human = {
  signsIn: [3_000, 10_000],
  signsInAgain: [60_000, 300_000],
  comesBack: [20_000, 360_000],
  triesAgain: [15_000, 40_000],
  getsReady: [5_000, 20_000],
} as const;
/** So long an agent looks at an empty page. */
const humanPatienceMs = 60_000;
/** From the answer to the page's address until its JavaScript runs. */
const loadMs = [550, 700] as const;
/** From the sign-in to the state that follows it. */
const notReadyMs = 500;
/** A page waits for the answer to its sign-out so long. */
const signOutMs = 3_000;

/** An agent and the desktop in the browser. */
export class Desktop {
  readonly #surroundings: Surroundings;
  readonly #settings: DesktopSettings;
  readonly #random: Random;
  #server: DesktopServer;
  #other: DesktopServer | undefined;
  #page: Page | undefined;
  #connectedPage: Page | undefined;
  #pages = 0;
  /** Which coming to the desktop this is: what was meant for an earlier one is dropped. */
  #visit = 0;
  #isAtWork = false;
  #isSignedIn = false;
  #isRefused = false;

  constructor(surroundings: Surroundings, settings: DesktopSettings) {
    this.#surroundings = surroundings;
    this.#settings = settings;
    this.#server = settings.server;
    this.#other = settings.other;
    this.#random = surroundings.random.fork(`desktop ${settings.agent} on ${settings.pc.name}`);
    settings.pc.watch({
      fellAsleep: (ms, adapterDown) => {
        if (adapterDown) settings.path.offline(ms, { adapterDown });
        this.#page?.loop.stand('asleep');
      },
      awoke: () => this.#page?.loop.go('asleep'),
    });
  }

  /** The agent comes to work. */
  signIn(): void {
    this.#isAtWork = true;
    this.#tellShift(true);
    this.#load(0);
  }

  signOut(): void {
    const page = this.#page;
    this.#isAtWork = false;
    this.#tellShift(false);
    if (!page) return;
    const visit = this.#visit;
    this.#isSignedIn = false;
    const leave = (): void => {
      if (visit === this.#visit) this.#part('politely', true);
    };
    this.#put(page, 'sign-out', leave);
    page.loop.after(signOutMs, leave);
  }

  hide(): void {
    this.#page?.loop.hide();
  }

  show(): void {
    this.#page?.loop.show();
  }

  /** The browser freezes the tab, which hides it; afterwards the agent looks at it again, unless it stays hidden. */
  freeze(ms: number, staysHidden = false): void {
    const loop = this.#page?.loop;
    loop?.hide();
    loop?.stand('frozen');
    this.#surroundings.agenda.in(ms, () => {
      loop?.go('frozen');
      if (!staysHidden) loop?.show();
    });
  }

  /** The page's main thread is busy: a gadget's script. */
  block(ms: number): void {
    const loop = this.#page?.loop;
    loop?.stand('blocked');
    this.#surroundings.agenda.in(ms, () => loop?.go('blocked'));
  }

  /** Politely: the page says good-bye; else nothing goes out. The agent comes back some time, unless `comesBack` says no. */
  close(politely: boolean, comesBack = true): void {
    this.#part(politely ? 'politely' : 'killed', politely);
    if (comesBack) this.#load(this.#draw(human.comesBack));
  }

  refresh(politely = false): void {
    this.leave(0, politely);
  }

  /** Away to another page, and back. */
  leave(ms: number, politely = false): void {
    this.#part(politely ? 'politely' : 'silently', true);
    this.#load(ms);
  }

  /** The next attempt to connect is answered 401. */
  refuse(): void {
    this.#isRefused = true;
  }

  /** The token of single sign-on, where there is one, ran out: the desktop signs the agent out itself. */
  expireToken(): void {
    const page = this.#page;
    if (!page || !this.#settings.sso) return;
    this.#isSignedIn = false;
    this.#put(page, 'forced-sign-out');
    page.disconnect();
    page.status('unauthorized');
  }

  get #userUrl(): string {
    return `/finesse/api/User/${this.#settings.agent}`;
  }

  #load(ms: number): void {
    const visit = this.#visit + 1;
    this.#visit = visit;
    this.#surroundings.agenda.in(ms, () =>
      this.#settings.pc.whenAwake(() => {
        if (visit === this.#visit && this.#isAtWork) this.#fetch(visit);
      }),
    );
  }

  /** The page itself is no JavaScript: whatever hinders it, the agent tries again. */
  #fetch(visit: number): void {
    const { agent, path, pc } = this.#settings;
    const server = this.#server;
    const again = (): void => {
      if (visit === this.#visit && !this.#page) this.#load(this.#draw(human.triesAgain));
    };
    this.#surroundings.agenda.in(humanPatienceMs, again);
    const loaded = (answer: RestAnswer): void => {
      const start = (): void => {
        if (visit === this.#visit) this.#open(server);
      };
      if (answer.status !== 200) again();
      else this.#surroundings.agenda.in(this.#draw(loadMs), () => pc.whenAwake(start));
    };
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
    const id = `${agent} on ${pc.name}, page ${this.#pages}`;
    const page: Page = new Page(this.#surroundings, this.#settings, {
      server,
      other: this.#other,
      id,
      owner: this.#owner(() => page),
    });
    this.#page = page;
    page.start();
  }

  #owner(page: () => Page): PageOwner {
    return {
      status: (status) => this.#heard(page(), status),
      received: (publication) => this.#read(page(), publication),
      moveOver: () => this.#moveOver(),
      takeRefusal: () => {
        const isRefused = this.#isRefused;
        this.#isRefused = false;
        return isRefused;
      },
    };
  }

  #heard(page: Page, status: ClientStatus): void {
    if (page !== this.#page) return;
    if (status === 'connected') this.#connected(page);
    else if (status === 'unauthorized') this.#signInAgain();
  }

  #connected(page: Page): void {
    const isNew = page !== this.#connectedPage;
    this.#connectedPage = page;
    if (this.#isSignedIn) this.#askWhetherSignedIn(page, isNew);
    else this.#enter(page);
  }

  /** Whoever just came to the page signs in soon; a page that finds itself signed out waits for its agent to notice. */
  #askWhetherSignedIn(page: Page, isNew: boolean): void {
    page.ask({ object: 'user', method: 'GET', url: this.#userUrl }, ({ answer }) => {
      if (answer?.signedIn !== false || page !== this.#page || !this.#isSignedIn) return;
      if (isNew) {
        this.#isSignedIn = false;
        page.loop.after(this.#draw(human.signsIn), () => this.#enter(page));
      } else this.#loggedOut();
    });
  }

  #enter(page: Page): void {
    if (page !== this.#page) return;
    this.#isSignedIn = true;
    this.#put(page, 'sign-in', (status) => {
      if (status >= 200 && status < 300) this.#getReady(page);
      else {
        this.#isSignedIn = false;
        page.loop.after(this.#draw(human.triesAgain), () => this.#enter(page));
      }
    });
  }

  #getReady(page: Page): void {
    page.loop.after(notReadyMs, () => this.#put(page, 'not-ready'));
    page.loop.after(this.#draw(human.getsReady), () => {
      if (this.#isSignedIn) this.#put(page, 'ready');
    });
  }

  #put(page: Page, object: RestRequest['object'], then: (status: number) => void = () => {}): void {
    page.ask({ object, method: 'PUT', url: this.#userUrl }, ({ status }) => then(status));
  }

  #read(page: Page, { pubsubNode, xml }: Publication): void {
    const isOwn = pubsubNode.endsWith(`/User/${this.#settings.agent}`);
    if (page !== this.#page || !this.#isSignedIn || !isOwn) return;
    if (xml.includes('<state>LOGOUT</state>')) this.#loggedOut();
  }

  /** Somebody else signed the agent out: the desktop shows its first page. */
  #loggedOut(): void {
    this.#isSignedIn = false;
    this.#part('politely', true);
    this.#load(this.#draw(human.signsInAgain));
  }

  #signInAgain(): void {
    this.#isSignedIn = false;
    const visit = this.#visit;
    this.#surroundings.agenda.in(this.#draw(human.signsInAgain), () => {
      if (visit === this.#visit && this.#isAtWork) this.refresh();
    });
  }

  #moveOver(): void {
    if (!this.#other) return;
    this.#part('silently', true);
    [this.#server, this.#other] = [this.#other, this.#server];
    this.#load(0);
  }

  #part(parting: Parting, unloading: boolean): void {
    const page = this.#page;
    this.#page = undefined;
    this.#visit += 1;
    page?.end(parting, unloading);
  }

  #draw([from, to]: readonly [number, number]): number {
    return this.#random.integer(from, to);
  }

  #tellShift(begins: boolean): void {
    const { agenda, tell } = this.#surroundings;
    tell({ kind: 'shift', at: agenda.now, agent: this.#settings.agent, begins });
  }
}
