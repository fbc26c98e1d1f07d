import { groupBy } from '../model/group-by.ts';
import type { EpochMs } from '../model/time.ts';
import { byTime, type Event, type EventOf, isKind, type Mark } from './event.ts';
import { firstFrom, timesWithin } from './event-index.ts';
import { firstIndex } from './first-index.ts';
import { keptOf } from './kept-of.ts';

/**
 * What a desktop's own log shows around a loss (browser-behaviour.md section 2). `failing`: the page ran and its
 * requests got no answer. `stopped`: nothing of the page ran for longer than its SystemInfo period. `throttled`: its
 * pings failed as far apart as the timers of a hidden tab fire, and its requests were answered. `ended`: the log
 * ends with the loss. `cut`: it goes on with its requests answered, and says itself that its WebSocket was gone. `running`:
 * it goes on with its requests answered. `none`: there is no log of that time.
 */
export interface DesktopLog {
  readonly state: 'failing' | 'stopped' | 'throttled' | 'ended' | 'cut' | 'running' | 'none';
  readonly evidence: readonly Mark[];
  /** The first ping that failed of a page that shows that it ran when that was sent. */
  readonly pingedInTime?: Mark;
  /** The first request that failed of a page that shows that it ran when that was made, and afterwards. */
  readonly askedInTime?: Mark;
  /** Answers of a gateway in place of the server's: absent where there are none, or where the page did not run. */
  readonly gateway?: readonly EventOf<'rest-response'>[];
}

/** The page asks for SystemInfo every 60 s: a longer hole means that it did not run. */
export const pageSilentMs = 70_000;
/** The first thing that fails after a sleep: two pings of 10 s each. */
const afterSleepMs = 30_000;
/** A ping each 10 s, given 10 s: failures further apart are not those of a page whose timers fire in time. */
const pingsApartMs = 30_000;
/** A healthy answer takes milliseconds. */
const slowAnswerMs = 10_000;
/** SystemInfo's period, and what a busy page is late by: a request after a longer hole was overdue. */
const inTimeMs = 62_000;
/** What a proxy answers that reaches no server (RFC 9110); 503 is Finesse's own answer while it is out of service. */
const gatewayStatus: readonly number[] = [502, 504];

const clientKinds = new Set([
  'client-start',
  'client-status',
  'client-ping-failed',
  'client-failover',
  'client-drift',
  'rest-request',
  'rest-response',
  'client-event',
]);

export interface LossTimes {
  /** The last contact, or the loss where there is none. */
  readonly from: EpochMs;
  readonly to: EpochMs;
  /** The return or the end of the loss. */
  readonly until: EpochMs;
  readonly webSocket: boolean;
}

export function desktopLogOf(
  events: readonly Event[],
  { from, to, until, webSocket }: LossTimes,
): DesktopLog {
  const { own, answers } = clientLogOf(events);
  const after = firstIndex(own, ({ at }) => at > to);
  const [last, next] = [own[after - 1], own[after]];
  if (!last || (to - last.at > pageSilentMs && !next)) return { state: 'none', evidence: [] };
  const failed = failures(own, answers, from, until);
  const meanwhile = timesWithin(own, from, until);
  const pings = meanwhile.filter((event) => isKind(event, 'client-ping-failed'));
  const ranOn = (evidence: readonly Event[]) => {
    const first = firstInTime(pings);
    const isShown = first !== undefined && ranThrough(own, first, [...pings, ...evidence]);
    return isShown ? { pingedInTime: first } : {};
  };
  const hole = holeBefore(own, [...failed, ...pings].sort(byTime)[0], from);
  if (hole) return { state: 'stopped', evidence: hole };
  const gateway = meanwhile
    .filter((event) => isKind(event, 'rest-response'))
    .filter(({ fact }) => gatewayStatus.includes(fact.status));
  const shown = shownBy(own, [...failed, ...gateway].sort(byTime), until);
  const told = { ...(gateway.length > 0 && { gateway }), ...(shown && { askedInTime: shown }) };
  if (failed.length > 0) return { state: 'failing', evidence: failed, ...told, ...ranOn(failed) };
  if (!next) return { state: 'ended', evidence: [last] };
  if (next.at - last.at > pageSilentMs) return { state: 'stopped', evidence: [last, next] };
  if (webSocket && pings.length > 1 && !firstInTime(pings))
    return { state: 'throttled', evidence: pings, ...told };
  const said = webSocket ? meanwhile.filter(saysCut) : [];
  if (said.length === 0) return { state: 'running', evidence: [], ...told };
  return { state: 'cut', evidence: said, ...told, ...ranOn(said) };
}

/** A page's own records in time order, and the answers to its requests. */
const clientLogOf = keptOf((events: readonly Event[]) => {
  const own = events.filter(({ fact }) => clientKinds.has(fact.kind)).sort(byTime);
  const answers = groupBy(
    own.filter((event) => isKind(event, 'rest-response')),
    requestOf,
  );
  return { own, answers };
});

type Answers = ReadonlyMap<string, readonly EventOf<'rest-response'>[]>;

const requestOf = ({ fact }: EventOf<'rest-request' | 'rest-response'>): string =>
  JSON.stringify([fact.object, fact.requestId]);

/** The first failed ping that the next one follows as it does where the page's timers fire in time. */
const firstInTime = <E extends Mark>(pings: readonly E[]): E | undefined =>
  pings.find((ping, i) => (pings[i + 1]?.at ?? Number.POSITIVE_INFINITY) - ping.at <= pingsApartMs);

/** A ping is sent at most this long before it counts as failed, and no less than the least. */
const sentBeforeMs = { most: 30_000, least: 8_000 } as const;
/** A PC that wakes has its network back sooner. */
const networkBackMs = 30_000;

/**
 * The page ran when the first of the failed pings was sent; or what failed went on failing for longer than a PC needs to
 * find its network after a sleep that fits between two SystemInfo requests.
 */
function ranThrough(own: readonly Event[], first: Mark, failed: readonly Mark[]): boolean {
  if (failed.some(({ at }) => at - first.at >= networkBackMs)) return true;
  const { most, least } = sentBeforeMs;
  return timesWithin(own, first.at - most, first.at - least).length > 0;
}

/** A hole that what failed first follows at once: the page did not run, and what failed is what a sleep leaves. */
function holeBefore(
  own: readonly Event[],
  failed: Event | undefined,
  from: EpochMs,
): Event[] | undefined {
  if (!failed) return undefined;
  for (let i = firstFrom(own, Math.max(from, failed.at - afterSleepMs)); i < own.length; i++) {
    const [begin, end] = [own[i - 1], own[i] as Event];
    if (end.at > failed.at) break;
    if (begin && end.at - begin.at > pageSilentMs) return [begin, end];
  }
  return undefined;
}

const saysCut = ({ fact }: Event): boolean =>
  fact.kind === 'client-ping-failed' ||
  (fact.kind === 'client-status' && fact.status === 'disconnected');

/** The first failure that no overdue timer made, of a page that went on writing while it lasted. */
function shownBy(
  own: readonly Event[],
  failed: readonly Event[],
  until: EpochMs,
): Mark | undefined {
  const first = failed[0];
  if (!first) return undefined;
  const before = own[firstFrom(own, first.at) - 1];
  const next = own[firstFrom(own, first.at + slowAnswerMs)];
  const goesOn = next !== undefined && next.at <= until;
  return before && first.at - before.at <= inTimeMs && goesOn ? first : undefined;
}

/** Requests that the page made in time and that were answered late, with status 0, or never. */
function failures(own: readonly Event[], answers: Answers, from: EpochMs, until: EpochMs): Event[] {
  const end = own.at(-1)?.at ?? until;
  const requests = timesWithin(own, from - slowAnswerMs, until);
  return requests
    .filter((event) => isKind(event, 'rest-request'))
    .filter((request) => {
      const known = answers.get(requestOf(request)) ?? [];
      const answer = known[firstFrom(known, request.at)];
      return (answer?.at ?? end) - request.at > slowAnswerMs || answer?.fact.status === 0;
    });
}
