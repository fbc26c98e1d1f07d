import { groupBy } from '../model/group-by.ts';
import type { EpochMs } from '../model/time.ts';
import type { AgentTrack } from './agents.ts';
import type { Mark } from './event.ts';
import { firstIndex } from './first-index.ts';
import { gridsOf, type OwnGrid } from './hidden-pages.ts';
import type { LastContact } from './last-contact.ts';
import { lateEventGrids } from './late-events.ts';
import { type MinuteGrid, offMinute, sameSecond } from './minute-grid.ts';
import { type MovedSecond, movedAlong, movedThrough } from './moved-second.ts';
import { type Outlived, pageAskedOn, pageOutlived } from './page-outlived.ts';
import type { Return } from './returns.ts';
import type { NearMiss, Session } from './session.ts';
import type { NodeTimeline } from './timeline.ts';
import type { Timers } from './timers.ts';

/** That the timers of a desktop's page fired once a minute around a loss, or through a near-miss. */
export interface Throttling {
  /** The run of its polls on one second of the minute that came last before it, or that holds it. */
  readonly grid?: MinuteGrid;
  /** No request off that second came between the run and the loss. */
  readonly reaches: boolean;
  /** After the loss the agent's next session kept to the same second. */
  readonly resumed?: MinuteGrid;
  /** By the page's own log its events came late up to then, on one second of the minute. */
  readonly late?: MinuteGrid;
  /** The page went on without its session, and did not notice. */
  readonly outlived?: Outlived;
  /** By the access log the page went on without its session. */
  readonly askedOn?: Outlived;
  /** Through the loss, or with the polls of the near-miss. */
  readonly moved?: MovedSecond;
  /** Agents whose pages on the same server kept to the same second meanwhile. */
  readonly companions: readonly string[];
}

const minuteMs = 60_000;
/** The way to the server, and stamps of whole seconds. */
const slackMs = 2_000;
/** Shown and hidden again, a tab is throttled after a minute: later its second tells nothing of the loss. */
const soonMs = 3 * minuteMs;

/** What shows that an agent's pages were throttled, whenever it was. */
export interface Throttled {
  /** In time order. */
  readonly known: readonly OwnGrid[];
  readonly ofSession: ReadonlyMap<Session, readonly OwnGrid[]>;
  readonly late: readonly MinuteGrid[];
}

export function throttledOf({ sessions, events }: AgentTrack, timers: Timers): Throttled {
  const own = sessions.map(({ session }) => session);
  const known = gridsOf(own, timers);
  return { known, ofSession: groupBy(known, ({ of }) => of), late: lateEventGrids(events) };
}

interface Lost {
  readonly throttled: Throttled;
  readonly agent: AgentTrack;
  readonly node: NodeTimeline;
  readonly session: Session;
  readonly at: Mark;
  readonly contact: LastContact;
  readonly returned: Return | undefined;
  readonly timers: Timers;
  readonly until: EpochMs;
}

/** Undefined where nothing shows it. */
export function throttlingBefore(lost: Lost): Throttling | undefined {
  const { agent, node, session, contact, timers } = lost;
  const { known } = lost.throttled;
  const grid = (lost.throttled.ofSession.get(session) ?? []).findLast(
    (one) => one.grid.from <= contact.latest,
  )?.grid;
  const resumed = resumedAfter(lost, known, grid);
  const late = lost.throttled.late.findLast(
    ({ from, to }) => from <= contact.latest && contact.earliest - to <= 2 * minuteMs,
  );
  const asked = session.transport === 'websocket' ? {} : pageThrough(lost, grid);
  if (!grid && !resumed && !late && Object.keys(asked).length === 0) return undefined;
  return {
    ...(grid && { grid }),
    reaches: grid !== undefined && reachesInto(grid, session, contact, timers),
    ...(resumed && { resumed }),
    ...(late && { late }),
    ...asked,
    companions: grid ? companionsOf(grid, agent, node) : [],
  };
}

/** What the page asked for while its session was dead. */
function pageThrough(
  { agent: { events, pages }, at, contact, until }: Lost,
  polls: MinuteGrid | undefined,
): Pick<Throttling, 'outlived' | 'askedOn' | 'moved'> {
  const dead = { from: contact.earliest, ended: at.at, until };
  const outlived = pageOutlived(events, dead);
  const askedOn = pageAskedOn(pages, dead);
  const moved = movedThrough(pages, dead, polls);
  return {
    ...(outlived && { outlived }),
    ...(askedOn && { askedOn }),
    ...(moved && { moved }),
  };
}

export interface Near {
  readonly throttled: Throttled;
  readonly agent: AgentTrack;
  readonly node: NodeTimeline;
  readonly session: Session;
  readonly nearMiss: NearMiss;
}

/** Undefined where nothing shows it. */
export function throttlingThrough(near: Near): Throttling | undefined {
  const { agent, node, session, nearMiss } = near;
  const overlaps = ({ from, to }: MinuteGrid): boolean =>
    from <= nearMiss.last.at + slackMs && to >= nearMiss.first.at - slackMs;
  const longest = (grids: readonly MinuteGrid[]): MinuteGrid | undefined =>
    grids
      .filter(overlaps)
      .reduce<MinuteGrid | undefined>((a, b) => (a && a.beats >= b.beats ? a : b), undefined);
  const grid = longest((near.throttled.ofSession.get(session) ?? []).map((own) => own.grid));
  const late = longest(near.throttled.late);
  if (!grid && !late) return undefined;
  const moved = grid && movedAlong(agent.pages, grid);
  return {
    ...(grid && { grid }),
    reaches: grid !== undefined,
    ...(late && { late }),
    ...(moved && { moved }),
    companions: grid ? companionsOf(grid, agent, node) : [],
  };
}

/** Its last request was a beat; where only silences are known, the next beat was due after the last contact. */
function reachesInto(
  grid: MinuteGrid,
  { lastRequests }: Session,
  contact: LastContact,
  { waitMs }: Timers,
): boolean {
  if (grid.seen === 'sweeps') return contact.latest - grid.to <= minuteMs + waitMs.value;
  const last = lastRequests.at(-1);
  return last !== undefined && last.at - grid.to <= slackMs;
}

function resumedAfter(
  { session, contact, returned }: Lost,
  known: readonly OwnGrid[],
  before: MinuteGrid | undefined,
): MinuteGrid | undefined {
  if (!returned) return undefined;
  const soon = known.slice(
    firstIndex(known, ({ grid }) => grid.from >= returned.at - slackMs),
    firstIndex(known, ({ grid }) => grid.from > returned.at + soonMs),
  );
  const next = soon.find(({ of }) => of !== session && of.first.at >= contact.earliest)?.grid;
  return next && keepsOn(next, before, session) ? next : undefined;
}

/** On the second of the run before the loss, or else of the last poll before it. */
function keepsOn(
  next: MinuteGrid,
  before: MinuteGrid | undefined,
  { lastRequests }: Session,
): boolean {
  if (before) return sameSecond(before, next);
  const last = lastRequests.at(-1);
  if (!last || next.seen === 'sweeps') return false;
  return Math.abs(offMinute(next.from - last.at)) <= slackMs / 2;
}

/** Whole-second stamps: grids that have nothing to do with each other fall together so often. */
const byChance = 3 / 60;

/**
 * The second belongs to the PC: all its throttled tabs keep it (browser-behaviour.md section 2). Where so many are hidden
 * that chance gives as many on one second, nobody is named.
 */
export function companionsOf(grid: MinuteGrid, agent: AgentTrack, node: NodeTimeline): string[] {
  if (grid.seen === 'sweeps') return [];
  const hidden = node.hiddenPages.filter(
    (other) => other.agent !== agent.id && togetherMs(other.grid, grid) >= 2 * minuteMs,
  );
  const all = new Set(hidden.map((other) => other.agent));
  const alike = hidden.filter((other) => sameSecond(other.grid, grid));
  const companions = [...new Set(alike.map((other) => other.agent))].sort();
  return companions.length > 3 * byChance * all.size ? companions : [];
}

const togetherMs = (a: MinuteGrid, b: MinuteGrid): number =>
  Math.min(a.to, b.to) - Math.max(a.from, b.from);
