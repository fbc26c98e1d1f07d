import { Globs } from './bundle/globs.ts';
import { type Bundle, openBundle } from './bundle/open-bundle.ts';
import { usefulThreads } from './bundle/processors.ts';
import { readAgain } from './bundle/read-again.ts';
import { openSpillFile } from './bundle/spill-file.ts';
import { walk } from './bundle/walk.ts';
import { readDigests } from './digest.ts';
import { groupBy } from './model/group-by.ts';
import type { Limits } from './model/limits.ts';
import type { Problem } from './model/report.ts';
import { defaultSettings, type Settings } from './model/settings.ts';
import type { SourceKind } from './model/words.ts';
import { asDuplicate, type ParsedSource, type ParseOptions } from './parse-source.ts';
import { families } from './parsers/index.ts';
import { SourceReader } from './source-reader.ts';
import type { ThreadOptions } from './threads.ts';
import { buildTimeline, type Timeline } from './timeline/build-timeline.ts';
import { Interner } from './timeline/logs/interner.ts';
import { inSetOrder } from './timeline/logs/sets.ts';
import { Shelf } from './timeline/logs/shelf.ts';

/** A kind that a log can be said to be of. */
export type KnownKind = Exclude<SourceKind, 'unknown'>;

/** How a bundle is read. */
export interface ReadOptions {
  /** `--zone [node=]<zone>`: `+05:30` or `Area/City`; without a node it holds for all. */
  readonly zones?: readonly { readonly node?: string; readonly zone: string }[];
  /** `--as <glob>=<kind>`: what files are, whatever they hold; of several that match the last counts. */
  readonly kinds?: readonly { readonly glob: string; readonly kind: KnownKind }[];
  /** `--node <glob>=<name>`: whose files they are, whatever they say; of several that match the last counts. */
  readonly nodes?: readonly { readonly glob: string; readonly name: string }[];
  /** `--align-clocks`: servers' and desktops' clocks that reliably disagree are moved onto one. */
  readonly alignClocks?: boolean;
  /** `--config`: what is set anew. */
  readonly settings?: Partial<Settings>;
  /** How much archives may unpack to. */
  readonly limits?: Partial<Limits>;
  /**
   * Threads, this one among them, to read large logs with. As many as there are processors, 4 at most, where nothing is
   * said.
   */
  readonly jobs?: number;
  /**
   * Ends the reading soon, also inside archives: the call rejects with the signal's `reason`, and files are closed by
   * then. Lines that are read again later, for events, are not read either.
   */
  readonly signal?: AbortSignal;
  /** Hears how far the reading has come, at least once a file and 2 MiB or so. What it throws ends the reading, and is thrown. */
  readonly onProgress?: (progress: Progress) => void;
}

/** How much of the bundle's files, packed as they are, was read. */
export interface Progress {
  /** Never less than before. */
  readonly readBytes: number;
  readonly allBytes: number;
  /** Of the file that is being read, as the report names it; of an archive its own. */
  readonly path: string;
}

/** What is kept of the records while they pass by, and in what segments threads read them. */
interface Keep extends Pick<ParseOptions, 'keepRoutine' | 'sampleUnknown' | 'takeUnknown'> {
  readonly segmentBytes?: number;
}

/** A bundle, read: its logs, and what they tell as one story. */
export interface ReadBundle {
  readonly bundle: Bundle;
  /** By their number in the run. */
  readonly sources: readonly ParsedSource[];
  readonly timeline: Timeline;
  readonly interner: Interner;
  readonly shelf: Shelf;
  /** What it was read with. */
  readonly settings: Settings;
  /** What went wrong while files and archives were read. */
  readonly problems: readonly Problem[];
}

/** Reads every log once. An unreadable path is a problem, not an error. */
export async function readBundle(
  paths: readonly string[],
  options: ReadOptions,
  { segmentBytes, ...keep }: Keep,
): Promise<ReadBundle> {
  const { zones = [], alignClocks = false, limits, signal } = options;
  signal?.throwIfAborted();
  const settings = { ...defaultSettings, ...options.settings };
  const bundle = await openBundle(paths, { limits, signal });
  const interner = new Interner();
  const shelf = new Shelf(openSpillFile);
  const { kinds, nodes } = await globsOf(options);
  const parsing = { families, interner, shelf, kindOf: kinds.valueOf, ...keep };
  const { sources, problems } = await readSources(bundle, parsing, { ...options, segmentBytes });
  const timeline = buildTimeline(
    sources.map(({ log }) => log),
    { zones, interner, server: nodes.valueOf, align: alignClocks, settings },
  );
  const logPaths = sources.map(({ log }) => log.path);
  const unmatched = [...kinds.unmatched(logPaths), ...nodes.unmatched(logPaths)];
  return {
    bundle,
    sources,
    timeline,
    interner,
    shelf,
    settings,
    problems: [...unmatched, ...problems],
  };
}

const globsOf = async ({ kinds = [], nodes = [] }: ReadOptions) => ({
  kinds: await Globs.of(
    kinds.map(({ glob, kind }) => ({ glob, value: kind, option: `--as ${glob}=${kind}` })),
  ),
  nodes: await Globs.of(
    nodes.map(({ glob, name }) => ({ glob, value: name, option: `--node ${glob}=${name}` })),
  ),
});

type Threading = Pick<ReadOptions, 'onProgress' | 'jobs'> & {
  readonly segmentBytes: number | undefined;
};
type Reading = Pick<ReadBundle, 'sources' | 'problems'>;

/** Reads every log once, in the order of the files; of equal ones the first counts. */
async function readSources(
  bundle: Bundle,
  parsing: ParseOptions,
  { onProgress, jobs = usefulThreads(), segmentBytes }: Threading,
): Promise<Reading> {
  const problems: Problem[] = [];
  const report = (problem: Problem): number => problems.push(problem);
  const onRead = onProgress && progressOf(bundle, onProgress);
  const { signal } = bundle;
  const again: ThreadOptions['again'] = (...part) => readAgain(bundle, ...part);
  const reader = new SourceReader(parsing, { jobs, signal, segmentBytes, again });
  for (const { bytes } of bundle.files) reader.expect(bytes);
  try {
    for await (const file of walk(bundle, { report, onRead })) await reader.read(file);
    return { sources: numbered(await withoutDoubles(await reader.sources(), bundle)), problems };
  } finally {
    await reader.close();
  }
}

/** Files that are the same byte for byte: the first counts. */
async function withoutDoubles(
  sources: readonly ParsedSource[],
  bundle: Bundle,
): Promise<ParsedSource[]> {
  const sizes = groupBy(sources, ({ bytes }) => bytes);
  const alike = sources.filter(
    ({ bytes }) => bytes > 0 && (sizes.get(bytes) as readonly ParsedSource[]).length > 1,
  );
  const long = alike.filter(({ digest }) => digest === undefined);
  const digests = await readDigests(
    bundle,
    new Map(long.map(({ log, bytes }) => [log.path, bytes])),
  );
  const originals = new Map<string, string>();
  const copies = new Map<ParsedSource, string>();
  for (const source of alike) {
    const { path } = source.log;
    const digest = source.digest ?? digests.get(path);
    if (digest === undefined) continue;
    const original = originals.get(digest);
    if (original === undefined) originals.set(digest, path);
    else copies.set(source, original);
  }
  return sources.map((source) => {
    const original = copies.get(source);
    return original === undefined ? source : asDuplicate(source, original);
  });
}

/** So that a rotated log's files follow one another in time: records of one moment stand in that order. */
function numbered(parsed: readonly ParsedSource[]): ParsedSource[] {
  const sourceOf = new Map(parsed.map((source) => [source.log, source]));
  const logs = inSetOrder(parsed.map(({ log }) => log));
  for (const [index, log] of logs.entries()) log.index = index;
  return logs.map((log) => sourceOf.get(log) as ParsedSource);
}

/** Tells how far the reading has come. */
export function progressOf({ files }: Bundle, onProgress: (progress: Progress) => void) {
  const allBytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let readBytes = 0;
  return (bytes: number, path: string): void => {
    readBytes = Math.min(allBytes, readBytes + bytes);
    onProgress({ readBytes, allBytes, path });
  };
}
