import { agentOf } from '../../../model/jid.ts';
import type { Appointment } from '../agenda.ts';
import type { Machine } from './machine.ts';

/** From the presence to its record in the expiry hash, and from there to its removal and to the logout. */
const armMs = 1;
/** 30.75 s in the published case; what it waits for is not known. */
const expiryMs = { from: 30_653, to: 30_853 };
/** The timer of the grace is up, and the logout is decided 1 ms later. */
const decideMs = 1;
/** UCCE may take 180 s from the cut to the logout, 30 s more than sweeps, idle time and grace make (finesse-logs.md section 1). */
const lateMs = { from: 1_000, to: 30_000 };
const lateShare = 0.05;

interface PresenceSettings {
  readonly graceMs: number;
  readonly mayBeLate: boolean;
  readonly isSignedIn: (agent: string) => boolean;
  /** The grace is over, and the agent still signed in. */
  readonly logOut: (agent: string) => void;
}

/** Which agents have a desktop, as the Notification Service says, and how long those may stay away who lost theirs. */
export class Presences {
  readonly #machine: Machine;
  readonly #settings: PresenceSettings;
  /** JIDs by agent. */
  readonly #here = new Map<string, string>();
  readonly #away = new Map<string, Appointment[]>();

  constructor(machine: Machine, settings: PresenceSettings) {
    this.#machine = machine;
    this.#settings = settings;
  }

  isHere(agent: string): boolean {
    return this.#here.has(agent);
  }

  /** Agents and their JIDs. */
  here(): (readonly [agent: string, jid: string])[] {
    return [...this.#here];
  }

  heard(jid: string, type: 'available' | 'unavailable'): void {
    this.#machine.tell({ kind: 'presence', jid, type });
    const agent = agentOf(jid);
    if (agent === undefined) return;
    if (type === 'available') this.#came(agent, jid);
    else this.#went(agent);
  }

  /** Nothing is waited for any more. */
  forget(agent: string): void {
    for (const appointment of this.#away.get(agent) ?? []) appointment.cancel();
    this.#away.delete(agent);
  }

  /** A Finesse that starts knows nothing. */
  forgetAll(): void {
    for (const agent of [...this.#away.keys()]) this.forget(agent);
    this.#here.clear();
  }

  #came(agent: string, jid: string): void {
    this.forget(agent);
    this.#here.set(agent, jid);
    this.#later(1, 'subscribed', agent, '/ClientLog');
  }

  #went(agent: string): void {
    this.#here.delete(agent);
    if (!this.#settings.isSignedIn(agent) || this.#away.has(agent)) return;
    const { random } = this.#machine;
    this.#later(armMs, 'unsubscribed', agent, '/ClientLog');
    if (random.chance(0.3)) this.#later(armMs, 'unsubscribed', agent, '/Dialogs');
    const late =
      this.#settings.mayBeLate && random.chance(lateShare)
        ? random.integer(lateMs.from, lateMs.to)
        : 0;
    const { graceMs } = this.#settings;
    const expiry = Math.min(random.integer(expiryMs.from, expiryMs.to), graceMs);
    this.#away.set(agent, [
      this.#machine.later(armMs, () => this.#tell('expiry-armed', agent)),
      this.#machine.later(armMs + expiry, () => this.#tell('expiry-fired', agent)),
      this.#machine.later(armMs + graceMs + decideMs + late, () => this.#isOver(agent)),
    ]);
  }

  #isOver(agent: string): void {
    this.#away.delete(agent);
    if (!this.#settings.isSignedIn(agent)) return;
    this.#tell('forced-logout', agent);
    this.#settings.logOut(agent);
  }

  #tell(kind: 'expiry-armed' | 'expiry-fired' | 'forced-logout', agent: string): void {
    this.#machine.tell({ kind, agent });
  }

  #later(ms: number, kind: 'subscribed' | 'unsubscribed', agent: string, below: string): void {
    const pubsubNode = `/finesse/api/User/${agent}${below}`;
    this.#machine.later(ms, () => this.#machine.tell({ kind, agent, pubsubNode }));
  }
}
