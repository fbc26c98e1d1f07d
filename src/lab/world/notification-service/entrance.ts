import type { HappeningOf } from '../../happening.ts';
import type { Random } from '../random.ts';
import { BoshSession } from './bosh-session.ts';
import type { Machine } from './machine.ts';
import type { Reaper } from './reaper.ts';
import type { Sessions } from './sessions.ts';

/** What the service can run out of. */
export type Fault = HappeningOf<'service-fault'>['fault'];

/** So many connections wait to be accepted; further ones wait in vain. */
const backlog = 50;

/** Between two complaints, and how many of them a log gets in that time. */
const complaints: Record<Fault, { everyMs: number; from: number; to: number }> = {
  memory: { everyMs: 10_000, from: 1, to: 4 },
  threads: { everyMs: 5_000, from: 1, to: 3 },
  'open-files': { everyMs: 5_000, from: 150, to: 450 },
};

/** A share of the answers in the making that get lost when memory runs out. */
const lostAnswers = 0.1;

/** Where requests come in, or do not, while the service has run out of something (openfire-logs.md A6). */
export class Entrance {
  readonly #machine: Machine;
  readonly #sessions: Sessions;
  readonly #reaper: Reaper;
  readonly #random: Random;
  #until = new Map<Fault, number>();
  #waiting: (() => void)[] = [];

  constructor(machine: Machine, sessions: Sessions, reaper: Reaper) {
    this.#machine = machine;
    this.#sessions = sessions;
    this.#reaper = reaper;
    this.#random = machine.random.fork('faults');
  }

  /** Without memory it fails; without threads or open files it waits until it can be accepted. */
  pass(comeIn: () => void, fail: () => void): void {
    if (this.#lacks('threads') || this.#lacks('open-files')) {
      if (this.#waiting.length < backlog) this.#waiting.push(comeIn);
    } else if (this.#lacks('memory')) fail();
    else comeIn();
  }

  lose(fault: Fault, ms: number): void {
    const { process } = this.#machine;
    this.#until.set(fault, Math.max(this.#until.get(fault) ?? 0, process.now + ms));
    this.#complain(fault);
    if (fault === 'memory') this.#loseMemory();
    process.in(ms, () => this.#acceptWaiting());
  }

  reset(): void {
    this.#until.clear();
    this.#waiting = [];
  }

  #lacks(fault: Fault): boolean {
    return (this.#until.get(fault) ?? 0) > this.#machine.process.now;
  }

  #complain(fault: Fault): void {
    if (!this.#lacks(fault)) return;
    const { everyMs, from, to } = complaints[fault];
    this.#machine.tell({ kind: 'service-fault', fault, count: this.#random.integer(from, to) });
    this.#machine.process.in(everyMs, () => this.#complain(fault));
  }

  #loseMemory(): void {
    this.#reaper.cutNextShort();
    const holding = this.#sessions.all.filter(
      (member) => member instanceof BoshSession && member.isHolding,
    );
    const count = Math.ceil(holding.length * lostAnswers);
    for (const member of this.#random.some(holding, count)) {
      if (member instanceof BoshSession) member.loseAnswer();
    }
  }

  #acceptWaiting(): void {
    if (this.#lacks('threads') || this.#lacks('open-files')) return;
    for (const comeIn of this.#waiting.splice(0)) comeIn();
  }
}
