import { copiesOf } from './bundle/copies.ts';
import { type Bundle, type BundleFile, openBundle } from './bundle/open-bundle.ts';
import { toolVersion } from './bundle/tool-version.ts';
import { isFileError, unreadable } from './bundle/unreadable.ts';
import { Citations } from './diagnose/citations.ts';
import { coverageByNode, localTime } from './diagnose/coverage.ts';
import { diagnose } from './diagnose/diagnose.ts';
import type { TimelineEvent } from './model/event.ts';
import type { Report } from './model/report.ts';
import { type ParsedSource, type ParseOptions, parseSource, unreadSource } from './parse-source.ts';
import { families } from './parsers/index.ts';
import { composeReport } from './report/compose-report.ts';
import { timelineEvents } from './report/timeline-lines.ts';
import { rules } from './rules/index.ts';
import { buildTimeline } from './timeline/build-timeline.ts';
import { Interner } from './timeline/interner.ts';
import { inSetOrder } from './timeline/sets.ts';

export interface AnalyzeOptions {
  /** `--zone [node=]<zone>`: `+05:30` or `Area/City`; without a node it holds for all. */
  readonly zones?: readonly { readonly node?: string; readonly zone: string }[];
  /** The timeline keeps routine polls and healthy sweeps (`--all`). */
  readonly all?: boolean;
}

export interface Analysis {
  readonly report: Report;
  /** The normalized timeline in time order, for `ndjson`. */
  readonly timeline: () => AsyncIterable<TimelineEvent>;
}

/** Reads and judges a bundle. An unreadable path is a problem of the report, not an error. */
export async function analyze(
  paths: readonly string[],
  { zones = [], all = false }: AnalyzeOptions = {},
): Promise<Analysis> {
  const interner = new Interner();
  const opened = await openBundle(paths);
  const { bundle, sources } = numbered(opened, await parseSources(opened, interner, all));
  const timeline = buildTimeline(
    sources.map(({ log }) => log),
    { zones, interner },
  );
  const citations = new Citations(bundle.files.map(({ path }) => path));
  const coverage = coverageByNode(timeline);
  const diagnosis = diagnose(timeline.disconnects, timeline.bursts, {
    rules,
    timers: timeline.timers,
    citations,
    coverage: (node) => coverage.get(node.node.id) ?? { webservices: [], sweeps: [] },
    time: (node, at) => localTime(timeline, node, at),
  });
  const version = await toolVersion();
  const report = await composeReport({
    bundle,
    sources,
    timeline,
    diagnosis,
    citations,
    coverage,
    version,
  });
  return { report, timeline: () => timelineEvents({ bundle, sources, timeline, interner, all }) };
}

/** A file that vanishes or fails while it is read is a problem of the run. */
function unread(file: BundleFile, options: ParseOptions, error: unknown): ParsedSource {
  if (!isFileError(error)) throw error;
  return { ...unreadSource(file, options), problems: [unreadable(file.path, error)] };
}

/** Numbers the sources so that a rotated log's follow one another in time: records of one moment stand in that order. */
function numbered(bundle: Bundle, parsed: readonly ParsedSource[]) {
  const order = inSetOrder(parsed.map(({ log }) => log)).map(({ index }) => index);
  const sources = order.map((i) => parsed[i] as ParsedSource);
  for (const [index, { log }] of sources.entries()) log.index = index;
  return { bundle: { ...bundle, files: order.map((i) => bundle.files[i] as BundleFile) }, sources };
}

async function parseSources(
  { files }: Bundle,
  interner: Interner,
  keepRoutine: boolean,
): Promise<ParsedSource[]> {
  const sources: ParsedSource[] = [];
  const copies = await copiesOf(files);
  for (const [index, file] of files.entries()) {
    const duplicateOf = copies.get(file.path);
    const options = { index, families, interner, keepRoutine, duplicateOf };
    sources.push(await parseSource(file, options).catch((error) => unread(file, options, error)));
  }
  return sources;
}
