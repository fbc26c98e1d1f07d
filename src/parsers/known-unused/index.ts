import type { Family } from '../../model/family.ts';
import { claim, claimAs } from './claim.ts';

/** Logs that are recognised, so that nobody wonders about them, and not read. */
export const knownUnused: Family = {
  id: 'known-unused',
  title: 'known log, not used',
  anchored: 'start',
  patterns: [],
  claim,
  claimAs,
};
