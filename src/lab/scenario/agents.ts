import type { Scenario } from './scenario.ts';

/** Desktops of one kind. */
export type DesktopGroup = Scenario['desktops'][number];

/** The agents of a group: their ids follow one another. */
export const idsOf = ({ from, count }: DesktopGroup): string[] =>
  Array.from({ length: count }, (_, index) => String(from + index));

/** Every agent of the scenario with its group, in the order in which they stand there. */
export const groupsByAgent = ({ desktops }: Scenario): ReadonlyMap<string, DesktopGroup> =>
  new Map(desktops.flatMap((group) => idsOf(group).map((agent) => [agent, group] as const)));
