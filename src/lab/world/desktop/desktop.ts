import type { ClientStatus } from '../../happening.ts';
import type { Publication, RestRequest } from '../exchange.ts';
import type { Random } from '../random.ts';
import type { Surroundings } from '../surroundings.ts';
import { Browser } from './browser.ts';
import type { Page, PageOwner } from './page.ts';
import type { DesktopSettings } from './settings.ts';

/** What people do takes so long, ms: drawn between the two. */
const human = {
  signsIn: [3_000, 10_000],
  signsInAgain: [60_000, 300_000],
  comesBack: [20_000, 360_000],
  triesAgain: [15_000, 40_000],
  getsReady: [5_000, 20_000],
} as const;
/** From the sign-in to the state that follows it. */
const notReadyMs = 500;
/** A page waits for the answer to its sign-out so long. */
const signOutMs = 3_000;

/** An agent and the desktop in the browser. */
export class Desktop {
  readonly #surroundings: Surroundings;
  readonly #settings: DesktopSettings;
  readonly #random: Random;
  readonly #browser: Browser;
  #connectedPage: Page | undefined;
  #isAtWork = false;
  #isSignedIn = false;
  #isRefused = false;
  #isBursting = false;

  constructor(surroundings: Surroundings, settings: DesktopSettings) {
    this.#surroundings = surroundings;
    this.#settings = settings;
    this.#random = surroundings.random.fork(`desktop ${settings.agent} on ${settings.pc.name}`);
    this.#browser = new Browser(surroundings, settings, this.#random, (page) => this.#owner(page));
    settings.pc.watch({
      fellAsleep: (ms, adapterDown) => {
        if (adapterDown) settings.path.offline(ms, { adapterDown });
        this.#browser.page?.loop.stand('asleep');
      },
      awoke: () => this.#browser.page?.loop.go('asleep'),
    });
  }

  /** The agent comes to work. */
  signIn(): void {
    this.#isAtWork = true;
    this.#tellShift(true);
    this.#comeBack(0);
  }

  signOut(): void {
    const { page, visit } = this.#browser;
    const leave = (): void => {
      if (visit === this.#browser.visit) this.#browser.part('politely', true);
    };
    this.#isAtWork = false;
    this.#isSignedIn = false;
    this.#tellShift(false);
    if (page) {
      this.#put(page, 'sign-out', leave);
      page.loop.after(signOutMs, leave);
    } else leave();
  }

  hide(): void {
    this.#browser.page?.loop.hide();
  }

  show(): void {
    this.#browser.page?.loop.show();
  }

  /** The browser freezes the tab, which hides it; afterwards the agent looks at it again, unless it stays hidden. */
  freeze(ms: number, staysHidden = false): void {
    const loop = this.#browser.page?.loop;
    loop?.hide();
    loop?.stand('frozen');
    this.#surroundings.agenda.in(ms, () => {
      loop?.go('frozen');
      if (!staysHidden) loop?.show();
    });
  }

  /** A gadget that is not Cisco's, where the page has one, writes an error. No published log shows such words. */
  failGadget(): void {
    const [gadget] = this.#settings.gadgets;
    if (gadget)
      this.#browser.page?.tell({
        kind: 'page-gadget-error',
        ...gadget,
        text: 'Error: the request timed out',
      });
  }

  /** The page's main thread is busy: a gadget's script. */
  block(ms: number): void {
    const loop = this.#browser.page?.loop;
    loop?.stand('blocked');
    this.#surroundings.agenda.in(ms, () => loop?.go('blocked'));
  }

  /** Politely: the page says good-bye; else nothing goes out. The agent comes back some time, unless `comesBack` says no. */
  close(politely: boolean, comesBack = true): void {
    this.#browser.part(politely ? 'politely' : 'killed', politely);
    if (comesBack) this.#comeBack(this.#draw(human.comesBack));
  }

  refresh(politely = false): void {
    this.leave(0, politely);
  }

  /** Away to another page, and back. */
  leave(ms: number, politely = false): void {
    this.#browser.part(politely ? 'politely' : 'silently', true);
    this.#comeBack(ms);
  }

  /** The next attempt to connect is answered 401. */
  refuse(): void {
    this.#isRefused = true;
  }

  /** At the next sign-in the library sends its first two polls at once (browser-behaviour.md section 3.11). */
  burst(): void {
    this.#isBursting = true;
  }

  /** The token of single sign-on, where there is one, ran out: the desktop signs the agent out itself. */
  expireToken(): void {
    const { page } = this.#browser;
    if (!page || !this.#settings.sso) return;
    this.#isSignedIn = false;
    this.#put(page, 'forced-sign-out');
    page.disconnect();
    page.status('unauthorized');
  }

  get #userUrl(): string {
    return `/finesse/api/User/${this.#settings.agent}`;
  }

  #owner(page: () => Page): PageOwner {
    return {
      status: (status) => this.#heard(page(), status),
      received: (publication) => this.#read(page(), publication),
      moveOver: () => this.#browser.moveOver(),
      takeRefusal: () => {
        const isRefused = this.#isRefused;
        this.#isRefused = false;
        return isRefused;
      },
      takeBurst: () => {
        const isBursting = this.#isBursting;
        this.#isBursting = false;
        return isBursting;
      },
    };
  }

  #heard(page: Page, status: ClientStatus): void {
    if (page !== this.#browser.page) return;
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
      if (answer?.signedIn !== false || page !== this.#browser.page || !this.#isSignedIn) return;
      if (isNew) {
        this.#isSignedIn = false;
        page.loop.after(this.#draw(human.signsIn), () => this.#enter(page));
      } else this.#loggedOut();
    });
  }

  #enter(page: Page): void {
    if (page !== this.#browser.page) return;
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
    if (page !== this.#browser.page || !this.#isSignedIn || !isOwn) return;
    if (xml.includes('<state>LOGOUT</state>')) this.#loggedOut();
  }

  /** Somebody else signed the agent out: the desktop shows its first page. */
  #loggedOut(): void {
    this.#isSignedIn = false;
    this.#browser.part('politely', true);
    this.#comeBack(this.#draw(human.signsInAgain));
  }

  #signInAgain(): void {
    this.#isSignedIn = false;
    const { visit } = this.#browser;
    this.#surroundings.agenda.in(this.#draw(human.signsInAgain), () => {
      if (visit === this.#browser.visit) this.refresh();
    });
  }

  #comeBack(ms: number): void {
    if (this.#isAtWork) this.#browser.load(ms);
  }

  #draw([from, to]: readonly [number, number]): number {
    return this.#random.integer(from, to);
  }

  #tellShift(begins: boolean): void {
    const { agenda, tell } = this.#surroundings;
    tell({ kind: 'shift', at: agenda.now, agent: this.#settings.agent, begins });
  }
}
