import type { Inventory, InventoryNode, InventorySource, LogSet } from '../model/inventory.ts';
import type { Report, ReportNode, ReportSource } from '../model/report.ts';
import { type SourceKind, sourceKinds, type Transport } from '../model/words.ts';
import type { ParsedSource } from '../parse-source.ts';
import type { Timeline } from '../timeline/build-timeline.ts';
import { coverageOf, debugSpans, type Span, without } from '../timeline/logs/spans.ts';
import type { NodeTimeline } from '../timeline/timeline.ts';

interface Parts {
  readonly report: Report;
  /** In the order of their numbers. */
  readonly sources: readonly ParsedSource[];
  readonly timeline: Timeline;
}

const iso = (at: number): string => new Date(at).toISOString();

/** What the bundle holds: per server and kind of log when it was written, how much of it was understood, and what is not there. */
export function composeInventory(parts: Parts): Inventory {
  const { report } = parts;
  const { bundle } = report;
  return {
    schemaVersion: 1,
    kind: 'inventory',
    tool: report.tool,
    bundle: {
      ...bundle,
      nodes: bundle.nodes.map((node) => composeNode(node, parts)),
      sources: bundle.sources.map((source) => toSource(source, parts)),
    },
    clocks: report.clocks,
    problems: report.problems,
  };
}

function composeNode(node: ReportNode, { sources, timeline }: Parts): InventoryNode {
  const own = timeline.nodes.find((one) => one.node.id === node.id) as NodeTimeline;
  const logs = sources.filter(({ log }) => own.node.logs.includes(log));
  return {
    ...node,
    debugLogging: without(debugSpans(own.node.logs, timeline.clocks), own.missing).map(isoSpan),
    sessions: sessionsByTransport(own),
    logs: sourceKinds.flatMap((kind) => logSet(kind, logs, timeline, own.missing)),
  };
}

function logSet(
  kind: SourceKind,
  all: readonly ParsedSource[],
  timeline: Timeline,
  missing: readonly Span[],
): LogSet[] {
  const logs = all.filter((one) => one.log.kind === kind && one.duplicateOf === undefined);
  if (logs.length === 0) return [];
  const sum = (of: (one: ParsedSource) => number): number =>
    logs.reduce((total, one) => total + of(one), 0);
  return [
    {
      kind,
      files: logs.length,
      bytes: sum(({ bytes }) => bytes),
      lines: {
        total: sum(({ lines }) => lines.total),
        used: sum(({ lines }) => lines.used),
        unused: sum(({ lines }) => lines.unused),
        unknown: sum(({ lines }) => lines.unknown),
      },
      records: sum(({ lines }) => lines.records),
      formats: [...new Set(logs.map(({ claim }) => claim?.format.name ?? 'unknown'))].sort(),
      spans: spansOf(logs, timeline, kind === 'openfire-debug' ? missing : []),
    },
  ];
}

const spansOf = (
  logs: readonly ParsedSource[],
  { clocks }: Timeline,
  holes: readonly Span[],
): LogSet['spans'] =>
  without(
    coverageOf(
      logs.map(({ log }) => log),
      clocks,
    ),
    holes,
  ).map(isoSpan);

const isoSpan = ({ from, to }: Span): LogSet['spans'][number] => ({ from: iso(from), to: iso(to) });

function sessionsByTransport({ sessions }: NodeTimeline): Partial<Record<Transport, number>> {
  const counts: Partial<Record<Transport, number>> = {};
  for (const { transport } of sessions) counts[transport] = (counts[transport] ?? 0) + 1;
  return counts;
}

function toSource(source: ReportSource, { sources }: Parts): InventorySource {
  const parsed = sources.find(({ log }) => log.path === source.path);
  const encoding = parsed?.encoding ?? 'utf-8';
  const samples = source.duplicateOf === undefined ? (parsed?.unknownSamples ?? []) : [];
  if (samples.length === 0) return { ...source, encoding };
  return {
    ...source,
    encoding,
    unknownSamples: samples.map(({ line, text }) => ({ ref: `${source.path}:${line}`, text })),
  };
}
