import type { Timeline } from '../timeline/build-timeline.ts';
import { wholeSets } from '../timeline/sets.ts';
import { coverageOf } from '../timeline/spans.ts';
import type { NodeTimeline } from '../timeline/timeline.ts';
import type { Coverage } from './missing.ts';

/** What each node's logs could have shown, and when. */
export function coverageByNode({ nodes, clocks }: Timeline): Map<string, Coverage> {
  return new Map(
    nodes.map(({ node, sweeps }) => {
      const swept = new Set(sweeps.map(({ place }) => place.source));
      const webservices = node.logs.filter((log) => log.kind === 'webservices' && !log.partial);
      const debug = wholeSets(node.logs, (log) => swept.has(log.index));
      return [
        node.id,
        { webservices: coverageOf(webservices, clocks), sweeps: coverageOf(debug, clocks) },
      ];
    }),
  );
}

/** Clock time on a node, `HH:MM:SS`. */
export function localTime({ offsets }: Timeline, { node }: NodeTimeline, at: number): string {
  const known = offsets.get(node.id) ?? [];
  const current = known.filter(({ from }) => from <= at).at(-1) ?? known[0];
  return new Date(at + (current?.offsetMs ?? 0)).toISOString().slice(11, 19);
}
