import { type SupportedBrowser, supportedBrowsers } from './supported-browsers.ts';
import type { Strength } from './words.ts';

/** What a user may set (`--config`); what is not set is the default. */
export interface Settings {
  /** What a finding adds to its cause's score, or takes from it. */
  readonly weights: Readonly<Record<Strength, number>>;
  /** Ids of rules that are not asked. */
  readonly rulesOff: readonly string[];
  /** Browsers that count as supported, by release of Finesse. */
  readonly browsers: readonly SupportedBrowser[];
}

export const defaultSettings: Settings = {
  weights: { proof: 4, evidence: 2, hint: 1 },
  rulesOff: [],
  browsers: supportedBrowsers,
};
