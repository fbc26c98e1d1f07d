import { groupBy } from '../model/group-by.ts';
import { type EpochMs, epochMs } from '../model/time.ts';
import type { End } from './end.ts';
import type { Event, Mark } from './event.ts';
import { firstFrom, indexOf } from './event-index.ts';
import { keptOf } from './kept-of.ts';
import type { Session, Silence, SweepMark } from './session.ts';
import type { Timers } from './timers.ts';

/** Holds the instant after which nothing of the desktop reached the server. */
export interface LastContact {
  readonly earliest: EpochMs;
  readonly latest: EpochMs;
  readonly evidence: readonly Mark[];
}

/** The last activity that each sweep tells of; sweeps that contradict each other widen it to their union. */
export function lastContactBySweeps(
  silence: Silence,
  session: Session,
  timers: Timers,
): LastContact {
  const told = silence.sweeps.map(lastActivity);
  const from = Math.max(...told.map((t) => t.from));
  const to = Math.min(...told.map((t) => t.to));
  const agree = from <= to;
  const lower = agree ? from : Math.min(...told.map((t) => t.from));
  const upper = agree ? to : Math.max(...told.map((t) => t.to));
  const request = session.lastRequests.filter(({ at }) => at <= upper).at(-1);
  const earliest = request ? Math.min(request.at, lower) : lower - timers.waitMs.value;
  return {
    earliest: epochMs(earliest),
    latest: epochMs(upper),
    evidence: request ? [request, ...silence.sweeps] : silence.sweeps,
  };
}

/** The reaper takes its time before it writes the first record of a sweep: a stamp of milliseconds shows it. */
const takenEarlierMs = 250;

/** A stamp of whole seconds `s` means `[s, s + 1)`: the last instant of it is its end less 1 ms. */
const lastActivity = ({ at, stampMs, lastActiveMs, earlierMs = 0 }: SweepMark) => ({
  from: at - lastActiveMs - earlierMs - (stampMs < takenEarlierMs ? takenEarlierMs : 0),
  to: at + stampMs - 1 - lastActiveMs,
});

/** Without sweeps: an idle close came with the first sweep past the threshold, and the last request that is on record before it. */
export function lastContactByClose(
  close: Mark,
  session: Session | undefined,
  timers: Timers,
): LastContact {
  const threshold = close.at - timers.idleMs.value;
  const request = session?.lastRequests.filter(({ at }) => at < close.at).at(-1);
  const earliest = request?.at ?? threshold - timers.sweepMs.value - timers.waitMs.value;
  const latest = Math.max(threshold + 1_000, request ? request.at + request.stampMs : 0);
  return {
    earliest: epochMs(earliest),
    latest: epochMs(latest),
    evidence: request ? [request, close] : [close],
  };
}

/** The page pings every 10 s and gives an answer 10 s: before the ping that failed, one was answered (EventTunnel.js). */
const pingsMs = 20_000;
/** Timers of a hidden tab fire once a minute: failures further apart belong to no one loss. */
const pingsApartMs = 70_000;
/** Wider than this an interval says nothing of use: the page slept, or nothing came to it for long. */
const widestMs = 90_000;

/**
 * Of a WebSocket: from what last reached the page over it to the first ping of the loss without an answer. Undefined where
 * the page's log tells of neither.
 */
export function lastContactByPings(events: readonly Event[], loss: Mark): LastContact | undefined {
  const failed = firstFailure(events, loss);
  const heard =
    failed &&
    indexOf(events)
      .within(failed.at - widestMs, failed.at)
      .findLast((event) => event.at < failed.at && overChannel(event));
  if (!failed || !heard) return undefined;
  const earliest = Math.min(heard.at, failed.at - pingsMs);
  return { earliest: epochMs(earliest), latest: failed.at, evidence: [heard, failed] };
}

/** The first of the failed pings that led up to a loss. */
export function firstFailure(events: readonly Event[], loss: Mark): Event | undefined {
  const last = indexOf(events).last('client-ping-failed', loss.at);
  return last && loss.at - last.at <= pingsApartMs ? firstFailures(events).get(last) : undefined;
}

/** Of each failed ping the first of those that follow each other up to it. */
const firstFailures = keptOf((events: readonly Event[]): ReadonlyMap<Event, Event> => {
  const firsts = new Map<Event, Event>();
  let before: Event | undefined;
  for (const ping of indexOf(events).of('client-ping-failed')) {
    const goesOn = before !== undefined && ping.at - before.at <= pingsApartMs;
    firsts.set(ping, (goesOn && before && firsts.get(before)) || ping);
    before = ping;
  }
  return firsts;
});

const overChannel = ({ fact }: Event): boolean =>
  fact.kind === 'client-event' || (fact.kind === 'client-status' && fact.status === 'connected');

/**
 * Of a WebSocket that Openfire 4.8 or later closed as idle after it had pinged it: both come with the first look, every
 * tenth of the idle time, after its half and its whole. What lies between them is half of it, whatever it is set to.
 */
export function lastContactByIdlePing(
  close: End,
  events: readonly Event[],
): LastContact | undefined {
  const fact = close.event?.fact;
  if (fact?.kind !== 'session-closed' || fact.after !== 'silence') return undefined;
  const pings = idlePings(events).get(fact.jid) ?? [];
  const ping = pings[firstFrom(pings, close.at) - 1];
  if (!ping) return undefined;
  const halfMs = close.at - ping.at;
  return {
    earliest: epochMs(ping.at - halfMs - halfMs / 5 - lookMs),
    latest: epochMs(ping.at - halfMs + lookMs),
    evidence: [ping, close],
  };
}

const idlePings = keptOf((events: readonly Event[]) =>
  groupBy(indexOf(events).of('websocket-ping'), ({ fact }) => fact.jid),
);

/** A stamp may be of whole seconds, and a look come late. */
const lookMs = 1_000;
