import { groupBy } from '../model/group-by.ts';
import { defaultSettings, type Windows } from '../model/settings.ts';
import { type EpochMs, epochMs } from '../model/time.ts';
import { addressAt } from './addresses.ts';
import { wasAlive } from './alive.ts';
import { type Attendance, attendanceOf } from './attendance.ts';
import type { CtiLoss } from './cti-losses.ts';
import type { Disconnect } from './disconnect.ts';
import { isInMomentOf, type ServiceUserLoss } from './faults/service-user.ts';
import { keptOf } from './kept-of.ts';
import { endedByDesktop } from './outcome.ts';
import type { Restart } from './restart.ts';
import { SpanIndex } from './span-index.ts';
import type { NodeTimeline } from './timeline.ts';

/** Disconnects that belong together. */
export interface Burst {
  /** `<node>/<from>` */
  readonly id: string;
  readonly node: NodeTimeline;
  readonly disconnects: readonly Disconnect[];
  /** How many agents these are. */
  readonly agents: number;
  /** The time that all of them share, or in which the server event ended them. */
  readonly from: EpochMs;
  readonly to: EpochMs;
  /** Sessions of agents that were alive then; agents, where sessions are not told of. */
  readonly alive: number;
  /** The logs tell of all sessions that were alive then. */
  readonly isCounted: boolean;
  /** Of those: how many this burst ended. */
  readonly ended: number;
  /** Agents that were there then, in the order of their ids. */
  readonly present: readonly Present[];
  /** What ended them all together. */
  readonly together: 'instant' | 'sweep-gap' | 'restart' | 'cti-lost' | 'service-user-lost';
  readonly serviceUserLoss?: ServiceUserLoss;
  /** How many bursts of this size the node's other losses would make by chance. */
  readonly byChance: number;
}

/** An agent whose desktop was there when others were lost, or was lost with them. */
export interface Present {
  readonly agent: string;
  /** Where a log tells what it came from. */
  readonly address?: string;
  readonly isLost: boolean;
}

const least = 3;
/** Desktops leave a server whose `finesse` is unavailable all alike: a smaller part has reasons of its own. */
const leavingShare = 0.5;
/** In a bundle that has so many losses that chance makes such a group, or of so many agents so few, it is none. */
const momentByChance = 0.05;
const momentShare = 0.1;

/** Largest first: each disconnect is in one burst at most. Near-misses end nothing and make no burst. */
export function burstsOf(
  disconnects: readonly Disconnect[],
  nodes: readonly NodeTimeline[],
  { momentMs }: Pick<Windows, 'momentMs'> = defaultSettings.windows,
): Burst[] {
  return nodes.flatMap((node) => {
    const own = disconnects.filter((d) => d.node === node && d.ends.length > 0);
    if (agentsIn(own) < least) return [];
    const attendance = attendanceOf(node.events);
    const byEvent = [...eventBursts(node, own, attendance)];
    const taken = new Set(byEvent.flatMap((burst) => burst.disconnects));
    const rest = own.filter((d) => !taken.has(d) && isInvoluntary(d) && tellsWhen(d));
    return [...byEvent, ...instantBursts(node, rest, attendance, momentMs)].sort(
      (a, b) => a.from - b.from,
    );
  });
}

/** What the desktop or the agent did by itself happens to nobody else. */
const isInvoluntary = (disconnect: Disconnect): boolean =>
  disconnect.outcome !== 'closed' && !endedByDesktop(disconnect);

/** From the bind of a new session to the old one's unavailable presence in another log. */
const sameMomentMs = 2_000;

/**
 * Without a last contact the end itself must say when: a session that a sweep no longer lists ended somewhere before it,
 * one that was refused or replaced had its desktop in touch at that moment, as had one whose desktop is back in it, and a
 * WebSocket that the server gave up had been silent for minutes.
 */
function tellsWhen({ lastContact, at, ends, returned }: Disconnect): boolean {
  const end = ends.find((one) => one === at);
  const fact = end?.event?.fact;
  const inTouch =
    end?.step === 'rejected' ||
    end?.step === 'replaced' ||
    (returned !== undefined && Math.abs(returned.at - at.at) <= sameMomentMs);
  const late = fact?.kind === 'session-closed' && fact.after === 'silence';
  return lastContact !== undefined || !(inTouch || late || end?.inferred);
}

function* eventBursts(
  node: NodeTimeline,
  own: readonly Disconnect[],
  attendance: Attendance,
): Iterable<Burst> {
  const toBurst = burstMaker(node, attendance);
  const byGap = groupBy(own, ({ gap }) => gap);
  for (const gap of node.gaps) {
    const ended = byGap.get(gap) ?? [];
    if (agentsIn(ended) >= least) yield toBurst(ended, gap.quiet.from, gap.after.at, 'sweep-gap');
  }
  const byRestart = groupBy(own, restartOf);
  for (const restart of node.restarts) {
    const ended = byRestart.get(restart) ?? [];
    if (agentsIn(ended) >= least)
      yield toBurst(ended, restart.first.at, (restart.start ?? restart.first).at, 'restart');
  }
  const byEnd = new SpanIndex(own, ({ at }) => ({ from: at.at, to: at.at }));
  for (const loss of node.ctiLosses) {
    // A desktop leaves such a server itself, with or without a word.
    const ended = byEnd
      .over(loss.at, loss.until)
      .filter((d) => d.outcome !== 'closed' && follows(d, loss));
    const last = ended.reduce((latest, { at }) => Math.max(latest, at.at), -Infinity);
    if (agentsIn(ended) >= least) yield toBurst(ended, loss.at, epochMs(last), 'cti-lost');
  }
  yield* serviceUserBursts(node, own, toBurst);
}

function* serviceUserBursts(
  { ctiLosses, serviceUserLosses }: NodeTimeline,
  own: readonly Disconnect[],
  toBurst: ReturnType<typeof burstMaker>,
): Iterable<Burst> {
  const byLeaving = new SpanIndex(own, (d) => ({ from: leftAt(d), to: leftAt(d) }));
  const byCti = new SpanIndex(ctiLosses, ({ at, until }) => ({ from: at, to: until }));
  // It is the CTI connection's already.
  const followsAny = (d: Disconnect): boolean =>
    byCti.some(d.at.at, d.at.at, (loss) => follows(d, loss));
  const taken = new Set<Disconnect>();
  for (const loss of serviceUserLosses) {
    const { lost, leavesUntil } = loss;
    const ended = byLeaving
      .over(lost.at - sameMomentMs, Math.max(lost.at + sameMomentMs, leavesUntil))
      .filter((d) => !taken.has(d) && isInvoluntary(d) && leaves(d, loss) && !followsAny(d));
    if (agentsIn(ended) < least) continue;
    const from = ended.reduce((first, { at }) => Math.min(first, at.at), lost.at as number);
    const to = ended.reduce((last, { at }) => Math.max(last, at.at), lost.at as number);
    const burst = toBurst(ended, epochMs(from), epochMs(to), 'service-user-lost');
    if (burst.ended < leavingShare * burst.alive) continue;
    for (const d of ended) taken.add(d);
    yield { ...burst, serviceUserLoss: loss };
  }
}

const leftAt = ({ lastContact, at }: Disconnect): EpochMs => lastContact?.latest ?? at.at;

/** It went with the service user or after it, and its desktop had been in touch until then. */
function leaves(disconnect: Disconnect, loss: ServiceUserLoss): boolean {
  const { at, lastContact, gap, ends } = disconnect;
  if (gap || ends.length === 0 || restartOf(disconnect)) return false;
  if (lastContact && lastContact.earliest < loss.lost.at) return false;
  const left = leftAt(disconnect);
  const follows = left + at.stampMs > loss.lost.at && left <= loss.leavesUntil;
  return follows || (!lastContact && isInMomentOf(loss, at));
}

/** A desktop that was out of touch before the loss has a reason of its own. */
function follows(disconnect: Disconnect, loss: CtiLoss): boolean {
  const { at, lastContact, gap } = disconnect;
  if (gap || restartOf(disconnect)) return false;
  const isThen = at.at >= loss.at && at.at <= loss.until;
  return isThen && (!lastContact || lastContact.earliest >= loss.at);
}

/** A disconnect is in one burst at most: what a restart took is nobody else's. */
const restartOf = ({ gap, ends, stoppedAround }: Disconnect): Restart | undefined =>
  gap ? undefined : (ends[0]?.restart ?? stoppedAround);

interface Interval {
  readonly from: number;
  readonly to: number;
  readonly disconnect: Disconnect;
}

/** The instant that most intervals share, then the next among the rest. */
function instantBursts(
  node: NodeTimeline,
  disconnects: readonly Disconnect[],
  attendance: Attendance,
  momentMs: number,
): Burst[] {
  const toBurst = burstMaker(node, attendance);
  const bursts: Burst[] = [];
  let rest = disconnects.map(intervalOf);
  for (;;) {
    const sharing = densest(rest);
    const from = Math.max(...sharing.map((interval) => interval.from));
    const to = Math.min(...sharing.map((interval) => interval.to));
    const byInstant = (): Burst => ({
      ...toBurst(disconnectsOf(sharing), epochMs(from), epochMs(to), 'instant'),
      byChance: chanceBursts(sharing, disconnects.length, node),
    });
    const moment = densestMoment(rest, momentMs);
    const byMoment = agentsOf(moment) > agentsOf(sharing) ? ofMoment(moment) : undefined;
    if (!byMoment && agentsOf(sharing) < least) return bursts;
    const burst = byMoment ?? byInstant();
    const members = new Set(burst.disconnects);
    rest = rest.filter(({ disconnect }) => !members.has(disconnect));
    bursts.push(burst);
  }

  function ofMoment(moment: readonly Interval[]): Burst | undefined {
    if (agentsOf(moment) < least) return undefined;
    const byChance = chanceBursts(moment, disconnects.length, node);
    if (byChance > momentByChance) return undefined;
    const from = Math.min(...moment.map((interval) => interval.from));
    const to = Math.max(...moment.map(({ disconnect }) => disconnect.at.at));
    const burst = toBurst(disconnectsOf(moment), epochMs(from), epochMs(to), 'instant');
    return burst.ended >= momentShare * burst.alive ? { ...burst, byChance } : undefined;
  }
}

const disconnectsOf = (intervals: readonly Interval[]): Disconnect[] =>
  intervals.map(({ disconnect }) => disconnect);

/** Of losses that only their ends tell of, in the same way: those within one moment. */
function densestMoment(intervals: readonly Interval[], momentMs: number): Interval[] {
  const byEnd = intervals.filter(({ disconnect }) => !disconnect.lastContact);
  let best: Interval[] = [];
  for (const alike of groupBy(byEnd, ({ disconnect }) => disconnect.ends[0]?.step).values()) {
    const moments = alike.map(({ from, to, disconnect }) => ({
      from,
      to: Math.max(to, from + momentMs),
      disconnect,
    }));
    const most = densest(moments);
    if (agentsOf(most) > agentsOf(best)) best = most;
  }
  return best;
}

/**
 * Losses that have nothing to do with each other fall together too where there are many: the number of windows as wide
 * as these intervals, times the chance (Poisson) that one of them holds that many of the node's other losses.
 */
function chanceBursts(members: readonly Interval[], losses: number, node: NodeTimeline): number {
  const widthMs = Math.max(...members.map(({ from, to }) => to - from), 1_000);
  const spanMs = Math.max(toldMs(node), widthMs);
  const expected = ((losses - members.length) * widthMs) / spanMs;
  return (spanMs / widthMs) * atLeastByChance(members.length, expected);
}

/** How long its logs tell of sessions, or of anything. */
const toldMs = keptOf(({ sessions, events }: NodeTimeline): number => {
  const told = sessions.flatMap(({ first, last }) => [first.at, last.at]);
  const times = told.length > 0 ? told : events.map(({ at }) => at);
  const last = times.reduce((a, b) => Math.max(a, b), 0);
  return last - times.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
});

/** P(X ≥ count) of a Poisson variable. */
function atLeastByChance(count: number, expected: number): number {
  let term = Math.exp(-expected);
  let below = 0;
  for (let k = 0; k < count; k++) {
    below += term;
    term *= expected / (k + 1);
  }
  return Math.max(0, 1 - below);
}

const intervalOf = (disconnect: Disconnect): Interval => {
  const { lastContact, at } = disconnect;
  if (lastContact) return { from: lastContact.earliest, to: lastContact.latest, disconnect };
  return { from: at.at, to: at.at + at.stampMs - 1, disconnect };
};

/** Of the instants where an interval begins, the one that most agents' intervals hold. */
function densest(intervals: readonly Interval[]): Interval[] {
  const starts = [...intervals].sort((a, b) => a.from - b.from);
  let open: Interval[] = [];
  let best: Interval[] = [];
  for (const interval of starts) {
    open = open.filter(({ to }) => to >= interval.from);
    open.push(interval);
    if (agentsOf(open) > agentsOf(best)) best = [...open];
  }
  return best;
}

const agentsOf = (intervals: readonly Interval[]): number =>
  agentsIn(intervals.map(({ disconnect }) => disconnect));

const burstMaker =
  (node: NodeTimeline, attendance: Attendance) =>
  (
    disconnects: readonly Disconnect[],
    from: EpochMs,
    to: EpochMs,
    together: Burst['together'],
  ): Burst => {
    const sorted = [...disconnects].sort((a, b) => (a.agent.id < b.agent.id ? -1 : 1));
    const isCounted = tellsOfAll(node, from, disconnects);
    return {
      id: `${node.node.id}/${new Date(from).toISOString()}`,
      node,
      disconnects: sorted,
      agents: agentsIn(sorted),
      from,
      to,
      ...sharesOf(node, sorted, from, isCounted ? new Set() : attendance(from)),
      isCounted,
      together,
      byChance: 0,
    };
  };

/** Sweeps that list all sessions, or their requests, show who else was alive; a log of closes alone knows only the closed. */
const tellsOfAll = (
  node: NodeTimeline,
  from: EpochMs,
  disconnects: readonly Disconnect[],
): boolean =>
  firstWholeSweep(node.sweeps).at <= from ||
  disconnects.some(({ session }) => session !== undefined && session.lastRequests.length > 0);

const firstWholeSweep = keptOf((sweeps: NodeTimeline['sweeps']) => ({
  at: sweeps.find(({ run }) => !run.isPartial)?.at ?? Number.POSITIVE_INFINITY,
}));

function sharesOf(
  node: NodeTimeline,
  disconnects: readonly Disconnect[],
  from: EpochMs,
  attending: ReadonlySet<string>,
): Pick<Burst, 'alive' | 'ended' | 'present'> {
  const ended = new Set(disconnects.flatMap(({ session }) => session ?? []));
  // What it ended was alive, wherever the last record of it stood.
  const isAlive = wasAlive(node.sessions);
  const alive = node.sessions.filter((session, i) => isAlive(i, from) || ended.has(session));
  const agents = new Set([...disconnects.map(({ agent }) => agent.id), ...attending]);
  const lost = new Set(disconnects.map(({ agent }) => agent.id));
  const addresses = new Map(alive.map(({ agent, address }) => [agent, address]));
  const present = [...new Set([...agents, ...addresses.keys()])].sort().map((agent) => {
    const address = addresses.get(agent) ?? addressAt(node.addresses.get(agent), from);
    return { agent, isLost: lost.has(agent), ...(address !== undefined && { address }) };
  });
  if (agents.size > alive.length)
    return { alive: agents.size, ended: agentsIn(disconnects), present };
  return {
    present,
    alive: Math.max(alive.length, disconnects.length),
    ended: alive.filter((session) => ended.has(session)).length || disconnects.length,
  };
}

const agentsIn = (disconnects: readonly Disconnect[]): number =>
  new Set(disconnects.map((d) => d.agent.id)).size;
