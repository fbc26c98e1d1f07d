import type { Claim, Family, Sample } from '../model/family.ts';
import type { SourceKind } from '../model/words.ts';

/** The family that a file is of. */
export interface Owner {
  readonly family: Family;
  readonly claim: Claim;
}

/** The highest claim; of equal ones that of the family listed first. `forced`: what a file is because the user says so. */
export function ownerOf(
  families: readonly Family[],
  forced: SourceKind | undefined,
  sample: Sample,
): Owner | undefined {
  let best: Owner | undefined;
  for (const family of families) {
    const claim = forced === undefined ? family.claim(sample) : family.claimAs(forced, sample);
    if (claim && (!best || claim.score > best.claim.score)) best = { family, claim };
  }
  return best;
}
