import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyze } from '../../src/analyze.ts';
import type { Report, ReportDisconnect } from '../../src/model/report.ts';
import { confidences, type SourceKind } from '../../src/model/words.ts';
import { covering } from './lacking.ts';

const families: readonly ((kind: SourceKind) => boolean)[] = [
  (kind) => kind === 'webservices',
  (kind) => kind === 'openfire-debug',
  (kind) => kind.startsWith('openfire') && kind !== 'openfire-debug',
  (kind) => kind.startsWith('openfire'),
  (kind) => kind === 'client',
  (kind) => kind === 'access',
];

interface Removal {
  /** A file's path, or the kinds of the files that were removed. */
  readonly removed: string;
  readonly paths: readonly string[];
}

export function removalsOf({ bundle: { sources } }: Report): Removal[] {
  const known = sources.filter(({ kind }) => kind !== 'unknown' && kind !== 'known-unused');
  const byFamily = families.map((holds) => known.filter(({ kind }) => holds(kind)));
  const removals = [
    ...byFamily
      .filter((all) => all.length > 1)
      .map((all) => ({
        removed: [...new Set(all.map(({ kind }) => kind))].join(', '),
        paths: all.map(({ path }) => path),
      })),
    ...known.map(({ path }) => ({ removed: path, paths: [path] })),
  ];
  return removals.filter(({ paths }) => paths.length < sources.length);
}

export async function without(folder: string, paths: readonly string[]): Promise<Report> {
  const copy = await mkdtemp(join(tmpdir(), 'bosh-diag-removal-'));
  try {
    await cp(folder, copy, { recursive: true });
    for (const path of paths) await rm(join(copy, path));
    return (await analyze([copy])).report;
  } finally {
    await rm(copy, { recursive: true });
  }
}

/** How far a node's clock is ahead of UTC, ms. */
function offsetAt({ bundle }: Report, node: string, at: string): number {
  const offsets = bundle.nodes.find(({ id }) => id === node)?.offsets ?? [];
  const { offset = '+00:00' } = offsets.filter(({ from }) => from <= at).at(-1) ?? offsets[0] ?? {};
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/** A removed log may take the zone along: then all times of its server shift, and only its clock stays. */
const clockOf = (report: Report, { node, at }: ReportDisconnect): number =>
  Date.parse(at) + offsetAt(report, node, at);

function sameLoss(whole: Report, left: Report, d: ReportDisconnect): ReportDisconnect | undefined {
  const distance = (other: ReportDisconnect): number =>
    Math.min(
      Math.abs(Date.parse(other.at) - Date.parse(d.at)),
      Math.abs(clockOf(whole, other) - clockOf(left, d)),
    );
  return whole.disconnects
    .filter(({ agent }) => agent === d.agent)
    .sort((a, b) => distance(a) - distance(b))[0];
}

const verdictOf = ({ causes }: ReportDisconnect) => causes[0] as ReportDisconnect['causes'][number];
const rank = (d: ReportDisconnect): number => confidences.indexOf(verdictOf(d).confidence);

/** Accusations that the whole bundle does not make, or makes with less confidence. */
export function accusations(
  whole: Report,
  left: Report,
  isUndecidable: (cause: string) => boolean,
) {
  return left.disconnects.flatMap((d) => {
    const { cause, confidence } = verdictOf(d);
    if (cause === 'undetermined') return [];
    const before = sameLoss(whole, left, d);
    if (before && verdictOf(before).cause === cause && rank(d) >= rank(before)) return [];
    if (confidence === 'possible' && isUndecidable(cause)) return [];
    const was = before ? `${verdictOf(before).cause}, ${verdictOf(before).confidence}` : 'nothing';
    return [`${d.id}: ${cause}, ${confidence}; was ${was}`];
  });
}

const endsPresence = new Set(['logged-out', 'lost', 'inconclusive', 'recovered']);

const watching = ['openfire-debug', 'openfire-all'] as const;

/** Sweeps that are left show the session going on through the loss: it is then no loss of the connection. */
function isWatched(whole: Report, left: Report, d: ReportDisconnect): boolean {
  const moved = clockOf(whole, d) - offsetAt(left, d.node, d.at);
  const instants = [d.at, new Date(moved).toISOString()];
  return instants.some((at) => covering(left, { node: d.node, at }, watching));
}

/** Agents that were lost, and now pass for healthy though nothing that is left watched them at that time. */
export const wronglyHealthy = (whole: Report, left: Report): string[] =>
  left.agents
    .filter(({ id, outcome }) => {
      const losses = whole.disconnects.filter((d) => d.agent === id && endsPresence.has(d.outcome));
      return outcome === 'healthy' && losses.some((d) => !isWatched(whole, left, d));
    })
    .map(({ id }) => id);
