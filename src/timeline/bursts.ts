import { type EpochMs, epochMs } from '../model/time.ts';
import type { CtiLoss } from './cti-losses.ts';
import type { Disconnect } from './disconnect.ts';
import type { ServiceUserLoss } from './faults/service-user.ts';
import { endedByDesktop } from './outcome.ts';
import { wasAlive } from './session.ts';
import type { NodeTimeline } from './timeline.ts';

/** Disconnects that belong together. */
export interface Burst {
  /** `<node>/<from>` */
  readonly id: string;
  readonly node: NodeTimeline;
  readonly disconnects: readonly Disconnect[];
  /** The time that all of them share, or in which the server event ended them. */
  readonly from: EpochMs;
  readonly to: EpochMs;
  /** Sessions of agents that were alive then. */
  readonly alive: number;
  /** Of those: how many this burst ended. */
  readonly ended: number;
  /** What ended them all together. */
  readonly together: 'instant' | 'sweep-gap' | 'restart' | 'cti-lost' | 'service-user-lost';
  /** How many bursts of this size the node's other losses would make by chance. */
  readonly byChance: number;
}

const least = 3;
/**
 * Desktops leave a server whose `finesse` is unavailable (Administration Guide 15.0, failover), and they ask three times
 * and wait 20 s between before they do: what follows, follows within this.
 */
const leaveMs = 2 * 60_000;

/** Largest first: each disconnect is in one burst at most. Near-misses end nothing and make no burst. */
export function burstsOf(
  disconnects: readonly Disconnect[],
  nodes: readonly NodeTimeline[],
): Burst[] {
  return nodes.flatMap((node) => {
    const own = disconnects.filter((d) => d.node === node && d.ends.length > 0);
    const byEvent = [...eventBursts(node, own)];
    const taken = new Set(byEvent.flatMap((burst) => burst.disconnects));
    const rest = own.filter((d) => !taken.has(d) && isInvoluntary(d) && tellsWhen(d));
    return [...byEvent, ...instantBursts(node, rest)].sort((a, b) => a.from - b.from);
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

function* eventBursts(node: NodeTimeline, own: readonly Disconnect[]): Iterable<Burst> {
  for (const gap of node.gaps) {
    const ended = own.filter((d) => d.gap === gap);
    if (agentsIn(ended) >= least)
      yield toBurst(node, ended, gap.quiet.from, gap.after.at, 'sweep-gap');
  }
  for (const restart of node.restarts) {
    const ended = own.filter((d) => d.ends[0]?.restart === restart);
    if (agentsIn(ended) >= least)
      yield toBurst(node, ended, restart.first.at, (restart.start ?? restart.first).at, 'restart');
  }
  for (const loss of node.ctiLosses) {
    const ended = own.filter((d) => isInvoluntary(d) && follows(d, loss));
    const last = Math.max(...ended.map(({ at }) => at.at));
    if (agentsIn(ended) >= least) yield toBurst(node, ended, loss.at, epochMs(last), 'cti-lost');
  }
  const taken = new Set<Disconnect>();
  for (const loss of node.serviceUserLosses) {
    const ended = own.filter(
      (d) => !taken.has(d) && isInvoluntary(d) && leaves(d, loss) && !followsAny(d, node),
    );
    for (const d of ended) taken.add(d);
    const last = Math.max(...ended.map(({ at }) => at.at));
    if (agentsIn(ended) >= least)
      yield toBurst(node, ended, loss.lost.at, epochMs(last), 'service-user-lost');
  }
}

/** It went after the service user did, and its desktop had been in touch until then. */
function leaves({ at, lastContact, gap, ends }: Disconnect, { lost }: ServiceUserLoss): boolean {
  if (gap || ends.length === 0 || ends[0]?.restart) return false;
  const left = lastContact?.latest ?? at.at;
  if (left + at.stampMs <= lost.at || left > lost.at + leaveMs) return false;
  return !lastContact || lastContact.earliest >= lost.at;
}

/** It is the CTI connection's already. */
const followsAny = (d: Disconnect, { ctiLosses }: NodeTimeline): boolean =>
  ctiLosses.some((loss) => follows(d, loss));

/** A desktop that was out of touch before the loss has a reason of its own. */
const follows = ({ at, lastContact, gap, ends }: Disconnect, loss: CtiLoss): boolean =>
  !gap &&
  !ends[0]?.restart &&
  at.at >= loss.at &&
  at.at <= loss.until &&
  (!lastContact || lastContact.earliest >= loss.at);

interface Interval {
  readonly from: number;
  readonly to: number;
  readonly disconnect: Disconnect;
}

/** The instant that most intervals share, then the next among the rest. */
function instantBursts(node: NodeTimeline, disconnects: readonly Disconnect[]): Burst[] {
  const bursts: Burst[] = [];
  let rest = disconnects.map(intervalOf);
  for (;;) {
    const best = densest(rest);
    if (agentsOf(best) < least) return bursts;
    const from = Math.max(...best.map((interval) => interval.from));
    const to = Math.min(...best.map((interval) => interval.to));
    const members = best.map(({ disconnect }) => disconnect);
    const burst = toBurst(node, members, epochMs(from), epochMs(to), 'instant');
    rest = rest.filter((interval) => !best.includes(interval));
    bursts.push({ ...burst, byChance: chanceBursts(best, disconnects.length, node) });
  }
}

/**
 * Losses that have nothing to do with each other fall together too where there are many: the number of windows as wide
 * as these intervals, times the chance (Poisson) that one of them holds that many of the node's other losses.
 */
function chanceBursts(members: readonly Interval[], losses: number, node: NodeTimeline): number {
  const widthMs = Math.max(...members.map(({ from, to }) => to - from), 1_000);
  const times = node.sessions.flatMap(({ first, last }) => [first.at, last.at]);
  const spanMs = Math.max(
    times.reduce((a, b) => Math.max(a, b), 0) -
      times.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
    widthMs,
  );
  const expected = ((losses - members.length) * widthMs) / spanMs;
  return (spanMs / widthMs) * atLeastByChance(members.length, expected);
}

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

function toBurst(
  node: NodeTimeline,
  disconnects: readonly Disconnect[],
  from: EpochMs,
  to: EpochMs,
  together: Burst['together'],
): Burst {
  const sorted = [...disconnects].sort((a, b) => (a.agent.id < b.agent.id ? -1 : 1));
  const ended = new Set(sorted.flatMap((d) => (d.session ? [d.session] : [])));
  // What it ended was alive, wherever the last record of it stood.
  const alive = node.sessions.filter((session) => ended.has(session) || wasAlive(session, from));
  return {
    id: `${node.node.id}/${new Date(from).toISOString()}`,
    node,
    disconnects: sorted,
    from,
    to,
    alive: Math.max(alive.length, sorted.length, alive.length === 0 ? agentsNamed(node) : 0),
    ended: alive.filter((session) => ended.has(session)).length || sorted.length,
    together,
    byChance: 0,
  };
}

/** Where no session is known, the agents that the node's logs name are all there is to compare with. */
const agentsNamed = (node: NodeTimeline): number =>
  new Set(node.events.flatMap(({ agent }) => agent ?? [])).size;

const agentsIn = (disconnects: readonly Disconnect[]): number =>
  new Set(disconnects.map((d) => d.agent.id)).size;
