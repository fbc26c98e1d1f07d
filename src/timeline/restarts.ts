import type { EpochMs } from '../model/time.ts';
import type { End } from './end.ts';
import { type Event, type EventOf, isKind, type Mark } from './event.ts';
import { timesWithin } from './event-index.ts';
import { firstIndex } from './first-index.ts';
import { isStop, recordedEnd } from './recorded-ends.ts';
import type { Restart } from './restart.ts';
import { continuousMs, lastSeen, lastSeenBefore, type Session } from './session.ts';
import { sessionLookup } from './session-lookup.ts';
import { SpanIndex } from './span-index.ts';

/**
 * Stop and start of one restart lie within this; a slow appliance takes minutes. A session that had been silent for longer
 * had gone by itself.
 */
const restartMs = 10 * 60_000;
/** What a stop closes goes a few seconds before its own record, as do the presences. */
const stoppingMs = 10_000;

/** Gathers stop and start records; the start of a log's first life ends no session. */
export function restartsOf(events: readonly Event[], sessions: readonly Session[]): Restart[] {
  const records = events.filter((event) => isStop(event) || isKind(event, 'server-start'));
  const groups: Event[][] = [];
  for (const record of records) {
    const open = groups.at(-1);
    const started = open?.some((event) => isKind(event, 'server-start')) ?? false;
    const repeats = started && isKind(record, 'server-start');
    const near = open && record.at - (open[0] as Event).at <= restartMs;
    if (near && (!started || repeats)) open.push(record);
    else groups.push([record]);
  }
  if (groups.length === 0) return [];
  const overs = new Overs(events, sessions);
  const lives = new SpanIndex(sessions, (session) => ({
    from: session.first.at,
    to: lastSeen(session),
  }));
  return groups.map((group) => toRestart(group, lives, overs));
}

function toRestart(group: readonly Event[], lives: SpanIndex<Session>, overs: Overs): Restart {
  const first = group[0] as Event;
  const stop = group.find((event) => isKind(event, 'server-stop')) ?? group.find(isStop);
  const start = group.find((event) => isKind(event, 'server-start'));
  const over = start ?? (group.at(-1) as Event);
  const ended: Session[] = [];
  const unseen = new Map<Session, EpochMs>();
  for (const session of lives.over(first.at - restartMs, first.at)) {
    if (session.first.at >= first.at || session.served.at > over.at) continue;
    const seen = lastSeenBefore(session, over.at);
    if (first.at - seen > restartMs || overs.hadEnded(session, first, seen)) continue;
    if (first.at - seen <= continuousMs || overs.goesWith(session, first)) ended.push(session);
    else unseen.set(session, seen);
  }
  return { first, ...(stop && { stop }), ...(start && { start }), ended, unseen };
}

/** What the records say of sessions that were over, and of agents whose presence went. */
class Overs {
  readonly #ends = new Map<Session, End>();
  /** By agent, in time order. */
  readonly #presences = new Map<string, EventOf<'presence'>[]>();

  constructor(events: readonly Event[], sessions: readonly Session[]) {
    const lookup = sessionLookup(sessions);
    for (const event of events) {
      for (const end of recordedEnd(event, lookup)) {
        if (end.session && !this.#ends.has(end.session)) this.#ends.set(end.session, end);
      }
      if (!isKind(event, 'presence') || event.agent === undefined) continue;
      const own = this.#presences.get(event.agent);
      if (own) own.push(event);
      else this.#presences.set(event.agent, [event]);
    }
  }

  /** By a record of its own, or by the agent's presence that went after the last that was seen of it. */
  hadEnded(session: Session, { at }: Mark, seen: EpochMs): boolean {
    const end = this.#ends.get(session);
    if (end && end.at < (end.step === 'session-closed' ? at - stoppingMs : at)) return true;
    if (session.closed && session.closed.at < at - stoppingMs) return true;
    const presences = this.#presences.get(session.agent) ?? [];
    const last = presences[firstIndex(presences, (one) => one.at >= at - stoppingMs) - 1];
    return last?.fact.type === 'unavailable' && last.at > seen;
  }

  /** The agent's presence went in the moment of the restart. */
  goesWith(session: Session, { at }: Mark): boolean {
    const presences = this.#presences.get(session.agent) ?? [];
    const near = timesWithin(presences, at - stoppingMs, at + stoppingMs);
    return near.some((one) => one.fact.type === 'unavailable');
  }
}
