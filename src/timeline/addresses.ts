import { groupBy } from '../model/group-by.ts';
import type { EpochMs } from '../model/time.ts';
import type { SourceClock } from './clocks/clock.ts';
import type { SourceLog } from './logs/source-log.ts';

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
