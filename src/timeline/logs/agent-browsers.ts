import { type Browser, browserOf } from '../../model/browser.ts';
import type { FactOf } from '../../model/fact.ts';
import type { LogMoment } from '../../model/observation.ts';
import { tellsOfPage } from '../../model/page-paths.ts';
import { mostListed } from './roster.ts';

export interface LoggedBrowser {
  /** None where several pages were open from then on, each in its own. */
  readonly browser: Browser | undefined;
  readonly moment: LogMoment;
}

/** Whose pages change their browser more often than this are several. */
const mostChanges = 50;
/** A site has a few dozen. */
const mostParsed = 100;

/** What pages ran in, by an access log that prints user agents: only the changes are kept. */
export class AgentBrowsers {
  /** Some agents, or addresses, were left out: there were too many. */
  isFull = false;
  /** By the user that the log names. */
  readonly #agents = new Map<string, LoggedBrowser[]>();
  /** By address, of pages whose user it does not name. */
  readonly #addresses = new Map<string, LoggedBrowser[]>();
  /** By user agent. */
  readonly #parsed = new Map<string, Browser | undefined>();

  note(fact: FactOf<'http-access'>, moment: LogMoment): void {
    if (fact.userAgent === undefined || !tellsOfPage(fact)) return;
    const browser = this.#browserOf(fact.userAgent);
    if (!browser) return;
    const { agent, clientAddress } = fact;
    const changes =
      agent === undefined
        ? this.#changesOf(this.#addresses, clientAddress)
        : this.#changesOf(this.#agents, agent);
    if (changes) take(changes, browser, moment);
  }

  byAgent(): readonly (readonly [string, readonly LoggedBrowser[]])[] {
    return [...this.#agents];
  }

  /** Where an address shows one browser only: several are several pages. */
  byAddress(): readonly (readonly [string, LoggedBrowser])[] {
    return [...this.#addresses].flatMap(([address, [first, ...others]]) =>
      first && others.length === 0 ? [[address, first] as const] : [],
    );
  }

  #changesOf(told: Map<string, LoggedBrowser[]>, name: string): LoggedBrowser[] | undefined {
    const known = told.get(name);
    if (known) return known;
    if (told.size === mostListed) {
      this.isFull = true;
      return undefined;
    }
    const begun: LoggedBrowser[] = [];
    told.set(name, begun);
    return begun;
  }

  #browserOf(userAgent: string): Browser | undefined {
    if (this.#parsed.has(userAgent)) return this.#parsed.get(userAgent);
    if (this.#parsed.size === mostParsed) this.#parsed.clear();
    const browser = browserOf(userAgent);
    this.#parsed.set(userAgent, browser);
    return browser;
  }
}

/** A browser that is there again was open all the time, beside those that came after it. */
function take(changes: LoggedBrowser[], browser: Browser, moment: LogMoment): void {
  const last = changes.at(-1);
  if (last && (!last.browser || isSame(last.browser, browser))) return;
  const before = changes.findIndex((one) => one.browser && isSame(one.browser, browser));
  const beside = before < 0 ? undefined : changes[before + 1];
  if (beside) {
    changes.splice(before + 1, Number.POSITIVE_INFINITY, { ...beside, browser: undefined });
    return;
  }
  changes.push({ browser: changes.length < mostChanges ? browser : undefined, moment });
}

const isSame = (a: Browser, b: Browser): boolean => a.name === b.name && a.version === b.version;
