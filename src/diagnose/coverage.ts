import type { Transport } from '../model/words.ts';
import type { Timeline } from '../timeline/build-timeline.ts';
import { isKind } from '../timeline/event.ts';
import { wholeSets } from '../timeline/logs/sets.ts';
import type { SourceLog } from '../timeline/logs/source-log.ts';
import { coverageOf, debugSpans, type Span, without } from '../timeline/logs/spans.ts';
import type { NodeTimeline } from '../timeline/timeline.ts';

/** What a node's logs could have shown, and when. */
export interface Coverage {
  readonly webservices: readonly Span[];
  /** Logs that hold sweeps. */
  readonly sweeps: readonly Span[];
  /** Logs that hold requests. */
  readonly requests: readonly Span[];
  /** Logs that would hold what Openfire says at debug level. */
  readonly debug: readonly Span[];
  readonly access: readonly Span[];
  /** info.log is written so rarely that its first and last record do not tell what it covers. */
  readonly hasInfo: boolean;
  /** Of all desktops whose transport is known none was on BOSH: so may the others have been. */
  readonly webSocketsOnly: boolean;
}

export const noCoverage: Coverage = {
  webservices: [],
  sweeps: [],
  requests: [],
  debug: [],
  access: [],
  hasInfo: false,
  webSocketsOnly: false,
};

export function coverageByNode({ nodes, clocks }: Timeline): Map<string, Coverage> {
  return new Map(
    nodes.map((timeline) => {
      const { node, sweeps, missing } = timeline;
      const swept = new Set(sweeps.map(({ place }) => place.source));
      const spans = (holds: (log: SourceLog) => boolean) =>
        coverageOf(node.logs.filter(holds), clocks);
      return [
        node.id,
        {
          webservices: spans((log) => log.kind === 'webservices' && !log.partial),
          sweeps: without(
            coverageOf(
              wholeSets(node.logs, ({ index }) => swept.has(index)),
              clocks,
            ),
            missing,
          ),
          requests: without(
            coverageOf(
              wholeSets(node.logs, ({ requests }) => requests.length > 0),
              clocks,
            ),
            missing,
          ),
          debug: without(debugSpans(node.logs, clocks), missing),
          access: spans(({ kind }) => kind === 'access'),
          hasInfo: node.logs.some(
            ({ kind }) => kind === 'openfire-info' || kind === 'openfire-all',
          ),
          webSocketsOnly: hasWebSocketsOnly(timeline),
        },
      ];
    }),
  );
}

function hasWebSocketsOnly({ sessions, events }: NodeTimeline): boolean {
  const chosen = events.flatMap((event) =>
    isKind(event, 'client-transport') ? event.fact.transport : [],
  );
  const known = new Set<Transport>([...sessions.map(({ transport }) => transport), ...chosen]);
  return known.has('websocket') && !known.has('bosh');
}

/** Clock time on a node, `HH:MM:SS`. */
export function localTime({ offsets }: Timeline, { node }: NodeTimeline, at: number): string {
  const known = offsets.get(node.id) ?? [];
  const current = known.filter(({ from }) => from <= at).at(-1) ?? known[0];
  return new Date(at + (current?.offsetMs ?? 0)).toISOString().slice(11, 19);
}
