import type { NamedSubnet } from './subnet.ts';
import { type SupportedBrowser, supportedBrowsers } from './supported-browsers.ts';
import type { Strength } from './words.ts';

/** What a user may set (`--config`); what is not set is the default. */
export interface Settings {
  /** The file that it stands in, without its folders. */
  readonly file?: string;
  /** The site's own timers, in ms. What the logs show counts more. */
  readonly timers: Partial<Readonly<Record<TimerName, number>>>;
  readonly windows: Windows;
  /** What a finding adds to its cause's score, or takes from it. */
  readonly weights: Readonly<Record<Strength, number>>;
  /** Ids of rules that are not asked. */
  readonly rulesOff: readonly string[];
  /** Names of the site's subnets. */
  readonly subnets: readonly NamedSubnet[];
  /** Browsers that count as supported: the site's own, or those of Cisco's lists. */
  readonly browsers: readonly SupportedBrowser[];
}

/** How far apart what belongs together may lie, in ms. */
export interface Windows {
  /** Presences and closes of one moment are not written in one millisecond: a server with many sessions takes seconds. */
  readonly momentMs: number;
  /** Desktops behind one path come back with it: their first tries lie this close. */
  readonly backTogetherMs: number;
  /** Back further apart than this, they did not wait for the same thing. */
  readonly backApartMs: number;
  /** Desktops leave a server that lost its CTI server or its own user within this. */
  readonly leaveMs: number;
}

/** In ms. finesse-logs.md section 1; `idleMs`: Finesse runs with 60 s, not Openfire's 30. */
export const defaultTimers = {
  waitMs: 30_000,
  sweepMs: 30_000,
  idleMs: 60_000,
  graceMs: 60_000,
  nearMissMs: 15_000,
} as const;

export type TimerName = keyof typeof defaultTimers;

/** The key in the file that sets a number of the report's `settings`. */
export const settingKeys: Readonly<Record<string, string>> = {
  waitMs: 'wait',
  sweepMs: 'sweep',
  idleMs: 'idle',
  graceMs: 'grace',
  nearMissMs: 'near-miss',
  momentMs: 'moment',
  backTogetherMs: 'back-together',
  backApartMs: 'back-apart',
  leaveMs: 'leave',
  proofWeight: 'proof',
  evidenceWeight: 'evidence',
  hintWeight: 'hint',
} satisfies Record<TimerName | keyof Windows | `${Strength}Weight`, string>;

export const defaultSettings: Settings = {
  timers: {},
  // `leaveMs`: finesse-logs.md section 1; Administration Guide 15.0, failover.
  windows: { momentMs: 5_000, backTogetherMs: 5_000, backApartMs: 15_000, leaveMs: 120_000 },
  weights: { proof: 4, evidence: 2, hint: 1 },
  rulesOff: [],
  subnets: [],
  browsers: supportedBrowsers,
};
