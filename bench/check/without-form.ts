import type { Report } from '../../src/model/report.ts';

type Source = Report['bundle']['sources'][number];

/** Where a file's lines lie in the log that it is a part of. */
interface Part {
  readonly log: string;
  /** Lines of the parts before it. */
  readonly before: number;
}

/**
 * A report as it were if each log were one file in a folder: equal for bundles that differ in form alone, rotated or
 * not, packed or not.
 */
export function withoutForm(report: Report): unknown {
  const parts = partsOf(report.bundle.sources);
  const { bundle, evidence, ...rest } = report;
  const { roots: _, sources, ...others } = bundle;
  const told = {
    ...rest,
    bundle: others,
    sources: merged(sources, parts),
    evidence: evidence
      .map((entry) => ({ ...entry, ...placeIn(parts, entry.path, entry.line) }))
      .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line)),
  };
  return JSON.parse(JSON.stringify(told), (_key, value) =>
    typeof value === 'string' ? movedRef(parts, value) : value,
  );
}

function movedRef(parts: ReadonlyMap<string, Part>, text: string): string {
  const [, path = '', line] = /^(.+):(\d+)$/.exec(text) ?? [];
  if (!parts.has(path)) return text;
  const moved = placeIn(parts, path, Number(line));
  return `${moved.path}:${moved.line}`;
}

function placeIn(parts: ReadonlyMap<string, Part>, path: string, line: number) {
  const { log, before } = parts.get(path) ?? { log: path, before: 0 };
  return { path: log, line: before + line };
}

/** Parts of a log are in the order of their times. */
function partsOf(sources: readonly Source[]): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>();
  const lines = new Map<string, number>();
  for (const { path, lines: own } of [...sources].sort(byTime)) {
    const log = logOf(path);
    const before = lines.get(log) ?? 0;
    parts.set(path, { log, before });
    lines.set(log, before + own.total);
  }
  return parts;
}

const byTime = ({ from: a = '' }: Source, { from: b = '' }: Source): number =>
  a < b ? -1 : a > b ? 1 : 0;

/** Without archives, numbers of rotation, and the time that a webservices log is named by. */
const logOf = (path: string): string =>
  path
    .replace(/\.gz![^!]*$/, '')
    .replace(/^.*!/, '')
    .replace(/\.log\.\d+$/, '.log')
    .replace(/(webservices)\.[\dT.-]+\.log$/, '$1.log');

function merged(sources: readonly Source[], parts: ReadonlyMap<string, Part>) {
  const logs = new Map<string, Source>();
  for (const source of [...sources].sort(byTime)) {
    const path = parts.get(source.path)?.log ?? source.path;
    const before = logs.get(path);
    logs.set(path, before ? joined(before, source) : { ...source, path });
  }
  return [...logs.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

const joined = (before: Source, after: Source): Source => ({
  ...before,
  bytes: before.bytes + after.bytes,
  records: before.records + after.records,
  lines: {
    total: before.lines.total + after.lines.total,
    used: before.lines.used + after.lines.used,
    unused: before.lines.unused + after.lines.unused,
    unknown: before.lines.unknown + after.lines.unknown,
  },
  ...(after.to !== undefined && { to: after.to }),
});
