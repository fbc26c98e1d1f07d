import type { Random } from '../random.ts';
import { BoshSession } from './bosh-session.ts';
import type { Machine } from './machine.ts';
import type { Sessions } from './sessions.ts';

/** Openfire's HttpSessionReaper (openfire-logs.md A3): closes sessions that were idle for too long. */
export class Reaper {
  readonly #machine: Machine;
  readonly #sessions: Sessions;
  readonly #random: Random;
  #isCutShort = false;

  constructor(machine: Machine, sessions: Sessions) {
    this.#machine = machine;
    this.#sessions = sessions;
    this.#random = machine.random.fork('reaper');
  }

  /** The first run comes after one interval; each other an interval after the one before has ended. */
  start(): void {
    this.#isCutShort = false;
    this.#arm();
  }

  /** The next sweep breaks off somewhere: it ran out of memory. */
  cutNextShort(): void {
    this.#isCutShort = true;
  }

  #arm(): void {
    const { sweepMs } = this.#machine.settings.timers;
    this.#machine.whenClockShows(this.#machine.clock + sweepMs, () => {
      this.#sweep();
      this.#arm();
    });
  }

  #sweep(): void {
    const reading = this.#machine.clock;
    const members = this.#sessions.all.filter((member) => member instanceof BoshSession);
    const caught = this.#caught(members);
    let tookMs = 0;
    for (const member of this.#reached(members)) {
      if (!caught.has(member)) member.expireOverdue();
      tookMs = Math.min(tookMs + this.#delay(), 26);
      const isActive = member.isHolding && !caught.has(member);
      const idleMs = isActive ? 0 : member.idleMs(reading);
      this.#look(member, idleMs === 0 ? 0 - tookMs : idleMs);
    }
  }

  #look(member: BoshSession, lastActiveMs: number): void {
    const { session } = member;
    this.#machine.tell({ kind: 'sweep', session, lastActiveMs });
    if (lastActiveMs <= this.#machine.settings.timers.idleMs) return;
    this.#machine.tell({ kind: 'idle-close', session, idleMs: lastActiveMs });
    this.#sessions.end(member, 'idle');
  }

  /**
   * After a stall Jetty expires the held requests while the sweep runs. One that it has expired and not yet answered
   * counts no longer as held, and its session looks as idle as the stall was long (seen in three of four stalls, for
   * one or two sessions).
   */
  #caught(members: readonly BoshSession[]): ReadonlySet<BoshSession> {
    if (!this.#machine.process.isWaking || !this.#random.chance(0.75)) return new Set();
    const overdue = members.filter(({ isOverdue }) => isOverdue);
    return new Set(this.#random.some(overdue, this.#random.integer(1, 2)));
  }

  #reached(members: readonly BoshSession[]): readonly BoshSession[] {
    if (!this.#isCutShort) return members;
    this.#isCutShort = false;
    return members.slice(0, this.#random.integer(0, Math.max(0, members.length - 1)));
  }

  /** The clock is read once for a sweep, but anew for each held request: the later, the more that is ahead. */
  #delay(): number {
    if (this.#random.chance(0.9)) return 0;
    return this.#random.chance(0.9) ? this.#random.integer(1, 2) : this.#random.integer(3, 10);
  }
}
