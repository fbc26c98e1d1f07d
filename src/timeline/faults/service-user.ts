import { isServiceUser } from '../../model/jid.ts';
import type { Windows } from '../../model/settings.ts';
import { type EpochMs, epochMs } from '../../model/time.ts';
import { attendanceOf } from '../attendance.ts';
import { agentsAt, type Present } from '../cti-losses.ts';
import { type Event, isKind, type Mark } from '../event.ts';

/** Finesse's own user without a session or presence at the Notification Service. */
export interface ServiceUserLoss {
  readonly lost: Event;
  /** What shows it there again. */
  readonly back?: Event;
  /** The mnemonic, where nothing but Finesse's own connection record tells it. */
  readonly mnemonic?: string;
  /** When Finesse hears of presences again at the latest; without an end where nothing shows it. */
  readonly until: EpochMs;
  /** How long desktops may leave for it: one that is over soon explains only what went while it lasted. */
  readonly leavesUntil: EpochMs;
  /** Agents that were there to leave. */
  readonly agents: number;
}

/** Records of one loss in several logs, whose clocks may differ by some seconds. */
const oneLossMs = 60_000;
/** Openfire 4.x adds a route in the second of a close: such a one is no return (openfire RoutingTableImpl.java). */
const closingMs = 1_000;
/** Finesse may be told of presences that were on their way for some seconds. */
const onTheWayMs = 5_000;
/** Desktops try three times and wait 20 s between before they leave (Administration Guide 15.0, failover). */
const briefMs = 60_000;
/** Clocks and stamps of two logs may differ by this. */
const sameMomentMs = 2_000;

/** In time order. A record that comes later without a return between tells of a return that was not recorded. */
export function serviceUserLosses(
  node: Present & { readonly events: readonly Event[] },
  { leaveMs }: Pick<Windows, 'leaveMs'>,
): ServiceUserLoss[] {
  const { events } = node;
  const losses: Draft[] = [];
  for (const event of events) {
    const open = losses.at(-1);
    if (isLoss(event)) {
      if (open && isRemoved(open, event)) delete open.back;
      if (open && !open.back && belongsTo(open, event)) open.last = event;
      else losses.push({ lost: event, last: event, toldByXmpp: true });
      const loss = losses.at(-1) as Draft;
      if (!isKind(event, 'xmpp-connection')) loss.toldByXmpp = false;
    } else if (open && !open.back && isReturn(event, open.last)) open.back = event;
    else if (open && isHeard(event, open.last)) {
      open.heard ??= event;
      // One who goes may go for this very loss; one who comes finds a service that is there.
      if (isKind(event, 'presence') && event.fact.type === 'available') open.found ??= event;
    }
  }
  if (losses.length === 0) return [];
  const attendance = attendanceOf(events);
  return losses.map((loss) => ({
    ...toLoss(loss, leaveMs),
    agents: Math.max(attendance(loss.lost.at).size, agentsAt(loss.lost.at, node)),
  }));
}

export const isInMomentOf = ({ lost }: ServiceUserLoss, { at }: Mark): boolean =>
  Math.abs(at - lost.at) <= sameMomentMs;

/** Whether Finesse was told of presences all the time from an instant on. */
export const hearsPresences = (
  losses: readonly ServiceUserLoss[],
  { at }: Mark,
  forMs: number,
): boolean => !losses.some(({ lost, until }) => lost.at <= at + forMs && until > at);

interface Draft {
  readonly lost: Event;
  last: Event;
  toldByXmpp: boolean;
  back?: Event;
  heard?: Event;
  found?: Event;
}

function toLoss(
  { lost, toldByXmpp, back, heard, found }: Draft,
  leaveMs: number,
): Omit<ServiceUserLoss, 'agents'> {
  const until = (back ?? heard)?.at ?? epochMs(Number.POSITIVE_INFINITY);
  const there = (back ?? found)?.at ?? Number.POSITIVE_INFINITY;
  const isBrief = there - lost.at <= briefMs;
  return {
    lost,
    until,
    leavesUntil: epochMs(isBrief ? there + onTheWayMs : lost.at + leaveMs),
    ...(back && { back }),
    ...(toldByXmpp && isKind(lost, 'xmpp-connection') && { mnemonic: lost.fact.mnemonic }),
  };
}

/** Finesse tries again and again to connect: that is one loss, however long. */
const belongsTo = ({ last }: Draft, event: Event): boolean =>
  isKind(event, 'xmpp-connection') || event.at - last.at <= oneLossMs;

function isLoss({ fact }: Event): boolean {
  switch (fact.kind) {
    case 'idle-close':
    case 'session-closed':
    case 'route-removed':
    case 'session-error':
    case 'conflict':
      return fact.jid !== undefined && isServiceUser(fact.jid);
    case 'presence':
      return fact.type === 'unavailable' && isServiceUser(fact.jid);
    case 'xmpp-connection':
      return fact.state === 'lost';
    default:
      return false;
  }
}

/** The route of a closing session was added late: it goes with the session. */
const isRemoved = ({ back }: Draft, { fact, at, stampMs }: Event): boolean =>
  back?.fact.kind === 'route-added' && fact.kind === 'route-removed' && at - back.at < stampMs;

/** Presences come to Finesse by way of its own user: one that it is told of shows that it hears. */
const isHeard = ({ fact, at }: Event, last: Mark): boolean =>
  fact.kind === 'presence' && at - last.at >= onTheWayMs;

function isReturn({ fact, at }: Event, last: Mark): boolean {
  switch (fact.kind) {
    case 'presence':
      return fact.type === 'available' && isServiceUser(fact.jid);
    case 'route-added':
      return isServiceUser(fact.jid) && at - last.at >= closingMs;
    case 'xmpp-connection':
      return fact.state === 'established';
    default:
      return false;
  }
}
