import { type Browser, browserOf, browserWords } from '../model/browser.ts';
import { groupBy } from '../model/group-by.ts';
import type { BurstPart } from '../model/report.ts';
import { type NamedSubnet, subnetFinder } from '../model/subnet.ts';
import type { Burst } from './bursts.ts';
import { isKind } from './event.ts';
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
      const browser = browsers.get(burst.node);
      return [
        burst,
        [
          ...partsOf(burst, 'subnet', ({ address }) => address && subnetOf(address)),
          ...partsOf(burst, 'browser', ({ agent }) => browser?.get(agent)),
        ],
      ];
    }),
  );
}

/** By agent: what its page's log names last, or else the access log. */
function browsersOn({ events, browsers: told }: NodeTimeline): ReadonlyMap<string, string> {
  const browsers = new Map<string, string>();
  for (const [agent, changes] of told) {
    const last = changes.at(-1);
    if (last) browsers.set(agent, wordsOf(last.browser));
  }
  for (const event of events) {
    if (!isKind(event, 'client-start') || event.agent === undefined) continue;
    const browser = browserOf(event.fact.userAgent ?? '');
    if (browser) browsers.set(event.agent, wordsOf(browser));
  }
  return browsers;
}

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
