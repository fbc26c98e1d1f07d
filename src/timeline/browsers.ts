import type { Browser } from '../model/browser.ts';
import { groupBy } from '../model/group-by.ts';
import { addressAt, type Since } from './addresses.ts';
import type { SourceClock } from './clocks/clock.ts';
import type { Mark } from './event.ts';
import { momentMarks } from './logs/moment-marks.ts';
import type { SourceLog } from './logs/source-log.ts';

/** A page of an agent ran in it from then on. */
export interface BrowserSince {
  readonly browser: Browser;
  /** The record that says so. */
  readonly told: Mark;
}

/** None where an agent's pages ran in several from then on. */
export interface BrowserChange {
  readonly browser: Browser | undefined;
  readonly told: Mark;
}

/** By agent, in time order, as access logs tell it. */
export function browsersOf(
  logs: readonly SourceLog[],
  clocks: ReadonlyMap<SourceLog, SourceClock>,
  addresses: ReadonlyMap<string, readonly Since[]>,
): ReadonlyMap<string, readonly BrowserChange[]> {
  const agentAt = loneAgents(addresses);
  const found = logs.flatMap((log) => {
    const clock = clocks.get(log);
    if (!clock) return [];
    const markOf = momentMarks(log, clock);
    const named = log.agentBrowsers
      .byAgent()
      .flatMap(([agent, changes]) =>
        changes.map(({ browser, moment }) => ({ agent, browser, told: markOf(moment) })),
      );
    const unnamed = log.agentBrowsers.byAddress().flatMap(([address, { browser, moment }]) => {
      const told = markOf(moment);
      const agent = agentAt(address, told.at);
      return agent === undefined ? [] : [{ agent, browser, told }];
    });
    return [...unnamed, ...named];
  });
  const inOrder = found.sort((a, b) => a.told.at - b.told.at);
  return groupBy(inOrder, ({ agent }) => agent);
}

/** The one agent who came from an address at an instant; none where several share it. */
function loneAgents(
  addresses: ReadonlyMap<string, readonly Since[]>,
): (address: string, at: number) => string | undefined {
  const everThere = groupBy(
    [...addresses].flatMap(([agent, changes]) =>
      [...new Set(changes.map(({ address }) => address))].map((address) => ({ agent, address })),
    ),
    ({ address }) => address,
  );
  return (address, at) => {
    const there = (everThere.get(address) ?? []).filter(
      ({ agent }) => addressAt(addresses.get(agent), at) === address,
    );
    return there.length === 1 ? there[0]?.agent : undefined;
  };
}
