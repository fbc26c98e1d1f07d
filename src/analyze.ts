import { copiesOf } from './bundle/copies.ts';
import { Globs } from './bundle/globs.ts';
import { type Bundle, type BundleFile, openBundle } from './bundle/open-bundle.ts';
import { toolVersion } from './bundle/tool-version.ts';
import { isFileError, unreadable } from './bundle/unreadable.ts';
import { Citations } from './diagnose/citations.ts';
import { coverageByNode, localTime } from './diagnose/coverage.ts';
import { diagnose } from './diagnose/diagnose.ts';
import type { TimelineEvent } from './model/event.ts';
import type { Report } from './model/report.ts';
import type { SourceKind } from './model/words.ts';
import { type ParsedSource, type ParseOptions, parseSource, unreadSource } from './parse-source.ts';
import { families } from './parsers/index.ts';
import { composeReport } from './report/compose-report.ts';
import { timelineEvents } from './report/timeline-lines.ts';
import { rules } from './rules/index.ts';
import { buildTimeline } from './timeline/build-timeline.ts';
import { Interner } from './timeline/interner.ts';

/** A kind that a log can be said to be of. */
export type KnownKind = Exclude<SourceKind, 'unknown'>;

export interface AnalyzeOptions {
  /** `--zone [node=]<zone>`: `+05:30` or `Area/City`; without a node it holds for all. */
  readonly zones?: readonly { readonly node?: string; readonly zone: string }[];
  /** `--as <glob>=<kind>`: what files are, whatever they hold; of several that match the last counts. */
  readonly kinds?: readonly { readonly glob: string; readonly kind: KnownKind }[];
  /** `--node <glob>=<name>`: whose files they are, whatever they say; of several that match the last counts. */
  readonly nodes?: readonly { readonly glob: string; readonly name: string }[];
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
  options: AnalyzeOptions = {},
): Promise<Analysis> {
  const { zones = [], all = false } = options;
  const { kinds, nodes } = globsOf(options);
  const bundle = await openBundle(paths);
  const interner = new Interner();
  const sources = await parseSources(bundle, interner, all, kinds.valueOf);
  const timeline = buildTimeline(
    sources.map(({ log }) => log),
    { zones, interner, server: nodes.valueOf },
  );
  const files = bundle.files.map(({ path }) => path);
  const citations = new Citations(files);
  const coverage = coverageByNode(timeline);
  const diagnosis = diagnose(timeline.disconnects, timeline.bursts, {
    rules,
    timers: timeline.timers,
    citations,
    coverage: (node) => coverage.get(node.node.id) ?? { webservices: [], sweeps: [] },
    time: (node, at) => localTime(timeline, node, at),
  });
  const version = await toolVersion();
  const unmatched = [...kinds.unmatched(files), ...nodes.unmatched(files)];
  const report = await composeReport({
    bundle: { ...bundle, problems: [...bundle.problems, ...unmatched] },
    sources,
    timeline,
    diagnosis,
    citations,
    coverage,
    version,
  });
  return { report, timeline: () => timelineEvents({ bundle, sources, timeline, interner, all }) };
}

const globsOf = ({ kinds = [], nodes = [] }: AnalyzeOptions) => ({
  kinds: new Globs(
    kinds.map(({ glob, kind }) => ({ glob, value: kind, option: `--as ${glob}=${kind}` })),
  ),
  nodes: new Globs(
    nodes.map(({ glob, name }) => ({ glob, value: name, option: `--node ${glob}=${name}` })),
  ),
});

/** A file that vanishes or fails while it is read is a problem of the run. */
function unread(file: BundleFile, options: ParseOptions, error: unknown): ParsedSource {
  if (!isFileError(error)) throw error;
  return { ...unreadSource(file, options), problems: [unreadable(file.path, error)] };
}

async function parseSources(
  { files }: Bundle,
  interner: Interner,
  keepRoutine: boolean,
  kindOf: (path: string) => SourceKind | undefined,
): Promise<ParsedSource[]> {
  const sources: ParsedSource[] = [];
  const copies = await copiesOf(files);
  for (const [index, file] of files.entries()) {
    const duplicateOf = copies.get(file.path);
    const kind = kindOf(file.path);
    const options = { index, families, interner, keepRoutine, duplicateOf, kind };
    sources.push(await parseSource(file, options).catch((error) => unread(file, options, error)));
  }
  return sources;
}
