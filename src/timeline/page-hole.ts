import { type DesktopLog, pageSilentMs } from './desktop-log.ts';
import { type Event, isKind, type Mark } from './event.ts';
import { timesWithin } from './event-index.ts';

/** A time in which nothing of a page's JavaScript ran, by its own log (browser-behaviour.md section 2). */
export interface PageHole {
  /** The last record before it, and the first after it. */
  readonly from: Mark;
  readonly to: Mark;
  /** It goes on with a request that was overdue. */
  readonly asksAtOnce: boolean;
}

const minuteMs = 60_000;
/** The log is looked at so far before and after the hole. */
const aroundMs = 5 * minuteMs;
/** Of that it has to show so much without a hole: three polls in a row, nearly. */
const steadyMs = 110_000;
const atOnceMs = 1_000;

/**
 * The hole that a log has over a loss. None where the page was left, or where another page begins after it; nor where the
 * log does not tell of SystemInfo once a minute, as the one published log does not: it may hold its peace for minutes.
 */
export function pageHole(own: readonly Event[], log: DesktopLog): PageHole | undefined {
  if (log.state !== 'stopped') return undefined;
  const [from, to] = [find(log.evidence[0], own), find(log.evidence[1], own)];
  if (!from || !to || isLeft(from) || isNew(to)) return undefined;
  const before = timesWithin(own, from.at - aroundMs, from.at);
  const after = timesWithin(own, to.at, to.at + aroundMs);
  const steady = [before, after].map(steadyMsOf);
  if (Math.max(...steady, (steady[0] as number) + (steady[1] as number)) < steadyMs)
    return undefined;
  const asksAtOnce = after.some(
    (event) => isKind(event, 'rest-request') && event.at <= to.at + atOnceMs,
  );
  return { from, to, asksAtOnce };
}

const find = (mark: Mark | undefined, own: readonly Event[]): Event | undefined =>
  mark && timesWithin(own, mark.at, mark.at).find((event) => event === mark);

const isLeft = (event: Event): boolean =>
  isKind(event, 'client-status') && event.fact.status === 'unloading';

const isNew = (event: Event): boolean =>
  isKind(event, 'client-start') ||
  (isKind(event, 'client-status') && event.fact.status === 'loaded');

/** How long the polls go on without a hole; less than nothing where they do not. */
function steadyMsOf(events: readonly Event[]): number {
  const times = events.filter(isPoll).map(({ at }) => at);
  const isUnbroken = times.every((at, i) => at - (times[i - 1] ?? at) <= pageSilentMs);
  return isUnbroken ? (times.at(-1) ?? 0) - (times[0] ?? 0) : Number.NEGATIVE_INFINITY;
}

const isPoll = (event: Event): boolean =>
  isKind(event, 'client-drift') ||
  (isKind(event, 'rest-request') && event.fact.url.endsWith('/SystemInfo'));
