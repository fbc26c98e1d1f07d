import { clockJump } from './clock-jump.ts';
import { clockStep } from './clock-step.ts';
import { ctiLost } from './cti-lost.ts';
import { cutPolls } from './cut-polls.ts';
import { duplicateDesktop } from './duplicate-desktop.ts';
import { failedPings } from './failed-pings.ts';
import { failedRequests } from './failed-requests.ts';
import { finesseRestart } from './finesse-restart.ts';
import { foreignGadget } from './foreign-gadget.ts';
import { lostAnswer } from './lost-answer.ts';
import { pageHole } from './page-hole.ts';
import { pageLeft } from './page-left.ts';
import { refusedDesktop } from './refused-desktop.ts';
import { requestDisorder } from './request-disorder.ts';
import { resourceFault } from './resource-fault.ts';
import { restart } from './restart.ts';
import type { Rule } from './rule.ts';
import { serviceUserLost } from './service-user-lost.ts';
import { sharedPath } from './shared-path.ts';
import { signOut } from './sign-out.ts';
import { standstill } from './standstill.ts';
import { throttledPage } from './throttled-page.ts';
import { tokenExpired } from './token-expired.ts';
import { twoPages } from './two-pages.ts';
import { unlistedBrowser } from './unlisted-browser.ts';

export type { Answer, Requirement, Rule, RuleMeta, Shared, Unmet, Window } from './rule.ts';

/** In the order in which equals are listed. The engine knows no rule by name. */
export const rules: readonly Rule[] = [
  restart,
  standstill,
  resourceFault,
  clockStep,
  ctiLost,
  serviceUserLost,
  finesseRestart,
  sharedPath,
  failedPings,
  failedRequests,
  cutPolls,
  lostAnswer,
  requestDisorder,
  duplicateDesktop,
  clockJump,
  twoPages,
  tokenExpired,
  throttledPage,
  refusedDesktop,
  pageHole,
  unlistedBrowser,
  foreignGadget,
  pageLeft,
  signOut,
] as unknown as readonly Rule[];
