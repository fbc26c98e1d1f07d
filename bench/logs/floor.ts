import { agentState } from '../../src/lab/world/agent-state.ts';
import type { Random } from '../../src/lab/world/random.ts';
import type { AccessLog } from './access-log.ts';
import type { Desktop } from './desktop.ts';
import type { PageLog } from './page-log.ts';
import type { Plans } from './plans.ts';
import type { WebservicesLog } from './webservices-log.ts';

const pollSeconds = 60;
const roundSeconds = 10;
const agentsToAQueue = 40;
/** A call with what comes before and after it, in the middle. */
const callSeconds = 190;

interface Around {
  readonly plans: Plans;
  readonly random: Random;
  readonly webservices: WebservicesLog | undefined;
  readonly access: AccessLog | undefined;
  /** Of the supervisor of the first agents. */
  readonly page: PageLog | undefined;
}

/** A floor of agents at work: their calls, their pages' polls, and the statistics of their queues. */
export class Floor {
  readonly #desktops: readonly Desktop[];
  readonly #callsPerHour: number;
  readonly #around: Around;
  readonly #team: ReadonlySet<Desktop>;
  #calls = 0;
  #rounds = 0;

  constructor(desktops: readonly Desktop[], callsPerHour: number, around: Around) {
    this.#desktops = desktops;
    this.#callsPerHour = callsPerHour;
    this.#around = around;
    this.#team = new Set(desktops.slice(0, agentsToAQueue));
  }

  open(): void {
    const { plans, random } = this.#around;
    for (const desktop of this.#desktops) {
      plans.in(random.integer(0, pollSeconds - 1), () => this.#poll(desktop));
      this.#awaitCall(desktop);
    }
    this.#round();
    if (this.#around.page) this.#pollOfPage(this.#around.page);
  }

  #pollOfPage(page: PageLog): void {
    const { plans, random } = this.#around;
    plans.in(pollSeconds, () => this.#pollOfPage(page));
    page.asks('SystemInfo', 'GET', '/finesse/api/SystemInfo', random.integer(5, 60));
  }

  #poll(desktop: Desktop): void {
    const { plans, random, webservices, access } = this.#around;
    plans.in(pollSeconds, () => this.#poll(desktop));
    if (!isAtWork(desktop)) return;
    const tookMs = random.integer(1, 9);
    access?.poll(desktop, tookMs);
    if (random.chance(0.5))
      webservices?.request(desktop, 'GET', '/finesse/api/SystemInfo', 200, tookMs);
  }

  #awaitCall(desktop: Desktop): void {
    const { plans, random } = this.#around;
    const meanSeconds = Math.max(10, 3600 / this.#callsPerHour - callSeconds);
    plans.in(random.integer(5, 2 * meanSeconds), () => this.#call(desktop));
  }

  /** Who is away takes none, and may take the next. */
  #call(desktop: Desktop): void {
    if (!isAtWork(desktop)) {
      this.#awaitCall(desktop);
      return;
    }
    const { plans, random } = this.#around;
    this.#calls += 1;
    const call = this.#calls;
    this.#ring(desktop, agentState.reserved, call);
    const answered = random.integer(2, 10);
    const ended = answered + random.integer(30, 270);
    const ready = ended + random.integer(5, 60);
    plans.in(answered, () => this.#ring(desktop, agentState.talking, call));
    plans.in(ended, () => this.#change(desktop, agentState.work));
    plans.in(ready, () => this.#ready(desktop));
  }

  #ring(desktop: Desktop, state: number, call: number): void {
    const { webservices, page } = this.#around;
    this.#change(desktop, state);
    webservices?.rings(desktop, state, call);
    if (!this.#team.has(desktop)) return;
    page?.asks('Dialogs', 'GET', `/finesse/api/User/${desktop.agent}/Dialogs`, 30);
    page?.rings(desktop, state, call);
  }

  #change(desktop: Desktop, state: number): void {
    const { webservices, page } = this.#around;
    webservices?.changes(desktop, state);
    if (this.#team.has(desktop)) page?.changes(desktop, state);
  }

  #ready(desktop: Desktop): void {
    if (isAtWork(desktop)) {
      this.#around.webservices?.asks(desktop, agentState.ready);
      this.#change(desktop, agentState.ready);
    }
    this.#awaitCall(desktop);
  }

  #round(): void {
    this.#rounds += 1;
    const queues = Math.ceil(this.#desktops.length / agentsToAQueue);
    this.#around.webservices?.round(this.#rounds, queues);
    this.#around.plans.in(roundSeconds, () => this.#round());
  }
}

const isAtWork = ({ state }: Desktop): boolean => state !== 'frozen' && state !== 'gone';
