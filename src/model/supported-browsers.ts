import type { Browser, BrowserName } from './browser.ts';
import { parseReleases, type ReleaseRange } from './release.ts';

/** One browser that Cisco, or the site, supports with some releases of Finesse. */
export interface SupportedBrowser {
  /** As {@link parseReleases} reads it: `Finesse 12.6`. Absent: with every release, as a site says it. */
  readonly release?: string;
  readonly browser: BrowserName;
  /** The lowest major version. */
  readonly from: number;
  /** The highest. */
  readonly to?: number;
  readonly source: string;
}

const matrix = (release: string, ...supported: [BrowserName, number][]): SupportedBrowser[] =>
  supported.map(([browser, from]) => ({
    release: `Finesse ${release}`,
    browser,
    from,
    source: `Contact Center Enterprise Solution Compatibility Matrix, Release ${release}, Supported Browsers`,
  }));

/**
 * On Windows and Mac OS. Where a maintenance release raised a version, or dropped a browser (12.5(2) Internet Explorer,
 * 12.6(2) Chrome and Edge before 106, Firefox before 78), the first one's stands: no log tells them apart. Of releases
 * before 12.5 no list was at hand.
 */
export const supportedBrowsers: readonly SupportedBrowser[] = [
  ...matrix('12.5', ['chrome', 76], ['edge', 79], ['firefox', 68], ['internet-explorer', 11]),
  ...matrix('12.6', ['chrome', 88], ['edge', 88], ['firefox', 68]),
  ...matrix('15.0', ['chrome', 126], ['edge', 131], ['firefox', 137]),
];

/** Of a server whose release is not known. */
export const anyFinesse: ReleaseRange = {
  product: 'Finesse',
  from: 0,
  to: Number.POSITIVE_INFINITY,
};

/**
 * Whether any of the releases that a server may run supports the browser; undefined where that is not known. Later
 * releases support no older versions: where the earliest one is on the list and too new for the browser, so are all.
 */
export function isSupported(
  { name, version }: Browser,
  releases: ReleaseRange,
  list: readonly SupportedBrowser[],
): boolean | undefined {
  const rows = list.flatMap((row) => {
    const range = row.release === undefined ? anyFinesse : parseReleases(row.release);
    return range?.product === 'Finesse' ? [{ ...row, range }] : [];
  });
  const possible = rows.filter(
    ({ range }) => range.from <= releases.to && range.to >= releases.from,
  );
  const ofEarliest = possible.filter(({ range }) => range.from <= releases.from);
  if (ofEarliest.length === 0) return undefined;
  if (possible.some((row) => row.browser === name && isWithin(version, row))) return true;
  const isListed = ofEarliest.some(({ browser }) => browser === name);
  // A browser that no list has may be on one that is not at hand.
  const isBounded = Math.max(...ofEarliest.map(({ range }) => range.to)) >= releases.to;
  return isListed || isBounded ? false : undefined;
}

const isWithin = (version: number, { from, to }: SupportedBrowser): boolean =>
  version >= from && (to === undefined || version <= to);
