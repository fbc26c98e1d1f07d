import { groupBy } from '../model/group-by.ts';
import type { BurstPart } from '../model/report.ts';
import { type NamedSubnet, subnetFinder } from '../model/subnet.ts';
import type { Burst } from './bursts.ts';

/** Those of a burst's server that shared a subnet, and how many of them it took. */
export interface Part extends BurstPart {
  /** That it was told of: one address of many desktops is one path, or one host. */
  readonly addresses: number;
}

/** Of each burst by subnet, the most lost first. Desktops whose address no log tells belong to none. */
export function partsByBurst(
  bursts: readonly Burst[],
  subnets: readonly NamedSubnet[],
): ReadonlyMap<Burst, readonly Part[]> {
  const subnetOf = subnetFinder(subnets);
  return new Map(bursts.map((burst) => [burst, partsOf(burst, subnetOf)]));
}

function partsOf({ present }: Burst, subnetOf: ReturnType<typeof subnetFinder>): Part[] {
  const told = present.flatMap((one) => {
    const name = one.address === undefined ? undefined : subnetOf(one.address);
    return name === undefined ? [] : [{ ...one, name }];
  });
  return [...groupBy(told, ({ name }) => name)]
    .map(([name, own]) => ({
      by: 'subnet' as const,
      name,
      lost: own.filter(({ isLost }) => isLost).length,
      alive: own.length,
      addresses: new Set(own.map(({ address }) => address)).size,
    }))
    .sort((a, b) => b.lost - a.lost || b.alive - a.alive || (a.name < b.name ? -1 : 1));
}
