import { readdirSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyze } from '../src/analyze.ts';
import type { Report, ReportDisconnect } from '../src/model/report.ts';
import { confidences, type SourceKind } from '../src/model/words.ts';
import { covering, lackedBy } from './support/lacking.ts';

/**
 * A log that is taken away lowers a verdict, and never turns it into another accusation: each family of logs and each
 * file of every bundle is removed in turn, and what is left is held against the verdicts of the whole.
 */
const bundles = ['scenarios', 'captures'].flatMap((kind) => {
  const root = new URL(`../fixtures/${kind}/`, import.meta.url);
  return readdirSync(root)
    .sort()
    .map((name) => ({ name, folder: fileURLToPath(new URL(`${name}/bundle/`, root)) }));
});

const families: readonly ((kind: SourceKind) => boolean)[] = [
  (kind) => kind === 'webservices',
  (kind) => kind === 'openfire-debug',
  (kind) => kind.startsWith('openfire') && kind !== 'openfire-debug',
  (kind) => kind.startsWith('openfire'),
  (kind) => kind === 'client',
  (kind) => kind === 'access',
];

/** What only the removed log could exclude. `possible` is all that it may become. */
const undecidable: readonly {
  readonly bundle: string;
  readonly removed: string;
  readonly cause: string;
  readonly reason: string;
}[] = [
  {
    bundle: 'browser-both-leave',
    removed: 'client',
    cause: 'network-path',
    reason: "pages killed together cut their sessions like a path does: only the pages' logs end",
  },
  {
    bundle: 'browser-both-sleep-freeze',
    removed: 'client',
    cause: 'network-path',
    reason: "PCs asleep together cut their sessions like a path does: only the pages' logs stop",
  },
];

interface Removal {
  /** A file's path, or the kinds of the files that were removed. */
  readonly removed: string;
  readonly paths: readonly string[];
}

function removalsOf({ bundle: { sources } }: Report): Removal[] {
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

async function without(folder: string, paths: readonly string[]): Promise<Report> {
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
function accusations(whole: Report, left: Report, isUndecidable: (cause: string) => boolean) {
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
const wronglyHealthy = (whole: Report, left: Report): string[] =>
  left.agents
    .filter(({ id, outcome }) => {
      const losses = whole.disconnects.filter((d) => d.agent === id && endsPresence.has(d.outcome));
      return outcome === 'healthy' && losses.some((d) => !isWatched(whole, left, d));
    })
    .map(({ id }) => id);

describe.each(bundles)('$name', ({ name, folder }) => {
  let whole: Report;
  let removals: { readonly removed: string; readonly left: Report }[];
  beforeAll(async () => {
    whole = (await analyze([folder])).report;
    removals = [];
    for (const { removed, paths } of removalsOf(whole))
      removals.push({ removed, left: await without(folder, paths) });
  }, 120_000);

  it('accuses nobody else, and nobody more', () => {
    for (const { removed, left } of removals) {
      const isUndecidable = (cause: string): boolean =>
        undecidable.some(
          (one) => one.bundle === name && one.removed === removed && one.cause === cause,
        );
      expect(accusations(whole, left, isUndecidable), `without ${removed}`).toEqual([]);
    }
  });

  it('calls nobody healthy whom no log watched', () => {
    for (const { removed, left } of removals)
      expect(wronglyHealthy(whole, left), `without ${removed}`).toEqual([]);
  });

  it('asks for what would settle each loss, and for nothing that is there', () => {
    for (const { removed, left } of [{ removed: 'nothing', left: whole }, ...removals])
      expect(lackedBy(left), `without ${removed}`).toEqual([]);
  });
});

it('needs each of its exceptions', async () => {
  for (const { bundle, removed, cause } of undecidable) {
    const { folder } = bundles.find(({ name }) => name === bundle) as (typeof bundles)[number];
    const whole = (await analyze([folder])).report;
    const removal = removalsOf(whole).find((one) => one.removed === removed);
    const left = await without(folder, removal?.paths ?? []);
    expect(accusations(whole, left, () => false).join(), `${bundle} without ${removed}`).toContain(
      cause,
    );
  }
});
