import type { FactOf } from '../../model/fact.ts';
import type { LogMoment } from '../../model/observation.ts';
import { isPageLoad, tellsOfPage } from '../../model/page-paths.ts';
import { instantOf } from './instant-of.ts';
import type { Interner } from './interner.ts';
import { mostListed, Roster } from './roster.ts';

/** A page asks for SystemInfo this often. */
export const pagePeriodMs = 60_000;
/** What the path and the answer take, at both ends. */
export const pageSlackMs = 3_000;

/** One page that asks once a minute without a hole. Agent and address are numbers of the run's interner. */
export interface LoggedStretch {
  readonly agent: number;
  readonly address: number;
  readonly first: LogMoment;
  last: LogMoment;
  count: number;
  /** The desktop was loaded at the address so long before its first request, as far as the log tells. */
  readonly loadedMs?: number;
}

/** Pages that one agent has open at one address; what asks more often is no page. */
const mostOpen = 4;
/** Stretches of one agent at one address: what is so irregular is no page either, and is told no further. */
const mostStretches = 500;
/** A load longer before a page's first request is none of that page (page-moves.ts). */
const longestLoadMs = 2 * pagePeriodMs;

interface Watched {
  readonly open: LoggedStretch[];
  stretches: number;
}

/** Folds the SystemInfo requests of an access log into stretches: a page that runs leaves one, however long it runs. */
export class PageWatch {
  readonly stretches: LoggedStretch[] = [];
  readonly #agents = new Roster();
  readonly #addresses = new Roster();
  /** By agent and address, as is `#loaded`. */
  readonly #watched = new Map<number, Watched>();
  /**
   * When the desktop was loaded last, the oldest first: of an agent who has yet to sign in the log has no name. Beside
   * those of a moment ago it holds none.
   */
  readonly #loaded = new Map<number, number>();
  /** Goes through them once: one that begins anew each time steps over all that were deleted. */
  readonly #fromOldest = this.#loaded.entries();
  #oldest: readonly [number, number] | undefined;
  #isCrowded = false;

  /** Some agents, or addresses, were left out: there were too many. */
  get isFull(): boolean {
    return this.#isCrowded || this.#agents.isFull || this.#addresses.isFull;
  }

  note(fact: FactOf<'http-access'>, moment: LogMoment, interner: Interner): void {
    if (!tellsOfPage(fact)) return;
    const who = this.#agents.number(fact.agent);
    const where = this.#addresses.number(fact.clientAddress);
    if (who === undefined || where === undefined) return;
    const at = instantOf(moment.time);
    if (isPageLoad(fact.path)) this.#load(keyOf(who, where), at);
    else this.#ask(fact, { who, where, at }, moment, interner);
  }

  #load(key: number, at: number): void {
    if (this.#oldest?.[0] === key) this.#oldest = undefined;
    this.#loaded.delete(key);
    this.#loaded.set(key, at);
    for (;;) {
      this.#oldest ??= this.#fromOldest.next().value;
      const [oldest, loadedAt] = this.#oldest ?? [key, at];
      if (at - loadedAt <= longestLoadMs && this.#loaded.size <= mostListed) return;
      this.#loaded.delete(oldest);
      this.#oldest = undefined;
    }
  }

  #ask(
    { agent, clientAddress }: FactOf<'http-access'>,
    { who, where, at }: { readonly who: number; readonly where: number; readonly at: number },
    moment: LogMoment,
    interner: Interner,
  ): void {
    const key = keyOf(who, where);
    const watched = this.#watchedAt(key);
    const own = watched?.open.find(({ last }) => follows(at, instantOf(last.time)));
    if (own) {
      own.last = moment;
      own.count += 1;
      return;
    }
    if (!watched || watched.stretches === mostStretches) return;
    watched.stretches += 1;
    const loadedMs = at - Math.max(this.#loadedAt(key), this.#loadedAt(keyOf(0, where)));
    const begun = {
      agent: interner.number(agent),
      address: interner.number(clientAddress),
      first: moment,
      last: moment,
      count: 1,
      ...(loadedMs <= longestLoadMs && { loadedMs }),
    };
    this.stretches.push(begun);
    watched.open.push(begun);
    if (watched.open.length > mostOpen) watched.open.shift();
  }

  #watchedAt(key: number): Watched | undefined {
    const known = this.#watched.get(key);
    if (known) return known;
    if (this.#watched.size === mostListed) {
      this.#isCrowded = true;
      return undefined;
    }
    const begun = { open: [], stretches: 0 };
    this.#watched.set(key, begun);
    return begun;
  }

  #loadedAt(key: number): number {
    return this.#loaded.get(key) ?? Number.NEGATIVE_INFINITY;
  }
}

/** Agents and addresses are so few that it is a small number. */
const keyOf = (agent: number, address: number): number => agent * (mostListed + 1) + address;

/** A period after the one before. */
export const follows = (at: number, before: number): boolean =>
  Math.abs(at - before - pagePeriodMs) <= pageSlackMs;
