import { type Browser, browserOf } from '../../model/browser.ts';
import type { FactOf } from '../../model/fact.ts';
import type { LogMoment } from '../../model/observation.ts';

/** Whose pages change their browser more often than this are several. */
const mostChanges = 50;

export interface LoggedBrowser {
  readonly browser: Browser;
  readonly moment: LogMoment;
}

interface Told {
  userAgent: string;
  readonly changes: LoggedBrowser[];
}

/** What pages ran in, by an access log that prints user agents: only the changes are kept. */
export class AgentBrowsers {
  /** By the user that the log names. */
  readonly #agents = new Map<string, Told>();
  /** By address, of pages whose user it does not name. */
  readonly #addresses = new Map<string, Told>();

  note({ agent, clientAddress, userAgent }: FactOf<'http-access'>, moment: LogMoment): void {
    if (userAgent === undefined) return;
    const [told, name] =
      agent === undefined ? [this.#addresses, clientAddress] : [this.#agents, agent];
    const known = told.get(name) ?? { userAgent: '', changes: [] };
    if (known.userAgent === userAgent || known.changes.length >= mostChanges) return;
    const browser = browserOf(userAgent);
    if (!browser) return;
    known.userAgent = userAgent;
    known.changes.push({ browser, moment });
    told.set(name, known);
  }

  byAgent(): readonly (readonly [string, readonly LoggedBrowser[]])[] {
    return [...this.#agents].map(([agent, { changes }]) => [agent, changes] as const);
  }

  /** Where an address shows one browser only: several are several pages. */
  byAddress(): readonly (readonly [string, LoggedBrowser])[] {
    return [...this.#addresses].flatMap(
      ([
        address,
        {
          changes: [first, ...others],
        },
      ]) => (first && others.length === 0 ? [[address, first] as const] : []),
    );
  }
}
