import { groupBy } from '../model/group-by.ts';
import type { Event } from './event.ts';
import type { Session } from './session.ts';

/** Finds the session that a record is about: by its sid, else the one of its JID that was there then. */
export function sessionLookup(sessions: readonly Session[]): (event: Event) => Session | undefined {
  const bySid = new Map(sessions.map((session) => [session.sid ?? session.key, session]));
  const byJid = groupBy(sessions, (session) => session.jid);
  return (event) => {
    const { fact } = event;
    if ('sid' in fact && fact.sid !== undefined) return bySid.get(fact.sid);
    if (!('jid' in fact) || fact.jid === undefined) return undefined;
    const own = byJid.get(fact.jid) ?? [];
    const before = own.filter((session) => session.first.at < event.at);
    return before.at(-1) ?? own.find((session) => session.first.at <= event.at);
  };
}
