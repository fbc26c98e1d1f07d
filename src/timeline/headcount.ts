import { groupBy } from '../model/group-by.ts';
import { firstIndex } from './first-index.ts';
import { keptOf } from './kept-of.ts';
import { lastSeen, type Session } from './session.ts';

interface Life {
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
