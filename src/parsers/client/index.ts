import type { Family } from '../../model/family.ts';
import { claim, claimAs } from './claim.ts';
import { patterns } from './patterns/all.ts';

/** The log of the agent's desktop page. Its text is written by a browser: nothing in it can be trusted to be short. */
export const client: Family = {
  id: 'client',
  title: 'Finesse client log',
  anchored: 'anywhere',
  patterns,
  claim,
  claimAs,
};
