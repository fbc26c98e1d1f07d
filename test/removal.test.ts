import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyze } from '../src/analyze.ts';
import type { Report } from '../src/model/report.ts';
import { lackedBy } from './support/lacking.ts';
import { accusations, removalsOf, without, wronglyHealthy } from './support/removal.ts';

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
