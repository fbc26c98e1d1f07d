import { groupBy } from '../../model/group-by.ts';
import type { Spot } from '../../model/observation.ts';
import type { EpochMs, RecordTime } from '../../model/time.ts';
import type { SourceClock } from '../clocks/clock.ts';
import type { SourceLog } from './source-log.ts';

/** A desktop that changes its address more often than this is one of a proxy's many. */
const mostChanges = 50;

interface Change {
  readonly address: string;
  readonly time: RecordTime;
  readonly line: number;
}

/** Where each agent's requests came from, by an access log: only the changes are kept. */
export class AgentAddresses {
  readonly #changes = new Map<string, Change[]>();

  note(agent: string, address: string, time: RecordTime, { line }: Spot): void {
    const known = this.#changes.get(agent) ?? [];
    if (known.length === 0) this.#changes.set(agent, known);
    if (known.at(-1)?.address === address || known.length >= mostChanges) return;
    known.push({ address, time, line });
  }

  all(): ReadonlyMap<string, readonly Change[]> {
    return this.#changes;
  }
}

/** From when on an agent came from an address. */
export interface Since {
  readonly at: EpochMs;
  readonly address: string;
}

/** By agent, in time order. */
export function addressesOf(
  logs: readonly SourceLog[],
  clocks: ReadonlyMap<SourceLog, SourceClock>,
): ReadonlyMap<string, readonly Since[]> {
  const told = logs.flatMap((log) => {
    const clock = clocks.get(log);
    if (!clock) return [];
    return [...log.agentAddresses.all()].flatMap(([agent, changes]) =>
      changes.map(({ address, time, line }) => ({ agent, address, at: clock.at(time, line) })),
    );
  });
  const inOrder = told.sort((a, b) => a.at - b.at);
  return groupBy(inOrder, ({ agent }) => agent);
}

/** The address that an agent came from then; of one that is told of later alone, that one. */
export const addressAt = (known: readonly Since[] | undefined, at: number): string | undefined =>
  (known?.findLast((since) => since.at <= at) ?? known?.[0])?.address;
