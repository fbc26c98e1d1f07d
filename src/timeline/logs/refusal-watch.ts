import type { FactOf } from '../../model/fact.ts';
import type { LogMoment } from '../../model/observation.ts';
import type { Interner } from './interner.ts';

/** Requests of one agent in a row that the server answered with 401. */
export interface LoggedRefusals {
  readonly agent: number;
  readonly first: LogMoment;
  last: LogMoment;
  count: number;
}

const unauthorized = 401;
/** A browser that has to show who it is is turned away once, or twice, and then let in. */
const fewest = 3;
/** What is turned away more often tells nothing more. */
const mostStreaks = 10_000;

/** Finds agents whom an access log shows turned away again and again. */
export class RefusalWatch {
  readonly streaks: LoggedRefusals[] = [];
  readonly #open = new Map<number, LoggedRefusals>();

  note({ agent, status }: FactOf<'http-access'>, moment: LogMoment, interner: Interner): void {
    if (agent === undefined || (status !== unauthorized && this.#open.size === 0)) return;
    const who = interner.number(agent);
    const open = this.#open.get(who);
    if (status !== unauthorized) this.#open.delete(who);
    else if (!open) this.#open.set(who, { agent: who, first: moment, last: moment, count: 1 });
    else {
      open.last = moment;
      open.count += 1;
      if (open.count === fewest && this.streaks.length < mostStreaks) this.streaks.push(open);
    }
  }
}
