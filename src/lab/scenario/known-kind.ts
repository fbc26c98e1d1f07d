import type { IncidentPlan, Scenario } from './scenario.ts';

/** What the reader of a scenario has to know of a kind of incident; the kinds themselves are handed to it. */
export interface KnownKind {
  readonly name: string;
  /** The shortest and the longest, in ms, where the scenario does not say; absent where it has no length. */
  readonly lasts?: readonly [number, number];
  /** The keys of `with` that it knows, each in half a sentence. */
  readonly options?: Readonly<Record<string, string>>;
  /** What it could not take effect without and this scenario lacks; what to write. */
  readonly needs?: (scenario: Scenario, plan: IncidentPlan) => string | undefined;
}
