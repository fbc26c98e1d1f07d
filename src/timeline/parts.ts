import { type Browser, browserOf, browserWords } from '../model/browser.ts';
import { groupBy } from '../model/group-by.ts';
import type { BurstPart } from '../model/report.ts';
import { type NamedSubnet, subnetFinder } from '../model/subnet.ts';
import type { EpochMs } from '../model/time.ts';
import type { Burst } from './bursts.ts';
import { isKind } from './event.ts';
import { firstIndex } from './first-index.ts';
import type { NodeTimeline } from './timeline.ts';

/** Those of a burst's server that shared a subnet, or a browser, and how many of them it took. */
export interface Part extends BurstPart {
  /** That it was told of: one address of many desktops is one path, or one host. */
  readonly addresses: number;
}

/** Of each burst by subnet, then by browser, the most lost first. Desktops of which no log tells it belong to none. */
export function partsByBurst(
  bursts: readonly Burst[],
  subnets: readonly NamedSubnet[],
): ReadonlyMap<Burst, readonly Part[]> {
  const subnetOf = subnetFinder(subnets);
  const browsers = new Map(
    [...new Set(bursts.map(({ node }) => node))].map((node) => [node, browsersOn(node)]),
  );
  return new Map(
    bursts.map((burst) => {
      const browserAt = browsers.get(burst.node);
      return [
        burst,
        [
          ...partsOf(burst, 'subnet', ({ address }) => address && subnetOf(address)),
          ...partsOf(burst, 'browser', ({ agent }) => browserAt?.(agent, burst.from)),
        ],
      ];
    }),
  );
}

/** What its page's log named last by then, or else the access log. */
function browsersOn({
  events,
  browsers,
}: NodeTimeline): (agent: string, at: EpochMs) => string | undefined {
  const starts = groupBy(
    events
      .filter((event) => isKind(event, 'client-start'))
      .filter(({ fact }) => fact.userAgent !== undefined),
    ({ agent = '' }) => agent,
  );
  return (agent, at) => {
    const start = lastUntil(at, starts.get(agent) ?? [], (event) => event.at);
    const browser = start
      ? browserOf(start.fact.userAgent ?? '')
      : lastUntil(at, browsers.get(agent) ?? [], ({ told }) => told.at)?.browser;
    return browser && wordsOf(browser);
  };
}

/** Of what is in time order. */
const lastUntil = <T>(
  at: EpochMs,
  all: readonly T[],
  instantOf: (one: T) => EpochMs,
): T | undefined => all[firstIndex(all, (one) => instantOf(one) > at) - 1];

const wordsOf = ({ name, version }: Browser): string => `${browserWords[name]} ${version}`;

function partsOf(
  { present }: Burst,
  by: BurstPart['by'],
  nameOf: (one: Burst['present'][number]) => string | undefined,
): Part[] {
  const told = present.flatMap((one) => {
    const name = nameOf(one);
    return name === undefined ? [] : [{ ...one, name }];
  });
  return [...groupBy(told, ({ name }) => name)]
    .map(([name, own]) => ({
      by,
      name,
      lost: own.filter(({ isLost }) => isLost).length,
      alive: own.length,
      addresses: new Set(own.map(({ address }) => address)).size,
    }))
    .sort((a, b) => b.lost - a.lost || b.alive - a.alive || (a.name < b.name ? -1 : 1));
}
