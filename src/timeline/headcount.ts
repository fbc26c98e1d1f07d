import { groupBy } from '../model/group-by.ts';
import { firstIndex } from './first-index.ts';
import { keptOf } from './kept-of.ts';
import { lastSeen, type Session } from './session.ts';

export interface Life {
  readonly agent: string;
  readonly from: number;
  readonly to: number;
}

/** How many agents were there at an instant, however often each came and went. */
export class Headcount {
  readonly #came: readonly number[];
  readonly #went: readonly number[];

  constructor(lives: readonly Life[]) {
    const own = [...groupBy(lives, ({ agent }) => agent).values()].flatMap(joined);
    this.#came = own.map(({ from }) => from).sort((a, b) => a - b);
    this.#went = own.map(({ to }) => to).sort((a, b) => a - b);
  }

  at(instant: number): number {
    const came = firstIndex(this.#came, (from) => from > instant);
    return came - firstIndex(this.#went, (to) => to >= instant);
  }
}

/** One agent's, those that overlap as one. */
function joined(lives: readonly Life[]): Life[] {
  const whole: Life[] = [];
  for (const life of [...lives].sort((a, b) => a.from - b.from)) {
    const open = whole.at(-1);
    if (!open || life.from > open.to) whole.push(life);
    else if (life.to > open.to) whole[whole.length - 1] = { ...open, to: life.to };
  }
  return whole;
}

/** By their sessions, as `wasAlive` has it. */
export const connectedAgents: (sessions: readonly Session[]) => Headcount = keptOf(
  (sessions: readonly Session[]) =>
    new Headcount(
      sessions.map((session) => ({
        agent: session.agent,
        from: session.first.at,
        to: lastSeen(session) + 1_000,
      })),
    ),
);

/** An agent is there so long before a record that tells of him, and after it. */
const aroundMs = 5 * 60_000;

/** By the times in which records tell of them. */
export const toldAgents = (told: readonly Life[]): Headcount =>
  new Headcount(
    told.map(({ agent, from, to }) => ({ agent, from: from - aroundMs, to: to + aroundMs })),
  );

/** Gathers them: of an agent, records that lie close together as one time. */
export class ToldTimes {
  readonly #closed: Life[] = [];
  /** By agent. */
  readonly #open = new Map<string, { readonly agent: string; readonly from: number; to: number }>();

  /** Takes the records of an agent, mostly in time order: a clock may have been set back. */
  note(agent: string, at: number): void {
    const open = this.#open.get(agent);
    if (open && at >= open.from && at - open.to <= 2 * aroundMs) {
      if (at > open.to) open.to = at;
      return;
    }
    if (open) this.#closed.push(open);
    this.#open.set(agent, { agent, from: at, to: at });
  }

  all(): readonly Life[] {
    return [...this.#closed, ...this.#open.values()];
  }
}
