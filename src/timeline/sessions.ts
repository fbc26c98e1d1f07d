import { groupBy } from '../model/group-by.ts';
import { type EpochMs, epochMs } from '../model/time.ts';
import type { SourceClock } from './clocks/clock.ts';
import type { ClockSetBack } from './clocks/clock-set-back.ts';
import type { Event } from './event.ts';
import { firstIndex } from './first-index.ts';
import { Holds } from './holds.ts';
import { leapMs } from './logs/fall-watch.ts';
import { holesOf } from './logs/holes.ts';
import type { Interner } from './logs/interner.ts';
import { missingParts } from './logs/missing-parts.ts';
import type { Repeats } from './logs/repeats.ts';
import { eachRow, placeOf } from './logs/rows.ts';
import { wholeSets } from './logs/sets.ts';
import { receivedStatus, requestColumn, type SourceLog, sweepColumn } from './logs/source-log.ts';
import type { Span } from './logs/spans.ts';
import type { Story } from './logs/tellings.ts';
import { RequestFold } from './request-fold.ts';
import type { NodeLogs } from './servers/nodes.ts';
import type { Session, Sweep } from './session.ts';
import { SessionBuilder } from './session-builder.ts';

/** Records of one sweep are written within this. */
const sweepSpreadMs = 5_000;

/** A request that came while a sweep ran is a moment younger than the sweep (openfire-logs.md A3). */
const ordinaryMs = 1_000;

export interface NodeSessions {
  readonly sessions: readonly Session[];
  /** Runs of the reaper, in time order. */
  readonly sweeps: readonly Sweep[];
  readonly holds: Holds;
  /** Where a file of the logs that hold sweeps or requests is missing, in time order. */
  readonly missing: readonly Span[];
}

interface SessionOptions {
  readonly clocks: ReadonlyMap<SourceLog, SourceClock>;
  readonly interner: Interner;
  readonly nearMissMs: number;
  readonly setBacks: readonly ClockSetBack[];
  readonly repeats: Repeats;
}

/** Rebuilds a node's sessions from the rows of its sources and from its events. */
export function sessionsOf(
  node: NodeLogs,
  stories: readonly Story[],
  events: readonly Event[],
  options: SessionOptions,
): NodeSessions {
  const logs = wholeSets(node.logs, ({ sweeps, requests }) => sweeps.length + requests.length > 0);
  const missing = missingParts(logs, options.clocks);
  const holds = new Holds();
  const requests = foldRequests(node.logs, stories, { missing, holds }, options);
  const builder = new SessionBuilder(requests, events, options.nearMissMs);
  const sweeps = foldSweeps(stories, options, builder, cutBy(missing));
  const sessions = builder.finish(stories);
  tellReturns(sessions, stories, options);
  return { sessions, sweeps, holds, missing };
}

/** Sweeps that list only idle sessions do not show when one was back: the first request after the silence does. */
function tellReturns(
  sessions: readonly Session[],
  stories: readonly Story[],
  { clocks, interner }: SessionOptions,
): void {
  const open = groupBy(
    sessions.filter(
      ({ lastSweep, nearMisses }) => lastSweep?.run.isPartial && nearMisses.length > 0,
    ),
    ({ sid }) => sid,
  );
  if (open.size === 0) return;
  eachRow(stories, 'requests', clocks, {
    visit: (lane, row, instant) => {
      const [session] =
        open.get(interner.text(lane.log.requests.get(row, requestColumn.sid))) ?? [];
      const at = epochMs(instant);
      for (const miss of session?.nearMisses ?? []) {
        if (at <= miss.greatest.at || at >= miss.last.at) continue;
        miss.last = { at, stampMs: lane.stampMs, place: placeOf(lane, 'requests', row) };
      }
    },
  });
}

function foldRequests(
  logs: readonly SourceLog[],
  stories: readonly Story[],
  { missing, holds }: Pick<NodeSessions, 'missing' | 'holds'>,
  { clocks, interner, nearMissMs, repeats }: SessionOptions,
) {
  const folds = new Map<string, RequestFold>();
  const requested = wholeSets(logs, ({ requests }) => requests.length > 0);
  const holes = [...holesOf(requested, clocks), ...missing];
  eachRow(stories, 'requests', clocks, {
    repeated: (copy, _, original) => repeats.note(copy.log, original.log),
    visit: (lane, row, at) => {
      const rows = lane.log.requests;
      const sid = interner.text(rows.get(row, requestColumn.sid));
      if (sid === undefined) return;
      const fold = folds.get(sid) ?? new RequestFold(sid, nearMissMs, holes, holds);
      folds.set(sid, fold);
      const jid = interner.text(rows.get(row, requestColumn.jid));
      const status = rows.get(row, requestColumn.status);
      const rid = rows.get(row, requestColumn.rid);
      const place = placeOf(lane, 'requests', row);
      const mark = { at: epochMs(at), stampMs: lane.stampMs, place };
      if (status === receivedStatus) fold.received(rid, mark);
      else fold.logged(rid, jid, mark, status < 0);
    },
  });
  for (const fold of folds.values()) fold.end();
  return folds;
}

function foldSweeps(
  stories: readonly Story[],
  { clocks, interner, repeats, setBacks }: SessionOptions,
  builder: SessionBuilder,
  isCut: (at: EpochMs) => boolean,
): Sweep[] {
  const sweeps: Sweep[] = [];
  let open: Sweep | undefined;
  eachRow(stories, 'sweeps', clocks, {
    repeated: (copy, _, original) => repeats.note(copy.log, original.log),
    visit: (lane, row, instant) => {
      const rows = lane.log.sweeps;
      const at = epochMs(instant);
      const { stampMs } = lane;
      const place = placeOf(lane, 'sweeps', row);
      if (!open || at > open.at + sweepSpreadMs || at < open.at) {
        const before = open ? open.run.before + (open.run.isPartial ? 0 : 1) : 0;
        const isPartial = lane.log.sweepsIdleOnly || isCut(at);
        open = {
          at,
          stampMs,
          place,
          run: { before, isPartial },
          idleSince: [],
          count: 0,
          end: at,
          youngest: 0,
        };
        sweeps.push(open);
      }
      open.count += 1;
      open.end = at;
      const jid = interner.text(rows.get(row, sweepColumn.jid)) ?? '';
      const sid = interner.text(rows.get(row, sweepColumn.sid));
      const shownMs = rows.get(row, sweepColumn.value);
      const { least, most } = passed(shownMs, open.at, setBacks);
      open.youngest = Math.min(open.youngest, shownMs);
      const { run } = open;
      // The reaper looks at the clock once per sweep: all its values belong to its first record's second.
      const before = builder.sweep(jid, sid, {
        at: open.at,
        stampMs,
        place,
        lastActiveMs: least,
        ...(most > least && { earlierMs: most - least }),
        run,
      });
      if (!lane.log.sweepsIdleOnly) return;
      const since = epochMs(Math.max(before?.at ?? 0, open.at - least));
      open.idleSince = [...open.idleSince, since].sort((a, b) => a - b).slice(0, 2);
    },
  });
  return sweeps.sort((a, b) => a.at - b.at);
}

/**
 * How long ago it was truly, at least and at most, what the clock shows as so long ago: it may have been set back since. A
 * reading that it showed twice may be of either time.
 */
function passed(shownMs: number, at: EpochMs, setBacks: readonly ClockSetBack[]) {
  let [least, most] = [shownMs, shownMs];
  for (const { after, byMs } of [...setBacks].reverse()) {
    if (at < after.at) continue;
    const isBefore = least < -ordinaryMs || at - least < after.at;
    if (isBefore) least += byMs;
    if (isBefore || at - most <= after.at + byMs + leapMs) most += byMs + leapMs;
  }
  return { least, most };
}

/** Whether a run of the reaper that began then may stand, in part, in a file that is missing. */
function cutBy(holes: readonly Span[]) {
  return (at: EpochMs): boolean => {
    const next = holes[firstIndex(holes, ({ to }) => to >= at - sweepSpreadMs)];
    return next !== undefined && next.from <= at + sweepSpreadMs;
  };
}
