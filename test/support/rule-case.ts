import type { Confidence } from '../../src/model/words.ts';
import type { Line } from './lines.ts';

export interface RuleCase {
  readonly name: string;
  readonly lines: readonly Line[];
}

export interface FiringCase extends RuleCase {
  readonly says: readonly string[];
  /** Of the rule's cause in every loss, where the case is about how sure it is. */
  readonly confidence?: Confidence;
}
