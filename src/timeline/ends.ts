import type { FactKind } from '../model/fact.ts';
import { groupBy } from '../model/group-by.ts';
import type { Step } from '../model/words.ts';
import { byTelling, type End } from './end.ts';
import { byTime, type Event, type Mark, markOf } from './event.ts';
import { firstIndex } from './first-index.ts';
import type { Span } from './logs/spans.ts';
import { recordedEnd } from './recorded-ends.ts';
import type { Restart } from './restart.ts';
import { continuousMs, lastSeen, type Session, type Sweep } from './session.ts';
import { sessionLookup } from './session-lookup.ts';
import type { NodeTimeline } from './timeline.ts';

/** What else a closed status may follow comes within this. */
const sameMomentMs = 2_000;

/** All that ends a node's sessions, each end with every record of it, in time order. */
export function sessionEnds(
  { events, sessions, sweeps, missing, restarts, rejections }: NodeTimeline,
  idleMs: number,
): End[] {
  const lookup = sessionLookup(sessions);
  const recorded = [
    ...events.flatMap((event) => recordedEnd(event, lookup)),
    ...rejections.ends,
    ...restarts.flatMap(restartEnds),
  ];
  const bySession = groupBy(recorded, ({ session }) => session);
  const followers = followersOf(sessions);
  const unavailable = unavailableBy(events);
  const inferred = sessions.flatMap((session) =>
    inferredEnd(
      session,
      bySession.get(session) ?? [],
      followers.get(session),
      sweeps,
      idleMs,
    ).filter((end) => !isToldBy(unavailable.get(session.agent) ?? [], session, end, missing)),
  );
  return [...recorded, ...inferred].sort(byTelling);
}

const restartEnds = (restart: Restart): End[] =>
  [...restart.ended, ...restart.unseen.keys()].map((session) => {
    const event = restart.stop ?? restart.start;
    return {
      ...markOf(restart.first),
      step: restart.stop ? 'server-stop' : 'server-start',
      agent: session.agent,
      session,
      restart,
      ...(event && { event }),
    };
  });

/** An end that no record tells: the earliest of what shows that the session is no more. */
function inferredEnd(
  session: Session,
  recorded: readonly End[],
  next: Session | undefined,
  sweeps: readonly Sweep[],
  idleMs: number,
): End[] {
  const { closed } = session;
  const telling = recorded.filter(({ event }) => !onlyFollows.has(event?.fact.kind));
  const ends: End[] = [];
  const explains = telling.some((end) => !closed || Math.abs(end.at - closed.at) <= sameMomentMs);
  if (closed && !explains) ends.push(inferredAs(session, closed, 'terminate', 'closed'));
  if (next && next.bound.at - lastSeen(session) <= continuousMs)
    ends.push(inferredAs(session, next.bound, 'replaced', 'superseded'));
  const missing = firstSweepWithout(session, sweeps);
  if (missing) ends.push(inferredAs(session, missing, 'session-closed', 'vanished'));
  const idle = session.silence?.sweeps.at(-1);
  if (idle && idle.lastActiveMs > idleMs)
    ends.push(inferredAs(session, idle, 'session-closed', 'past-threshold'));
  const first = ends.sort(byTime)[0];
  const known = telling.some((end) => first && end.at <= first.at + first.stampMs);
  return first && !known ? [first] : [];
}

/** They come after any end: a poll on a session that is gone, the route that goes with it. */
const onlyFollows = new Set<FactKind | undefined>(['invalid-session', 'route-removed']);

/** When each agent's presence went. */
function unavailableBy(events: readonly Event[]): Map<string, Event[]> {
  const gone = events.filter(({ fact }) => fact.kind === 'presence' && fact.type === 'unavailable');
  return groupBy(gone, ({ agent }) => agent ?? '');
}

/**
 * What follows a session may stand in a file that is missing: then nobody knows when it ended, and where the agent's
 * presence went meanwhile, that tells.
 */
function isToldBy(
  unavailable: readonly Event[],
  session: Session,
  end: Mark,
  missing: readonly Span[],
): boolean {
  const heard = session.lastRequests.at(-1) ?? session.first;
  const isUnseen = missing.some(({ from, to }) => to >= heard.at && from <= end.at);
  const last = unavailable[firstIndex(unavailable, ({ at }) => at > end.at) - 1];
  return isUnseen && last !== undefined && last.at + last.stampMs > heard.at;
}

/** The session of the same JID that was bound next. */
function followersOf(sessions: readonly Session[]): Map<Session, Session> {
  const followers = new Map<Session, Session>();
  for (const own of groupBy(sessions, (session) => session.jid).values()) {
    const inOrder = own.sort((a, b) => byTime(a.bound, b.bound));
    for (const [i, session] of inOrder.entries()) {
      const next = inOrder[i + 1];
      if (next) followers.set(session, next);
    }
  }
  return followers;
}

const inferredAs = (
  session: Session,
  mark: Mark,
  step: Step,
  inferred: NonNullable<End['inferred']>,
): End => ({ ...markOf(mark), step, agent: session.agent, session, inferred });

/** Only a sweep that lists all sessions, to its end: the logs may begin, end or lack a file inside one. */
function firstSweepWithout(session: Session, sweeps: readonly Sweep[]): Sweep | undefined {
  if (session.transport !== 'bosh') return undefined;
  const seen = lastSeen(session);
  const from = firstIndex(sweeps, ({ at }) => at > seen + session.last.stampMs);
  const to = firstIndex(sweeps, ({ at }) => at > seen + continuousMs);
  return sweeps.slice(from, Math.min(to, sweeps.length - 1)).find(({ run }) => !run.isPartial);
}
