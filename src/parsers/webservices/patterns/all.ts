import type { Pattern } from '../../../model/family.ts';
import { cti } from './cti.ts';
import { faults } from './faults.ts';
import { logout } from './logout.ts';
import { presence } from './presence.ts';
import { publication } from './publication.ts';
import { subscription } from './subscription.ts';
import { system } from './system.ts';

/** Of patterns with the same anchor the narrower wording stands first. */
export const patterns: readonly Pattern[] = [
  ...presence,
  ...logout,
  ...cti,
  ...subscription,
  ...system,
  ...publication,
  ...faults,
];
