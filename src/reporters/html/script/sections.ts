import { appendix } from './appendix/index.ts';
import { clockChoice } from './clock-choice.ts';
import type { Section } from './context.ts';
import { atRisk } from './whole/at-risk.ts';
import { missing } from './whole/missing.ts';
import { next } from './whole/next.ts';
import { overTime } from './whole/over-time.ts';
import { serverEvents } from './whole/server-events.ts';
import { shares } from './whole/shares.ts';
import { together } from './whole/together.ts';

/** The page from top to bottom. */
export const sections: readonly Section[] = [
  clockChoice,
  overTime,
  shares,
  together,
  next,
  missing,
  atRisk,
  serverEvents,
  appendix,
];
