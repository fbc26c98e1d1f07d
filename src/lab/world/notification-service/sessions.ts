import type { HappeningOf } from '../../happening.ts';
import type { Publication } from '../exchange.ts';
import type { Session } from '../session.ts';
import type { Machine } from './machine.ts';
import type { Presences } from './presences.ts';

/** Why a session ended. */
export type End = HappeningOf<'session-gone'>['why'];

/** A session with its way to the desktop. */
export interface Member {
  readonly session: Session;
  deliver(publication: Publication): void;
  /** Lets go of the desktop, for the session has ended; the answer takes what was not sent to it. */
  release(why: End): readonly Publication[];
  /** What went to the desktop since it was there. */
  traffic(): { readonly sent: number; readonly queued: number; readonly bytes: number };
}

/** So often the counters of a session are written. */
const statisticsMs = 5 * 60_000;

/** All sessions of either transport. */
export class Sessions {
  readonly #machine: Machine;
  readonly #presences: Presences;
  readonly #bySid = new Map<string, Member>();
  /** The bound ones; the latest last. */
  readonly #ofAgent = new Map<string, Member[]>();

  constructor(machine: Machine, presences: Presences) {
    this.#machine = machine;
    this.#presences = presences;
  }

  /** In the order in which they came: the same in each sweep. */
  get all(): readonly Member[] {
    return [...this.#bySid.values()];
  }

  find(sid: string): Member | undefined {
    return this.#bySid.get(sid);
  }

  signedInAs(agent: string): Member | undefined {
    return this.#ofAgent.get(agent)?.at(-1);
  }

  newSid(): string {
    const sid = this.#machine.rules.newSid(this.#machine.random);
    return this.#bySid.has(sid) ? this.newSid() : sid;
  }

  add(member: Member): void {
    this.#bySid.set(member.session.sid, member);
  }

  /** Gives it its JID, and throws out who has it (`xmpp.session.conflict-limit` 0). */
  bind(member: Member): void {
    const { session } = member;
    const jid = `${session.agent}@${this.#machine.settings.domain}/${session.resource}`;
    for (const old of this.#ofAgent.get(session.agent) ?? []) {
      if (old === member || old.session.jid !== jid) continue;
      this.#machine.tell({ kind: 'kicked', old: old.session, by: session });
      this.end(old, 'replaced');
    }
    session.jid = jid;
    this.#ofAgent.set(session.agent, [...(this.#ofAgent.get(session.agent) ?? []), member]);
    this.#machine.tell({ kind: 'session-bound', session });
    this.#count(member, this.#machine.random.integer(0, statisticsMs));
  }

  makeAvailable({ session }: Member): void {
    session.presence = 'available';
    if (session.jid !== undefined) this.#presences.available(session.jid);
  }

  /** Its cause was told. What waited for the desktop becomes undeliverable, or most of it. */
  end(member: Member, why: End): void {
    const { session } = member;
    if (session.status === -1) return;
    const wasAvailable = session.presence === 'available';
    session.status = -1;
    session.presence = 'unavailable';
    this.#forget(member);
    const unsent = member.release(why);
    this.#machine.tell({ kind: 'session-gone', session, why });
    for (const publication of this.#notSwallowed(unsent)) {
      this.#tellUndeliverable(session.agent, publication);
    }
    if (!wasAvailable || session.jid === undefined) return;
    const isAtOnce = why === 'socket' || why === 'silence';
    this.#presences.unavailable(session.jid, isAtOnce);
  }

  publish(agent: string, publication: Publication): void {
    const members = this.#ofAgent.get(agent) ?? [];
    for (const member of members) member.deliver(publication);
    if (members.length === 0) this.#tellUndeliverable(agent, publication);
  }

  #notSwallowed(unsent: readonly Publication[]): readonly Publication[] {
    if (!this.#machine.rules.closingSessionSwallows) return unsent;
    return unsent.slice(this.#machine.random.integer(0, unsent.length));
  }

  #forget(member: Member): void {
    const { sid, agent } = member.session;
    this.#bySid.delete(sid);
    const others = (this.#ofAgent.get(agent) ?? []).filter((other) => other !== member);
    if (others.length > 0) this.#ofAgent.set(agent, others);
    else this.#ofAgent.delete(agent);
  }

  #tellUndeliverable(agent: string, publication: Publication): void {
    this.#machine.tell({ kind: 'undeliverable', agent, publication });
  }

  #count(member: Member, inMs: number): void {
    this.#machine.process.in(inMs, () => {
      const { session } = member;
      if (session.status === -1) return;
      this.#machine.tell({ kind: 'statistics', session, ...member.traffic(), dropped: 0 });
      this.#count(member, statisticsMs);
    });
  }
}
