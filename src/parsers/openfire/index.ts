import type { Family } from '../../model/family.ts';
import { claim, claimAs } from './claim.ts';
import { boshAnswerPatterns, boshErrorPatterns } from './patterns/bosh-answer.ts';
import { boshRequestPatterns } from './patterns/bosh-request.ts';
import {
  conflictPatterns,
  idleClosePatterns,
  sessionClosedPatterns,
  sessionErrorPatterns,
} from './patterns/close.ts';
import { connectionPatterns } from './patterns/connection.ts';
import { consumeResponsePatterns } from './patterns/consume-response.ts';
import {
  httpRequestPatterns,
  invalidSessionPatterns,
  overactivityPatterns,
  ridPatterns,
} from './patterns/requests.ts';
import { routePatterns, undeliverablePatterns } from './patterns/routing.ts';
import { serverStartPatterns, serverStopPatterns } from './patterns/server.ts';
import { signInRefusedPatterns } from './patterns/sign-in.ts';
import { statisticsPatterns } from './patterns/statistics.ts';
import { sweepPatterns } from './patterns/sweep.ts';
import { unbroken } from './wrapped.ts';

/** The Notification Service: Openfire 3.7–5.1 as shipped, and the build inside Finesse 11.x. */
export const openfire: Family = {
  id: 'openfire',
  title: 'Notification Service (Openfire)',
  anchored: 'start',
  // Commonest first: a record is tried against them in this order.
  patterns: [
    ...consumeResponsePatterns,
    ...sweepPatterns,
    ...boshRequestPatterns,
    ...boshAnswerPatterns,
    ...connectionPatterns,
    ...httpRequestPatterns,
    ...statisticsPatterns,
    ...undeliverablePatterns,
    ...routePatterns,
    ...idleClosePatterns,
    ...sessionClosedPatterns,
    ...sessionErrorPatterns,
    ...conflictPatterns,
    ...invalidSessionPatterns,
    ...ridPatterns,
    ...overactivityPatterns,
    ...boshErrorPatterns,
    ...signInRefusedPatterns,
    ...serverStartPatterns,
    ...serverStopPatterns,
  ],
  claim,
  claimAs,
  unbroken,
};
