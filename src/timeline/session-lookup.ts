import { groupBy } from '../model/group-by.ts';
import type { Event } from './event.ts';
import { firstIndex } from './first-index.ts';
import type { Session } from './session.ts';

/** Finds the session that a record is about: by its sid, else the one of its JID that was there then. */
export function sessionLookup(sessions: readonly Session[]): (event: Event) => Session | undefined {
  const bySid = new Map(sessions.map((session) => [session.sid ?? session.key, session]));
  const byJid = new Map(
    [...groupBy(sessions, (session) => session.jid)].map(([jid, own]) => [jid, new Latest(own)]),
  );
  return (event) => {
    const { fact } = event;
    if ('sid' in fact && fact.sid !== undefined) return bySid.get(fact.sid);
    if (!('jid' in fact) || fact.jid === undefined) return undefined;
    return byJid.get(fact.jid)?.at(event.at);
  };
}

/** Of the sessions of one JID the last that had begun by an instant: the last as they are given. */
class Latest {
  readonly #sessions: readonly Session[];
  /** Their numbers, by when they begin. */
  readonly #begun: readonly number[];
  /** The greatest number up to each of those. */
  readonly #last: readonly number[];

  constructor(sessions: readonly Session[]) {
    this.#sessions = sessions;
    this.#begun = [...sessions.keys()].sort((a, b) => this.#from(a) - this.#from(b) || a - b);
    let last = -1;
    this.#last = this.#begun.map((number) => (last = Math.max(last, number)));
  }

  /** One that begins in the very moment counts where none began before. */
  at(at: number): Session | undefined {
    const before = firstIndex(this.#begun, (number) => this.#from(number) >= at);
    if (before > 0) return this.#sessions[this.#last[before - 1] ?? -1];
    const first = this.#begun[0] ?? -1;
    return this.#from(first) <= at ? this.#sessions[first] : undefined;
  }

  #from(number: number): number {
    return this.#sessions[number]?.first.at ?? Number.POSITIVE_INFINITY;
  }
}
