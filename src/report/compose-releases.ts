import type { Citations } from '../diagnose/citations.ts';
import type { Release } from '../model/report.ts';
import type { NodeRelease } from '../timeline/releases/releases.ts';

const iso = (at: number): string => new Date(at).toISOString();

/** When a release ran is told only where a node ran several of a product. */
export const composeReleases = (
  releases: readonly NodeRelease[],
  citations: Citations,
): Release[] =>
  releases.map(({ release, range: { product }, basis, span, records, evidence }) => ({
    release,
    basis,
    records,
    ...(releases.filter(({ range }) => range.product === product).length > 1 && {
      from: iso(span.from),
      to: iso(span.to),
    }),
    evidence: citations.refs(evidence),
  }));
