import type { IncidentPlan, Scenario } from './scenario.ts';

/** Desktops of one kind. */
export type DesktopGroup = Scenario['desktops'][number];

/** The agents of a group: their ids follow one another. */
export const idsOf = ({ from, count }: DesktopGroup): string[] =>
  Array.from({ length: count }, (_, index) => String(from + index));

/** Every agent of the scenario with its group, in the order in which they stand there. */
export const groupsByAgent = ({ desktops }: Scenario): ReadonlyMap<string, DesktopGroup> =>
  new Map(desktops.flatMap((group) => idsOf(group).map((agent) => [agent, group] as const)));

/** Those whose desktops the incident may meet: a group that names no site or server may be at any. */
export function groupsMet({ desktops }: Scenario, { who }: IncidentPlan): DesktopGroup[] {
  if (who === 'all' || typeof who === 'number') return [...desktops];
  if (Array.isArray(who)) return desktops.filter((group) => idsOf(group).some(isOneOf(who)));
  return desktops.filter((group) =>
    'site' in who
      ? (group.site ?? who.site) === who.site
      : (group.server ?? who.server) === who.server,
  );
}

const isOneOf =
  (ids: readonly string[]) =>
  (id: string): boolean =>
    ids.includes(id);
