import type { Section } from './context.ts';
import { agentPanel } from './explore/agent/agent-panel.ts';
import { filterBar } from './explore/filters/filter-bar.ts';
import { agentTable } from './explore/table/agent-table.ts';

/** The page from top to bottom. */
export const sections: readonly Section[] = [filterBar, agentPanel, agentTable];
