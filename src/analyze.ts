import { type Bundle, openBundle } from './bundle/open-bundle.ts';
import { toolVersion } from './bundle/tool-version.ts';
import { walk } from './bundle/walk.ts';
import { Citations } from './diagnose/citations.ts';
import { coverageByNode, localTime, noCoverage } from './diagnose/coverage.ts';
import { diagnose } from './diagnose/diagnose.ts';
import type { TimelineEvent } from './model/event.ts';
import type { Limits } from './model/limits.ts';
import type { Problem, Report } from './model/report.ts';
import { asDuplicate, type ParsedSource, parseSource } from './parse-source.ts';
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
  /** `--align-clocks`: servers' and desktops' clocks that reliably disagree are moved onto one. */
  readonly alignClocks?: boolean;
  /** How much archives may unpack to. */
  readonly limits?: Partial<Limits>;
  /** Hears how far the reading has come. */
  readonly onProgress?: (progress: Progress) => void;
}

/** How much of the bundle's files, packed as they are, was read. */
export interface Progress {
  readonly readBytes: number;
  readonly allBytes: number;
  readonly path: string;
}

export interface Analysis {
  readonly report: Report;
  /** The normalized timeline in time order, for `ndjson`. */
  readonly timeline: () => AsyncIterable<TimelineEvent>;
}

/** Reads and judges a bundle. An unreadable path is a problem of the report, not an error. */
export async function analyze(
  paths: readonly string[],
  options: AnalyzeOptions = {},
): Promise<Analysis> {
  const { zones = [], all = false, alignClocks = false } = options;
  const bundle = await openBundle(paths);
  const interner = new Interner();
  const { sources, problems: reading } = await readSources(bundle, interner, options);
  const timeline = buildTimeline(
    sources.map(({ log }) => log),
    { zones, interner, align: alignClocks },
  );
  const citations = new Citations(sources.map(({ log }) => log.path));
  const coverage = coverageByNode(timeline);
  const diagnosis = diagnose(timeline.disconnects, timeline.bursts, {
    rules,
    timers: timeline.timers,
    citations,
    coverage: (node) => coverage.get(node.node.id) ?? noCoverage,
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
    reading,
    version,
  });
  return { report, timeline: () => timelineEvents({ bundle, sources, timeline, interner, all }) };
}

interface Reading {
  readonly sources: readonly ParsedSource[];
  readonly problems: readonly Problem[];
}

/** Reads every log once, in the order of the files; of equal ones the first counts. */
async function readSources(
  bundle: Bundle,
  interner: Interner,
  { all: keepRoutine = false, limits, onProgress }: AnalyzeOptions,
): Promise<Reading> {
  const problems: Problem[] = [];
  const sources: ParsedSource[] = [];
  const originals = new Map<string, string>();
  const report = (problem: Problem): number => problems.push(problem);
  const onRead = onProgress && progressOf(bundle, onProgress);
  for await (const file of walk(bundle, { limits, report, onRead })) {
    const source = await parseSource(file, { families, interner, keepRoutine });
    const original = source.bytes > 0 ? originals.get(source.digest) : undefined;
    if (original === undefined) originals.set(source.digest, file.path);
    sources.push(original === undefined ? source : asDuplicate(source, original));
  }
  return { sources: numbered(sources), problems };
}

/** So that a rotated log's files follow one another in time: records of one moment stand in that order. */
function numbered(parsed: readonly ParsedSource[]): ParsedSource[] {
  const sourceOf = new Map(parsed.map((source) => [source.log, source]));
  const logs = inSetOrder(parsed.map(({ log }) => log));
  for (const [index, log] of logs.entries()) log.index = index;
  return logs.map((log) => sourceOf.get(log) as ParsedSource);
}

function progressOf({ files }: Bundle, onProgress: (progress: Progress) => void) {
  const allBytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let readBytes = 0;
  return (bytes: number, path: string): void => {
    readBytes = Math.min(allBytes, readBytes + bytes);
    onProgress({ readBytes, allBytes, path });
  };
}
