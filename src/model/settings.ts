import type { NamedSubnet } from './subnet.ts';
import type { Strength } from './words.ts';

/** What a user may set (`--config`); what is not set is the default. */
export interface Settings {
  /** What a finding adds to its cause's score, or takes from it. */
  readonly weights: Readonly<Record<Strength, number>>;
  /** Ids of rules that are not asked. */
  readonly rulesOff: readonly string[];
  /** Names of the site's subnets. */
  readonly subnets: readonly NamedSubnet[];
}

export const defaultSettings: Settings = {
  weights: { proof: 4, evidence: 2, hint: 1 },
  rulesOff: [],
  subnets: [],
};
