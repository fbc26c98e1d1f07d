import type { Family } from '../../model/family.ts';
import { claim, claimAs } from './claim.ts';
import { patterns } from './patterns.ts';

export const access: Family = {
  id: 'access',
  title: 'HTTP access log of Tomcat or the webproxy',
  anchored: 'anywhere',
  patterns,
  claim,
  claimAs,
};
