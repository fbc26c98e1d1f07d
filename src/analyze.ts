import { toolVersion } from './bundle/tool-version.ts';
import { Citations } from './diagnose/citations.ts';
import { coverageByNode, localTime, noCoverage } from './diagnose/coverage.ts';
import { diagnose } from './diagnose/diagnose.ts';
import type { TimelineEvent } from './model/event.ts';
import type { Report } from './model/report.ts';
import { type ReadBundle, type ReadOptions, readBundle } from './read-bundle.ts';
import { composeReport } from './report/compose-report.ts';
import { timelineEvents } from './report/timeline-lines.ts';
import { rules } from './rules/index.ts';
import { partsByBurst } from './timeline/parts.ts';

/** How a bundle is read and judged; all of it may be left out. */
export interface AnalyzeOptions extends ReadOptions {
  /** The timeline keeps routine polls and healthy sweeps (`--all`). */
  readonly all?: boolean;
  /** The report says how far each rule got with each disconnect (`--why`). */
  readonly why?: boolean;
}

export interface Analysis {
  /** Who was lost and why: plain data, as `-f json` prints it and `render` takes it. */
  readonly report: Report;
  /**
   * The normalized timeline in time order, as `ndjson` prints it, made while it is taken: lines are read again, so the
   * logs have to be there still. Each call begins anew.
   */
  readonly timeline: () => AsyncIterable<TimelineEvent>;
}

/**
 * Reads and judges a bundle: folders, files and archives. Prints nothing. What cannot be read or believed is one of the
 * report's `problems`, not an error.
 *
 * @param paths all servers' together; the order makes no difference
 * @throws whatever the `reason` of the signal is, once it is aborted, and what `onProgress` throws
 */
export async function analyze(
  paths: readonly string[],
  options: AnalyzeOptions = {},
): Promise<Analysis> {
  const { all = false } = options;
  const read = await readBundle(paths, options, { keepRoutine: all });
  return { report: await judge(read, options), timeline: () => timelineEvents({ ...read, all }) };
}

/** Who was lost, and why, as far as the logs tell. */
export async function judge(
  read: ReadBundle,
  { why = false }: Pick<AnalyzeOptions, 'why'> = {},
): Promise<Report> {
  const { bundle, sources, timeline, settings, problems: reading } = read;
  const citations = new Citations(sources.map(({ log }) => log.path));
  const coverage = coverageByNode(timeline);
  const parts = partsByBurst(timeline.bursts, settings.subnets);
  const diagnosis = diagnose(timeline.disconnects, timeline.bursts, {
    rules,
    settings,
    why,
    timers: timeline.timers,
    tolls: timeline.tolls,
    parts,
    citations,
    coverage: (node) => coverage.get(node.node.id) ?? noCoverage,
    time: (node, at) => localTime(timeline, node, at),
  });
  const version = await toolVersion();
  return composeReport({
    bundle,
    sources,
    timeline,
    settings,
    diagnosis,
    shares: parts,
    citations,
    coverage,
    reading,
    version,
  });
}
