import { ctiLost } from './cti-lost.ts';
import { duplicateDesktop } from './duplicate-desktop.ts';
import { failedPings } from './failed-pings.ts';
import { failedRequests } from './failed-requests.ts';
import { lostAnswer } from './lost-answer.ts';
import { pageLeft } from './page-left.ts';
import { requestDisorder } from './request-disorder.ts';
import { restart } from './restart.ts';
import type { Rule } from './rule.ts';
import { serviceUserLost } from './service-user-lost.ts';
import { sharedPath } from './shared-path.ts';
import { signOut } from './sign-out.ts';
import { standstill } from './standstill.ts';
import { tokenExpired } from './token-expired.ts';

export type { Answer, Requirement, Rule, RuleMeta, Unmet, Window } from './rule.ts';

/** In the order in which equals are listed. The engine knows no rule by name. */
export const rules: readonly Rule[] = [
  restart,
  standstill,
  ctiLost,
  serviceUserLost,
  sharedPath,
  failedPings,
  failedRequests,
  lostAnswer,
  requestDisorder,
  duplicateDesktop,
  tokenExpired,
  pageLeft,
  signOut,
] as unknown as readonly Rule[];
