import type { EpochMs } from '../model/time.ts';
import type { Event, Mark } from './event.ts';
import { indexOf } from './event-index.ts';
import type { PageStretch } from './page-stretch.ts';

/**
 * The page asks for SystemInfo each minute; where its timers move onto the minute's grid it skips up to one
 * (browser-behaviour.md section 2).
 */
const apartMs = 125_000;
/** A library whose timers run in time says long before that its polls fail: within 71 s of the cut (browser-behaviour.md section 1). */
const noticedMs = 120_000;
/** Of a clock that is further off nobody knows what came before the end. */
const clockMs = 10_000;

/** What a page says that knows that its connection is gone, or that is gone itself. */
const knows = new Set(['disconnected', 'disconnecting', 'reconnecting', 'conflict', 'unloading']);

export interface Outlived {
  /** The first and the last answered request of the page after its session had ended. */
  readonly marks: readonly [Mark, Mark];
}

interface Dead {
  /** The last contact at the earliest. */
  readonly from: EpochMs;
  readonly ended: EpochMs;
  /** The return, or what is known up to. */
  readonly until: EpochMs;
}

/**
 * By the access log one page asked on, without a hole, from before its session fell silent until well after it had ended
 * and before the agent was back: page and path were alive.
 */
export function pageAskedOn(
  pages: readonly PageStretch[],
  { from, ended, until }: Dead,
): Outlived | undefined {
  const page = pages.find(
    (one) =>
      one.first.at <= from &&
      Math.min(one.last.at, until) >= ended + noticedMs &&
      !stoodPerhaps(one, from, ended),
  );
  return page && { marks: [page.first, page.last] };
}

/** A PC whose clock stands while it sleeps leaves the gap of a move, too; but not one onto the second of the polls. */
const stoodPerhaps = ({ moved }: PageStretch, from: EpochMs, ended: EpochMs): boolean =>
  moved !== undefined && !moved.withPolls && moved.to.at > from && moved.from.at < ended;

/**
 * The page's own requests went on without a hole, and were answered, while its session was dead and its library did not
 * notice: page and path were alive, and the timers behind its polls did not fire.
 */
export function pageOutlived(
  events: readonly Event[],
  { from, ended, until }: Dead,
): Outlived | undefined {
  const history = indexOf(events);
  const clock = history.last('client-drift', ended);
  if (clock && Math.abs(clock.fact.driftMs) > clockMs) return undefined;
  if (until < ended + noticedMs) return undefined;
  const said = history
    .between('client-status', from, until)
    .find(({ fact, at }) => at > from && knows.has(fact.status));
  const to = said?.at ?? until;
  if (to < ended + noticedMs) return undefined;
  const answered = history
    .between('rest-response', from - apartMs, to)
    .filter(({ fact }) => fact.status > 0);
  const isWhole = answered.every(
    ({ at }, i) => at - (answered[i - 1]?.at ?? from - apartMs) <= apartMs,
  );
  const after = answered.filter(({ at }) => at > ended);
  const [first, last] = [after[0], after.at(-1)];
  if (!isWhole || !first || !last || first === last) return undefined;
  return { marks: [first, last] };
}
