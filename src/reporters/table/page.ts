import type { LocalTime } from '../phrases/local-time.ts';
import type { Screen } from '../reporter.ts';

/** How to print, and by what clock. */
export interface Page extends Screen {
  readonly local: LocalTime;
}
