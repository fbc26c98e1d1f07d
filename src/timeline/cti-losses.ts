import { ctiState } from '../model/cti-state.ts';
import { isServiceUser } from '../model/jid.ts';
import type { EpochMs } from '../model/time.ts';
import { epochMs } from '../model/time.ts';
import { type Event, isKind, type Mark } from './event.ts';
import { connectedAgents, type Headcount } from './headcount.ts';
import type { Session } from './session.ts';

/** Finesse without its CTI server, from the first record that says so until it is mended. */
export interface CtiLoss extends Mark {
  readonly until: EpochMs;
  /** The records that say so. */
  readonly told: readonly Event[];
  /** What mended it at once. */
  readonly mended?: Event;
  /** Agents that were there to be lost with it: by their sessions, or where none is known by their records. */
  readonly agents: number;
}

/** What it costs shows within this, mended or not: agents are signed out by the other side at its own pace. */
const aftermathMs = 5 * 60_000;
/** A desktop asks three times and waits 20 s between before it leaves: a connection that is back by then takes none along. */
const briefMs = 20_000;

interface Draft extends CtiLoss {
  until: EpochMs;
  readonly told: Event[];
  mended?: Event;
}

/** Losses of the CTI connection, or of the service with it; records of one loss follow each other within minutes. */
export function ctiLossesOf(node: Present & { readonly events: readonly Event[] }): CtiLoss[] {
  const { events, sessions } = node;
  const losses: Draft[] = [];
  const present = new Set<string>();
  let service: Mark | undefined;
  for (const [i, event] of events.entries()) {
    tellPresence(event, present);
    service = serviceAfter(event, service);
    const lost =
      (isKind(event, 'cti-connection') && event.fact.state === 'lost') ||
      (isKind(event, 'service-state') &&
        event.fact.state === 'OUT_OF_SERVICE' &&
        !isGone(service, event.at) &&
        !goesAtOnce(event, events, i));
    const open = losses.at(-1);
    if (!lost) continue;
    const { at, stampMs, place } = event;
    const mended = mendedAtOnce(event, events, i);
    const until = epochMs(at + aftermathMs);
    if (open && at <= open.at + aftermathMs) {
      const last = epochMs(Math.min(until, open.at + aftermathMs));
      open.told.push(event);
      if (last > open.until) open.until = last;
      if (open.mended && mended) open.mended = mended;
      else delete open.mended;
    } else {
      const isByRecords = connectedAgents(sessions).at(at) === 0;
      const agents = Math.max(agentsAt(at, node), isByRecords ? present.size : 0);
      losses.push({ at, stampMs, place, until, told: [event], agents, ...(mended && { mended }) });
    }
  }
  return losses;
}

/** Finesse tells of both in one go, in any order. */
const atOnceMs = 10_000;
/** Nobody may tell that the Notification Service is back. */
const goneMs = 10 * 60_000;

/** What says last that the Notification Service is gone, for Finesse or for good; undefined once something says it is back. */
function serviceAfter(event: Event, gone: Mark | undefined): Mark | undefined {
  const { fact } = event;
  switch (fact.kind) {
    case 'xmpp-connection':
      return fact.state === 'lost' ? event : fact.state === 'established' ? undefined : gone;
    case 'presence':
      if (!isServiceUser(fact.jid)) return gone;
      return fact.type === 'unavailable' ? event : undefined;
    case 'session-closed':
      return isServiceUser(fact.jid) ? event : gone;
    case 'server-stop':
      return event;
    case 'service-state':
      return fact.state === 'IN_SERVICE' ? undefined : gone;
    default:
      return gone;
  }
}

/** Finesse is out of service as well when it lost the Notification Service (Administration Guide 15.0, failover). */
const isGone = (service: Mark | undefined, at: EpochMs): boolean =>
  service !== undefined && at - service.at <= goneMs;

function goesAtOnce(out: Event, events: readonly Event[], from: number): boolean {
  for (let i = from + 1; i < events.length; i++) {
    const event = events[i] as Event;
    if (event.at > out.at + atOnceMs) return false;
    if (serviceAfter(event, undefined)) return true;
  }
  return false;
}

/** Agents who are signed in write nothing while they wait: they are there until a record says otherwise. */
function tellPresence({ fact, agent }: Event, present: Set<string>): void {
  if (agent === undefined || (fact.kind !== 'presence' && fact.kind !== 'state-event')) return;
  const isGone =
    fact.kind === 'presence' ? fact.type === 'unavailable' : fact.state === ctiState.logout;
  if (isGone) present.delete(agent);
  else present.add(agent);
}

function mendedAtOnce(lost: Event, events: readonly Event[], from: number): Event | undefined {
  for (let i = from + 1; i < events.length; i++) {
    const event = events[i] as Event;
    if (event.at > lost.at + briefMs) return undefined;
    if (mends(event, lost)) return event;
  }
  return undefined;
}

/** What of its own kind says that it is over. */
const mends = ({ fact }: Event, lost: Event): boolean =>
  lost.fact.kind === 'cti-connection'
    ? fact.kind === 'cti-connection' && fact.state === 'established'
    : fact.kind === 'service-state' && fact.state === 'IN_SERVICE';

/** What of a server tells who was there. */
export interface Present {
  readonly sessions: readonly Session[];
  readonly told: () => Headcount;
}

/** Agents that were there: by their sessions, or where none is known by their records. */
export const agentsAt = (at: EpochMs, { sessions, told }: Present): number =>
  connectedAgents(sessions).at(at) || told().at(at);
