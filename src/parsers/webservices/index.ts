import type { Family } from '../../model/family.ts';
import { claim, claimAs } from './claim.ts';
import { patterns } from './patterns/all.ts';

export const webservices: Family = {
  id: 'webservices',
  title: 'Finesse webservices log',
  anchored: 'start',
  patterns,
  claim,
  claimAs,
};
