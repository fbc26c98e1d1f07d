export const browsers = [
  'chrome',
  'edge',
  'firefox',
  'internet-explorer',
  'edge-legacy',
  'opera',
  'safari',
] as const;
export type BrowserName = (typeof browsers)[number];

export interface Browser {
  readonly name: BrowserName;
  /** Its major version. */
  readonly version: number;
}

export const browserWords: Readonly<Record<BrowserName, string>> = {
  chrome: 'Chrome',
  edge: 'Edge',
  firefox: 'Firefox',
  'internet-explorer': 'Internet Explorer',
  'edge-legacy': 'Edge before Chromium',
  opera: 'Opera',
  safari: 'Safari',
};

/** What tells a browser apart, first match wins: nearly all of them claim to be Chrome and Safari, too. */
const tokens: readonly (readonly [BrowserName, RegExp])[] = [
  ['edge', /\bEdg\/(\d{1,4})/],
  ['edge-legacy', /\bEdge\/(\d{1,4})/],
  ['opera', /\bOPR\/(\d{1,4})/],
  ['firefox', /\bFirefox\/(\d{1,4})/],
  ['chrome', /\bChrome\/(\d{1,4})/],
  ['safari', /\bVersion\/(\d{1,4})[^ ]{0,20} Safari\//],
];

/**
 * The browser that a `navigator.userAgent` names; undefined where it is none of these, or one of Chrome OS, whose
 * versions Cisco lists by themselves. In its compatibility view Internet Explorer names an older version than it is: its
 * engine's number is always four less.
 */
export function browserOf(userAgent: string): Browser | undefined {
  if (/\bCrOS\b/.test(userAgent)) return undefined;
  const engine = /\bTrident\/(\d{1,2})/.exec(userAgent)?.[1];
  if (engine !== undefined) return { name: 'internet-explorer', version: Number(engine) + 4 };
  for (const [name, token] of tokens) {
    const version = token.exec(userAgent)?.[1];
    if (version !== undefined) return { name, version: Number(version) };
  }
  return undefined;
}
