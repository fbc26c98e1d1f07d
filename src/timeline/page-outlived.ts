import type { EpochMs } from '../model/time.ts';
import { type Event, type EventOf, isKind, type Mark } from './event.ts';
import type { PageStretch } from './pages.ts';

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
      Math.min(one.last.at, until) >= ended + noticedMs &&
      (one.first.at <= from ||
        pages.some((before) => before.first.at <= from && goesOn(before, one))),
  );
  return page && { marks: [page.first, page.last] };
}

/** The same page, whose timers moved onto the minute's grid. */
const goesOn = (before: PageStretch, { address, first }: PageStretch): boolean =>
  before.address === address && first.at > before.last.at && first.at - before.last.at <= apartMs;

/**
 * The page's own requests went on without a hole, and were answered, while its session was dead and its library did not
 * notice: page and path were alive, and the timers behind its polls did not fire.
 */
export function pageOutlived(
  events: readonly Event[],
  { from, ended, until }: Dead,
): Outlived | undefined {
  const clock = events.findLast((event) => isKind(event, 'client-drift') && event.at <= ended);
  if (clock && isKind(clock, 'client-drift') && Math.abs(clock.fact.driftMs) > clockMs)
    return undefined;
  const said = events.find(
    (event) => isKind(event, 'client-status') && event.at > from && knows.has(event.fact.status),
  );
  const to = Math.min(until, said?.at ?? until);
  if (to < ended + noticedMs) return undefined;
  const answered = answeredBetween(events, from - apartMs, to);
  const isWhole = answered.every(
    ({ at }, i) => at - (answered[i - 1]?.at ?? from - apartMs) <= apartMs,
  );
  const after = answered.filter(({ at }) => at > ended);
  const [first, last] = [after[0], after.at(-1)];
  if (!isWhole || !first || !last || first === last) return undefined;
  return { marks: [first, last] };
}

function answeredBetween(
  events: readonly Event[],
  from: number,
  to: number,
): EventOf<'rest-response'>[] {
  return events.filter(
    (event): event is EventOf<'rest-response'> =>
      isKind(event, 'rest-response') && event.at >= from && event.at <= to && event.fact.status > 0,
  );
}
