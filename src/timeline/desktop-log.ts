import type { EpochMs } from '../model/time.ts';
import { byTime, type Event, type EventOf, isKind, type Mark } from './event.ts';

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
  const own = events.filter(({ fact }) => clientKinds.has(fact.kind)).sort(byTime);
  const before = own.filter(({ at }) => at <= to);
  const after = own.filter(({ at }) => at > to);
  if (before.length === 0) return { state: 'none', evidence: [] };
  const last = before.at(-1) as Event;
  if (to - last.at > pageSilentMs && after.length === 0) return { state: 'none', evidence: [] };
  const failed = failures(own, from, until);
  const pings = own.filter(
    (event) => isKind(event, 'client-ping-failed') && event.at >= from && event.at <= until,
  );
  const ranOn = (evidence: readonly Event[]) => {
    const first = firstInTime(pings);
    const isShown = first !== undefined && ranThrough(own, first, [...pings, ...evidence]);
    return isShown ? { pingedInTime: first } : {};
  };
  const hole = holeBefore(own, [...failed, ...pings].sort(byTime)[0], from);
  if (hole) return { state: 'stopped', evidence: hole };
  const gateway = gatewayAnswers(own, from, until);
  const shown = shownBy(own, [...failed, ...gateway].sort(byTime), until);
  const told = { ...(gateway.length > 0 && { gateway }), ...(shown && { askedInTime: shown }) };
  if (failed.length > 0) return { state: 'failing', evidence: failed, ...told, ...ranOn(failed) };
  const next = after[0];
  if (!next) return { state: 'ended', evidence: [last] };
  if (next.at - last.at > pageSilentMs) return { state: 'stopped', evidence: [last, next] };
  if (webSocket && pings.length > 1 && !firstInTime(pings))
    return { state: 'throttled', evidence: pings, ...told };
  const said = webSocket ? own.filter((event) => saysCut(event, from, until)) : [];
  if (said.length === 0) return { state: 'running', evidence: [], ...told };
  return { state: 'cut', evidence: said, ...told, ...ranOn(said) };
}

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
function ranThrough(events: readonly Event[], first: Mark, failed: readonly Mark[]): boolean {
  const last = Math.max(...failed.map(({ at }) => at));
  if (last - first.at >= networkBackMs) return true;
  return events.some(
    ({ fact, at }) =>
      clientKinds.has(fact.kind) &&
      at >= first.at - sentBeforeMs.most &&
      at <= first.at - sentBeforeMs.least,
  );
}

/** A hole that what failed first follows at once: the page did not run, and what failed is what a sleep leaves. */
function holeBefore(
  own: readonly Event[],
  failed: Event | undefined,
  from: EpochMs,
): Event[] | undefined {
  if (!failed) return undefined;
  return own
    .slice(1)
    .map((end, i) => [own[i] as Event, end] as const)
    .find(
      ([begin, end]) =>
        end.at - begin.at > pageSilentMs &&
        end.at >= from &&
        end.at <= failed.at &&
        failed.at - end.at <= afterSleepMs,
    )
    ?.slice();
}

const saysCut = ({ fact, at }: Event, from: number, until: number): boolean =>
  at >= from &&
  at <= until &&
  (fact.kind === 'client-ping-failed' ||
    (fact.kind === 'client-status' && fact.status === 'disconnected'));

const gatewayAnswers = (
  own: readonly Event[],
  from: EpochMs,
  until: EpochMs,
): EventOf<'rest-response'>[] =>
  own
    .filter((event) => isKind(event, 'rest-response'))
    .filter(({ at, fact }) => at >= from && at <= until && gatewayStatus.includes(fact.status));

/** The first failure that no overdue timer made, of a page that went on writing while it lasted. */
function shownBy(
  own: readonly Event[],
  failed: readonly Event[],
  until: EpochMs,
): Mark | undefined {
  const first = failed[0];
  if (!first) return undefined;
  const before = own.filter(({ at }) => at < first.at).at(-1);
  const goesOn = own.some(({ at }) => at >= first.at + slowAnswerMs && at <= until);
  return before && first.at - before.at <= inTimeMs && goesOn ? first : undefined;
}

/** Requests that the page made in time and that were answered late, with status 0, or never. */
function failures(own: readonly Event[], from: EpochMs, until: EpochMs): Event[] {
  const end = own.at(-1)?.at ?? until;
  const failed: Event[] = [];
  for (const request of own) {
    if (!isKind(request, 'rest-request') || request.at < from - slowAnswerMs || request.at > until)
      continue;
    const answer = own.find(
      (event) =>
        isKind(event, 'rest-response') &&
        event.at >= request.at &&
        event.fact.object === request.fact.object &&
        event.fact.requestId === request.fact.requestId,
    );
    const late = answer ? answer.at - request.at > slowAnswerMs : end - request.at > slowAnswerMs;
    const refused = answer && isKind(answer, 'rest-response') && answer.fact.status === 0;
    if (late || refused) failed.push(request);
  }
  return failed;
}
