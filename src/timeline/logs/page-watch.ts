import type { FactOf } from '../../model/fact.ts';
import type { LogMoment } from '../../model/observation.ts';
import { desktopPath, systemInfoPath } from '../../model/page-paths.ts';
import { instantOf } from './instant-of.ts';
import type { Interner } from './interner.ts';

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

interface Watched {
  readonly open: LoggedStretch[];
  stretches: number;
}

/** Folds the SystemInfo requests of an access log into stretches: a page that runs leaves one, however long it runs. */
export class PageWatch {
  readonly stretches: LoggedStretch[] = [];
  readonly #watched = new Map<string, Watched>();
  /** When the desktop was loaded last, by agent and address: of an agent who has yet to sign in the log has no name. */
  readonly #loaded = new Map<string, number>();

  note(
    { agent, clientAddress, path, status }: FactOf<'http-access'>,
    moment: LogMoment,
    interner: Interner,
  ): void {
    const isLoad = path.startsWith(desktopPath);
    if (status >= 400 || (path !== systemInfoPath && !isLoad)) return;
    const [who, where] = [interner.number(agent), interner.number(clientAddress)];
    const key = `${who} ${where}`;
    const at = instantOf(moment.time);
    if (isLoad) {
      this.#loaded.set(key, at);
      return;
    }
    const watched = this.#watched.get(key) ?? { open: [], stretches: 0 };
    this.#watched.set(key, watched);
    const own = watched.open.find(({ last }) => follows(at, instantOf(last.time)));
    if (own) {
      own.last = moment;
      own.count += 1;
      return;
    }
    if (watched.stretches === mostStretches) return;
    watched.stretches += 1;
    const loaded = Math.max(this.#loadedAt(key), this.#loadedAt(`0 ${where}`));
    const begun = {
      agent: who,
      address: where,
      first: moment,
      last: moment,
      count: 1,
      ...(loaded > 0 && { loadedMs: at - loaded }),
    };
    this.stretches.push(begun);
    watched.open.push(begun);
    if (watched.open.length > mostOpen) watched.open.shift();
  }

  #loadedAt(key: string): number {
    return this.#loaded.get(key) ?? 0;
  }
}

/** A period after the one before. */
export const follows = (at: number, before: number): boolean =>
  Math.abs(at - before - pagePeriodMs) <= pageSlackMs;
