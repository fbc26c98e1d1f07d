import { groupBy } from '../model/group-by.ts';
import type { EpochMs } from '../model/time.ts';
import { isLateNews, isSignedOut, type Told } from './aftermath.ts';
import type { AgentTrack } from './agents.ts';
import { byTelling, type End, logoutSteps } from './end.ts';
import { type Event, isKind, type Mark, markOf } from './event.ts';
import { firstFrom, indexOf } from './event-index.ts';
import { firstIndex } from './first-index.ts';
import { involuntaryLogouts, isForcedRequest } from './logouts.ts';
import { nodeOfEnd } from './node-of-end.ts';
import { type Return, returnsOf, worksOn } from './returns.ts';
import type { Session } from './session.ts';
import { longestToLogout } from './timers.ts';

/** One loss of an agent's connection: what ended, and when the agent was back. */
export interface Loss {
  readonly agent: AgentTrack;
  /** In time order; the first says when. */
  readonly ends: readonly End[];
  readonly sessions: readonly Session[];
  readonly returned?: Return;
  /** What came of it after the return, and is no loss of its own. */
  readonly aftermath: Aftermath;
  /** Where the next loss of the agent begins. */
  readonly until: EpochMs;
}

export interface Aftermath {
  readonly ends: readonly End[];
  readonly returns: readonly Return[];
}

/** From the bind of a new session to the old one's unavailable presence in another log. */
const replaceMs = 2_000;
/** Longer after a loss without a return, the agent must have been back unseen. */
const longestMs = 10 * 60_000;

/** From the first session that a stopping service closes to its own record. */
const stoppingMs = 5_000;

const badStatus = new Set([
  'disconnected',
  'disconnecting',
  'unloading',
  'conflict',
  'unauthorized',
]);

export interface LossContext {
  readonly graceMs: number;
  readonly idleMs: number;
  readonly waitMs: number;
  /** Nodes whose clock is only assumed: nobody knows what came before what there. */
  readonly assumed: ReadonlySet<string>;
}

/** Losses in time order. Ends within the grace of the first belong to it, and so does all that comes before the return. */
export function lossesOf(
  agent: AgentTrack,
  sessionEnds: readonly End[],
  context: LossContext,
): Loss[] {
  const ends = [...firstsOf(sessionEnds), ...agentEnds(agent)].sort(byTelling);
  const logouts = ends.filter(({ step }) => logoutSteps.has(step));
  const returns = returnsOf(agent);
  const returnsOn = groupBy(returns, ({ node }) => node);
  const longestBindMs = agent.sessions.reduce(
    (most, { session: { first, bound } }) => Math.max(most, bound.at - first.at),
    0,
  );
  const track = { ...context, agent, returns, returnsOn, longestBindMs, logouts };
  const groups: Open[] = [];
  for (const end of ends) {
    const open = groups.at(-1);
    if (open && belongs(end, open, context.graceMs)) {
      tell(open, end, track);
      if (!open.returned || losesAgain(end, open, track))
        open.returned = returnAfter(end, track, open);
    } else if (open && isLateNews(end, open, open.news, track)) open.news.push(end);
    else groups.push(opened(end, track));
  }
  const losses = withAftermaths(groups, track);
  return losses.map(({ aftermath, group }, i) => {
    const until = losses[i + 1]?.group.ends[0]?.at ?? (Number.POSITIVE_INFINITY as EpochMs);
    const last = group.ends.at(-1) as End;
    const returned = group.returned ?? worksOn(agent.events, last, until, context.graceMs);
    return {
      agent,
      ends: group.ends,
      sessions: [...group.sessions],
      ...(returned && { returned }),
      aftermath,
      until,
    };
  });
}

interface Open {
  readonly ends: End[];
  /** Those that ended with it. */
  readonly sessions: Set<Session>;
  /** The servers that say so. */
  readonly nodes: Set<string | undefined>;
  returned: Return | undefined;
  /** What the server that was left said of it after the return. */
  readonly news: End[];
  /** When the first of the sessions began. */
  oldest: number;
  /** When the first of the desktops was last heard, or its end told, and when it asked last. */
  heard: number;
  asked: number;
}

function opened(end: End, track: Track): Open {
  const group: Open = {
    ends: [],
    sessions: new Set(),
    nodes: new Set(),
    returned: undefined,
    news: [],
    oldest: Number.POSITIVE_INFINITY,
    heard: Number.POSITIVE_INFINITY,
    asked: Number.POSITIVE_INFINITY,
  };
  tell(group, end, track);
  group.returned = returnAfter(end, track, group);
  return group;
}

function tell(group: Open, end: End, track: Track): void {
  const { session } = end;
  group.ends.push(end);
  if (session) group.sessions.add(session);
  group.nodes.add(nodeOfEnd(end, track.agent));
  group.oldest = Math.min(group.oldest, session?.first.at ?? Number.POSITIVE_INFINITY);
  group.heard = Math.min(group.heard, lastHeard(end, track.idleMs) ?? end.at);
  group.asked = Math.min(group.asked, lastAsked(end, track) ?? Number.POSITIVE_INFINITY);
}

function withAftermaths(groups: readonly Open[], track: Track) {
  const losses: { group: Open; aftermath: { ends: End[]; returns: Return[] } }[] = [];
  for (const group of groups) {
    const before = losses.at(-1);
    const since = before?.aftermath.returns.at(-1) ?? before?.group.returned;
    if (before && isSignedOut(group.ends, before.group, since, track)) {
      for (const end of [...group.ends, ...group.news]) before.aftermath.ends.push(end);
      if (group.returned) before.aftermath.returns.push(group.returned);
    } else losses.push({ group, aftermath: { ends: group.news, returns: [] } });
  }
  return losses;
}

/**
 * Of each session's records the earliest ends it; the others tell the same end again. But a service that stops closes its
 * sessions before its own last word.
 */
function firstsOf(ends: readonly End[]): End[] {
  const stops = new Map(
    ends.flatMap((end) => (end.session && end.restart ? [[end.session, end]] : [])),
  );
  const seen = new Set<Session>();
  return ends.flatMap((end) => {
    const { session, step, at } = end;
    if (!session) return [end];
    if (seen.has(session)) return [];
    seen.add(session);
    const stop = stops.get(session);
    return [stop && step === 'session-closed' && stop.at - at <= stoppingMs ? stop : end];
  });
}

/** What ends an agent's presence apart from its sessions. */
function agentEnds({ id, events }: AgentTrack): End[] {
  const logouts = involuntaryLogouts(events);
  let connected = false;
  return events.flatMap((event): End[] => {
    const { fact, at, stampMs, place } = event;
    const as = (step: End['step']): End[] => [{ at, stampMs, place, step, agent: id, event }];
    if (fact.kind === 'presence' && fact.type === 'unavailable') return as('presence-unavailable');
    if (isKind(event, 'forced-logout')) return as('forced-logout');
    if (isKind(event, 'state-request') && isForcedRequest(event)) return as('logout-request');
    if (logouts.has(event)) return as('logout-confirmed');
    if (fact.kind !== 'client-status') return [];
    if (fact.status === 'connected') connected = true;
    if (!connected || !badStatus.has(fact.status)) return [];
    if (fact.status === 'disconnected') connected = false;
    return as('client-status');
  });
}

function belongs(end: End, { ends, returned }: Told, graceMs: number): boolean {
  const first = ends[0] as End;
  if (end.at <= first.at + graceMs) return true;
  const late = end.step !== 'client-status' && end.at > first.at + longestMs;
  const before = !returned || end.at < returned.at + returned.stampMs;
  return (!late && before) || noticedAtReturn(end, ends, returned);
}

/**
 * A server that heard nothing of the loss ends the old session as the new one takes its place: what it says then belongs
 * to the loss that the desktop's own log tells.
 */
const noticedAtReturn = (end: End, ends: readonly End[], returned: Return | undefined): boolean =>
  end.step !== 'client-status' &&
  ends.every(({ step }) => step === 'client-status') &&
  returned?.event?.fact.kind === 'client-status' &&
  Math.abs(end.at - returned.at) <= replaceMs;

/**
 * A session that began after the loss ended in turn, or a record tells of another loss after the return. What the server
 * that was left says takes nothing from the one that the desktop is on.
 */
function losesAgain(end: End, { ends, returned }: Told, { agent, returnsOn }: Track): boolean {
  const tells = end.session !== undefined || end.step === 'presence-unavailable';
  if (!tells || !returned || end.at + end.stampMs <= returned.at) return false;
  const node = nodeOfEnd(end, agent);
  const first = ends[0] as End;
  const here = node === undefined ? [] : (returnsOn.get(node) ?? []);
  const next = here[firstFrom(here, first.at + first.stampMs)];
  return node === returned.node || (next !== undefined && next.at < end.at + end.stampMs);
}

/** An agent's proofs of being back, and what is known of the time around them. */
interface Track extends LossContext {
  readonly agent: AgentTrack;
  readonly returns: readonly Return[];
  readonly returnsOn: ReadonlyMap<string, readonly Return[]>;
  /** From the first record of a session to the one that shows it bound. */
  readonly longestBindMs: number;
  /** What forced the agent out, in time order. */
  readonly logouts: readonly End[];
}

/** The first proof of the return that the ended sessions themselves do not give. */
function returnAfter(end: Mark, track: Track, group: Open): Return | undefined {
  const { sessions: ended, oldest } = group;
  const move = moveOf(end, track, group);
  const isBack = (back: Return): boolean => {
    if (move?.shows(back)) return true;
    if (goesBefore(back, end, group)) return false;
    if (back.session) return !ended.has(back.session) && back.session.first.at > oldest;
    return back.at >= (back.inSameMoment ? end.at : end.at + end.stampMs - 1);
  };
  const { returns } = track;
  const since = move ? move.since - track.longestBindMs : Number.POSITIVE_INFINITY;
  let next = firstFrom(returns, Math.min(since, oldest, end.at));
  while (next < returns.length && !isBack(returns[next] as Return)) next += 1;
  const found = returns[next];
  if (!found?.session) return found;
  // A session that was being set up as the old one ended, or as the agent was forced out, is a return once it is bound.
  const { bound } = found.session;
  const forcedOut = track.logouts[firstIndex(track.logouts, ({ at }) => at > found.at)];
  const isForcedOut = forcedOut !== undefined && forcedOut.at < bound.at + bound.stampMs;
  return found.at < end.at || isForcedOut ? { ...found, ...markOf(bound) } : found;
}

/**
 * Proof from before the loss is none. But the old session's presence goes a moment after a new one took its place: that
 * one was there already, and lives on.
 */
function goesBefore({ session, ...back }: Return, end: Mark, { ends, heard }: Open): boolean {
  const shown = session?.bound ?? back;
  if (shown.at + shown.stampMs > end.at) return false;
  if (!session || session.last.at <= end.at) return true;
  return shown.at < Math.min((ends[0] as End).at - replaceMs, heard);
}

/** When the desktop of an ended session was last heard: it may have been elsewhere since. */
function lastHeard({ session, step, at }: End, idleMs: number): number | undefined {
  const first = session?.silence?.sweeps[0];
  if (first) return first.at - first.lastActiveMs;
  return step === 'idle-close' ? at - idleMs : undefined;
}

/** When it asked last itself: a poll that it left behind is held until its wait is over, and counts as heard till then. */
function lastAsked(end: End, { idleMs, waitMs }: LossContext): number | undefined {
  const heard = lastHeard(end, idleMs);
  const asked = end.session?.lastRequests.filter(({ at }) => heard !== undefined && at <= heard);
  return asked?.at(-1)?.at ?? (heard === undefined ? undefined : heard - waitMs);
}

/**
 * Which proof shows that the desktop had gone to another server before this one noticed: a connection made there since it
 * was last heard here, which still stood when the old one ended. Whoever was forced out all the same had not moved.
 */
function moveOf(end: Mark, track: Track, group: Open): Move | undefined {
  const { agent, returnsOn, graceMs, assumed, logouts } = track;
  const { nodes: here } = group;
  if ([...returnsOn.keys()].every((node) => here.has(node))) return undefined;
  const first = (group.ends[0] as End).at;
  const forcedOut = logouts[firstFrom(logouts, first)];
  if (forcedOut !== undefined && forcedOut.at <= end.at + longestToLogout(graceMs))
    return undefined;
  if ([...here].some((node) => node === undefined || assumed.has(node))) return undefined;
  const since = Number.isFinite(group.asked) ? group.asked : shownBefore(end, track, group);
  const shows = (back: Return): boolean => {
    const at = back.session?.bound.at ?? back.at;
    if (here.has(back.node) || assumed.has(back.node)) return false;
    return at > since && at < end.at && stands(back, end, agent.events);
  };
  return { since, shows };
}

interface Move {
  /** When the desktop was last shown here. */
  readonly since: number;
  readonly shows: (back: Return) => boolean;
}

function shownBefore(end: Mark, { returnsOn }: Track, { ends, nodes }: Open): number {
  const shown = [...nodes].flatMap((node) => {
    const here = node === undefined ? [] : (returnsOn.get(node) ?? []);
    return here[firstFrom(here, end.at) - 1] ?? [];
  });
  return shown.reduce((latest, { at }) => Math.max(latest, at), (ends[0] as End).at - longestMs);
}

/** CTI tells every server of a sign-in on any of them: only a connection to the server itself counts. */
function stands({ session, event, node, at }: Return, end: Mark, events: readonly Event[]) {
  if (session) return session.last.at > end.at;
  if (event?.fact.kind !== 'presence') return false;
  return !indexOf(events)
    .between('presence', at, end.at)
    .some((gone) => gone.fact.type === 'unavailable' && gone.node === node);
}
