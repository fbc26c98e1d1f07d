import type { Observation } from '../../model/observation.ts';
import { type SourceLog, sweepColumn } from '../logs/source-log.ts';
import { stateColumn } from '../logs/state-rows.ts';

/** Enough of a log to know it by. */
const mostCompared = 2_000;

export type Likeness = 'same' | 'other' | 'unknown';

/** By the log's own clock, both ends included. */
export interface WallSpan {
  readonly from: number;
  readonly to: number;
}

/**
 * Whether two logs are copies of one: of the facts that the one with fewer tells of a time that both cover, at least
 * half stand in the other with the same reading of the clock. Two servers share a moment now and then, not half of what
 * they say. Unknown where one tells no fact of that time.
 */
export function likeness(one: SourceLog, other: SourceLog, within: WallSpan): Likeness {
  const [few, many] = [new Told(one, within), new Told(other, within)].sort(
    (a, b) => a.rows.length - b.rows.length,
  ) as [Told, Told];
  const own = few.rows.slice(0, mostCompared);
  if (own.length === 0) return 'unknown';
  const walls = new Set(own.map((row) => few.wall(row)));
  const known = new Set(many.rows.filter((row) => walls.has(many.wall(row))).map(many.key));
  const shared = own.filter((row) => known.has(few.key(row))).length;
  return shared * 2 >= own.length ? 'same' : 'other';
}

/** What a log tells of a time: its observations, then its sweeps, then agents' states. */
class Told {
  readonly rows: readonly number[];
  readonly #log: SourceLog;

  constructor(log: SourceLog, { from, to }: WallSpan) {
    this.#log = log;
    const all = log.observations.length + log.sweeps.length + log.states.length;
    const rows: number[] = [];
    for (let row = 0; row < all; row++) {
      const wall = this.wall(row);
      if (wall >= from && wall <= to) rows.push(row);
    }
    this.rows = rows;
  }

  wall(row: number): number {
    const { observations, sweeps, states } = this.#log;
    const own = row - observations.length;
    if (own < 0) return (observations[row] as Observation).time.wall;
    return own < sweeps.length
      ? sweeps.get(own, sweepColumn.wall)
      : states.get(own - sweeps.length, stateColumn.wall);
  }

  readonly key = (row: number): string => {
    const fact = this.#log.observations[row]?.fact;
    return `${this.wall(row)} ${JSON.stringify(fact ?? this.#said(row))}`;
  };

  #said(row: number): number[] {
    const { observations, sweeps, states } = this.#log;
    const own = row - observations.length;
    return own < sweeps.length
      ? sweepSaid.map((column) => sweeps.get(own, column))
      : stateSaid.map((column) => states.get(own - sweeps.length, column));
  }
}

const sweepSaid = [sweepColumn.sid, sweepColumn.jid, sweepColumn.value];
const stateSaid = [stateColumn.agent, stateColumn.state, stateColumn.reason, stateColumn.says];
