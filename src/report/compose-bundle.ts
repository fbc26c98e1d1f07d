import type { Bundle } from '../bundle/open-bundle.ts';
import type { Citations } from '../diagnose/citations.ts';
import type { Problem, Report, ReportSource } from '../model/report.ts';
import type { ParsedSource } from '../parse-source.ts';
import type { Timeline } from '../timeline/build-timeline.ts';
import { formatOffset } from '../timeline/clocks/clock.ts';
import { type Span, spanOf } from '../timeline/logs/spans.ts';
import { composeReleases } from './compose-releases.ts';

export interface BundleParts {
  readonly bundle: Bundle;
  readonly sources: readonly ParsedSource[];
  readonly timeline: Timeline;
  /** What went wrong while files and archives were read. */
  readonly reading: readonly Problem[];
}

const iso = (at: number): string => new Date(at).toISOString();

/** The time that the logs cover, first to last record. */
export function reachOf({
  sources,
  timeline,
}: Pick<BundleParts, 'sources' | 'timeline'>): Pick<Report['bundle'], 'from' | 'to'> {
  const spans = sources.flatMap(({ log }) => spanOf(log, timeline.clocks) ?? []);
  if (spans.length === 0) return {};
  return {
    from: iso(spans.reduce((first, { from }) => Math.min(first, from), Number.POSITIVE_INFINITY)),
    to: iso(spans.reduce((last, { to }) => Math.max(last, to), Number.NEGATIVE_INFINITY)),
  };
}

/** With `citations`, each server's releases too. */
export const nodesOf = (
  { nodes, offsets }: Timeline,
  citations?: Citations,
): Report['bundle']['nodes'] =>
  nodes.map(({ node, releases }) => ({
    id: node.id,
    names: [...node.names],
    offsets: (offsets.get(node.id) ?? []).map(({ from, offsetMs, basis }) => ({
      from: iso(from),
      offset: formatOffset(offsetMs),
      basis,
    })),
    ...(citations && releases.length > 0 && { releases: composeReleases(releases, citations) }),
  }));

export const sourcesOf = ({
  sources,
  timeline,
}: Pick<BundleParts, 'sources' | 'timeline'>): ReportSource[] =>
  sources.map(sourceComposer(timeline)).sort(byPath);

const byPath = (a: ReportSource, b: ReportSource): number =>
  a.path < b.path ? -1 : a.path > b.path ? 1 : 0;

function sourceComposer({ nodes, clocks }: Timeline): (source: ParsedSource) => ReportSource {
  const nodeOf = new Map(nodes.flatMap(({ node }) => node.logs.map((log) => [log, node.id])));
  return (source) => composeSource(source, spanOf(source.log, clocks), nodeOf.get(source.log));
}

function composeSource(
  { log, bytes, lines, claim, duplicateOf }: ParsedSource,
  span: Span | undefined,
  node: string | undefined,
): ReportSource {
  const { total, used, unused, unknown } = lines;
  return {
    path: log.path,
    kind: log.kind,
    node: node ?? 'node',
    format: claim?.format.name ?? 'unknown',
    bytes,
    lines: { total, used, unused, unknown },
    records: lines.records,
    ...(span && { from: iso(span.from), to: iso(span.to) }),
    ...(duplicateOf !== undefined && { duplicateOf }),
  };
}

/** The run's problems: what could not be read, what was assumed, files that hold unknown lines. */
export function problemsOf({ bundle, sources, timeline, reading }: BundleParts): Problem[] {
  const unread = sources.flatMap(({ problems }) => problems);
  return [...bundle.problems, ...reading, ...unread, ...timeline.problems];
}
