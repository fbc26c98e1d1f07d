import type { Analysis } from '../index.ts';
import type { Content } from './deliver.ts';
import type { Flags } from './flags.ts';
import type { Pipeline, Selection } from './pipeline.ts';

/** What `--agent`, `--since` and `--until` leave of the analysis. */
export function contentOf(
  { report, timeline }: Analysis,
  flags: Flags,
  { select, selectEvents }: Pipeline,
): Content {
  const selection = selectionOf(flags);
  const isSelected = selectEvents(report, selection);
  return {
    report: select(report, selection),
    events: async function* () {
      for await (const event of timeline()) if (isSelected(event)) yield event;
    },
  };
}

const selectionOf = ({ agent, since, until }: Flags): Selection => ({
  ...(agent && { agents: agent }),
  ...(since && { since }),
  ...(until && { until }),
});
