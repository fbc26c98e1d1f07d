import type { BesideHole } from './beside-hole.ts';
import type { DesktopLog } from './desktop-log.ts';
import type { DesktopPage } from './desktop-page.ts';
import type { PageHole } from './page-hole.ts';

/** What the logs show of the agent's desktop around a disconnect: the page's own, and the access log beside it. */
export interface Desktop extends DesktopLog {
  /** The page that was open then. */
  readonly page: DesktopPage;
  /** Of a page that `stopped`, where its log is one that would have gone on. */
  readonly hole?: PageHole;
  /** Absent where no access log shows the page over its hole. */
  readonly beside?: BesideHole;
}
