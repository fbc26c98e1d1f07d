import type { TimelineHead } from '../model/timeline-head.ts';
import type { Timeline } from '../timeline/build-timeline.ts';
import { type BundleParts, nodesOf, problemsOf, reachOf, sourcesOf } from './compose-bundle.ts';

/** Of all that was read, whatever is asked for. */
export function composeTimelineHead(parts: BundleParts): TimelineHead {
  const { bundle, timeline } = parts;
  return {
    bundle: {
      roots: [...bundle.roots],
      ...reachOf(parts),
      nodes: nodesOf(timeline),
      sources: sourcesOf(parts),
    },
    agents: agentsOf(timeline),
    hasMoved: [...timeline.clocks.values()].some(({ rawAt }) => rawAt !== undefined),
    problems: problemsOf(parts),
  };
}

/** Also those whom a record names without showing a desktop of theirs. */
function agentsOf({ nodes, agents }: Timeline): string[] {
  const ids = new Set(agents.map(({ id }) => id));
  for (const { events } of nodes)
    for (const { agent } of events) if (agent !== undefined) ids.add(agent);
  return [...ids].sort();
}
