import type { FactOf } from '../../model/fact.ts';
import type { Spot } from '../../model/observation.ts';
import type { RecordTime } from '../../model/time.ts';
import { pageSilentMs } from '../desktop-log.ts';

/** A page's request, when its answer was written. */
export interface Contact extends Spot {
  readonly time: RecordTime;
}

/** Requests of one page, none of them longer after the one before than a page that runs lets pass. */
export interface Run {
  readonly first: Contact;
  last: Contact;
}

/** Requests in a row that the server did not let in. */
export interface Refusals {
  readonly first: Contact;
  last: Contact;
  count: number;
}

/** An agent's page, as far as an address tells it from others. */
export interface PageTrail {
  readonly agent: string;
  readonly address: string;
  readonly runs: readonly Run[];
  readonly refusals: readonly Refusals[];
}

/** A page with so many pauses asks less often than a desktop does, or is no page: it tells nothing. */
const mostRuns = 500;
/** A browser that has to show who it is is turned away once, or twice, and then let in. */
const fewRefusals = 3;

/** When pages asked a server for anything, by its access log: from when to when without a pause, not each request. */
export class PageTrails {
  readonly #byAgent = new Map<string, Map<string, Trail>>();

  note(
    { agent, clientAddress, status }: FactOf<'http-access'>,
    time: RecordTime,
    spot: Spot,
  ): void {
    if (agent === undefined) return;
    const trails = this.#byAgent.get(agent) ?? new Map<string, Trail>();
    this.#byAgent.set(agent, trails);
    const trail = trails.get(clientAddress) ?? new Trail(agent, clientAddress);
    trails.set(clientAddress, trail);
    trail.note({ ...spot, time }, status === 401);
  }

  all(): PageTrail[] {
    return [...this.#byAgent.values()]
      .flatMap((trails) => [...trails.values()])
      .filter(({ runs }) => runs.length < mostRuns);
  }
}

class Trail implements PageTrail {
  readonly agent: string;
  readonly address: string;
  readonly runs: Run[] = [];
  readonly refusals: Refusals[] = [];
  #turnedAway: Refusals | undefined;

  constructor(agent: string, address: string) {
    this.agent = agent;
    this.address = address;
  }

  note(contact: Contact, isRefused: boolean): void {
    const run = this.runs.at(-1);
    if (run && contact.time.wall - run.last.time.wall <= pageSilentMs) {
      // Answers are written as they end: one may stand behind a later one.
      if (contact.time.wall >= run.last.time.wall) run.last = contact;
    } else if (this.runs.length < mostRuns) this.runs.push({ first: contact, last: contact });
    this.#noteRefusal(contact, isRefused);
  }

  #noteRefusal(contact: Contact, isRefused: boolean): void {
    if (!isRefused) this.#turnedAway = undefined;
    else if (this.#turnedAway) {
      this.#turnedAway.last = contact;
      this.#turnedAway.count += 1;
      if (this.#turnedAway.count === fewRefusals && this.refusals.length < mostRuns)
        this.refusals.push(this.#turnedAway);
    } else this.#turnedAway = { first: contact, last: contact, count: 1 };
  }
}
