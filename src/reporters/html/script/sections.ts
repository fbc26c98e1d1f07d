import { appendix } from './appendix/index.ts';
import type { Section } from './context.ts';
import { agentPanel } from './explore/agent/agent-panel.ts';
import { filterBar } from './explore/filters/filter-bar.ts';
import { agentTable } from './explore/table/agent-table.ts';
import { lanes } from './lanes/index.ts';
import { atRisk } from './whole/at-risk.ts';
import { missing } from './whole/missing.ts';
import { next } from './whole/next.ts';
import { overTime } from './whole/over-time.ts';
import { serverEvents } from './whole/server-events.ts';
import { shares } from './whole/shares.ts';
import { together } from './whole/together.ts';

/** The page from top to bottom. */
export const sections: readonly Section[] = [
  filterBar,
  lanes,
  agentPanel,
  agentTable,
  overTime,
  shares,
  together,
  next,
  missing,
  atRisk,
  serverEvents,
  appendix,
];
