import { groupBy } from '../model/group-by.ts';
import { type EpochMs, epochMs } from '../model/time.ts';
import type { SourceClock } from './clocks/clock.ts';
import type { ClockSetBack } from './clocks/clock-set-back.ts';
import type { Event, Mark } from './event.ts';
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
import { RowMark } from './row-mark.ts';
import { RowMarks } from './row-marks.ts';
import type { NodeLogs } from './servers/nodes.ts';
import type { Run, Session, Sweep } from './session.ts';
import { SessionBuilder } from './session-builder.ts';
import { silentMsBeside } from './silent-ms.ts';
import { SweepRow } from './sweep-row.ts';

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
  const builder = new SessionBuilder(requests, events, options);
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
    ({ sid }) => interner.number(sid),
  );
  if (open.size === 0) return;
  eachRow(stories, 'requests', clocks, {
    visit: (lane, row, instant) => {
      const [session] = open.get(lane.get(row, requestColumn.sid)) ?? [];
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
): readonly RequestFold[] {
  const requested = wholeSets(logs, ({ requests }) => requests.length > 0);
  const silentMs = silentMsBeside([...holesOf(requested, clocks), ...missing]);
  const options = { marks: new RowMarks(), nearMissMs, silentMs, holds };
  const folds: RequestFold[] = [];
  const bySid = new Array<RequestFold | undefined>(interner.size);
  const foldOf = (sid: number): RequestFold => {
    const fold = new RequestFold(interner.text(sid) ?? '', options);
    folds.push(fold);
    bySid[sid] = fold;
    return fold;
  };
  const mark = new RowMark();
  eachRow(stories, 'requests', clocks, {
    repeated: (copy, _, original) => repeats.note(copy.log, original.log),
    visit: (lane, row, at) => {
      const sid = lane.get(row, requestColumn.sid);
      if (sid === 0) return;
      lane.mark(row, epochMs(at), mark);
      const fold = bySid[sid] ?? foldOf(sid);
      const rid = lane.get(row, requestColumn.rid);
      const status = lane.get(row, requestColumn.status);
      const jid = interner.text(lane.get(row, requestColumn.jid));
      if (status === receivedStatus) fold.received(rid, mark);
      else fold.logged(rid, jid, mark, status < 0);
    },
  });
  for (const fold of folds) fold.end();
  return folds;
}

function foldSweeps(
  stories: readonly Story[],
  { clocks, repeats, setBacks }: SessionOptions,
  builder: SessionBuilder,
  isCut: (at: EpochMs) => boolean,
): Sweep[] {
  const sweeps: Sweep[] = [];
  const latestFirst = [...setBacks].reverse();
  const row = new SweepRow();
  let open: Sweep | undefined;
  eachRow(stories, 'sweeps', clocks, {
    repeated: (copy, _, original) => repeats.note(copy.log, original.log),
    visit: (lane, number, instant) => {
      const at = epochMs(instant);
      if (!open || at > open.at + sweepSpreadMs || at < open.at) {
        lane.mark(number, at, row.row);
        open = sweepFrom(row.row.mark, open?.run, lane.log.sweepsIdleOnly || isCut(at));
        sweeps.push(open);
      }
      const shownMs = lane.get(number, sweepColumn.value);
      const { least, most } = passed(shownMs, open.at, latestFirst);
      open.count += 1;
      open.end = at;
      open.youngest = Math.min(open.youngest, shownMs);
      // The reaper looks at the clock once per sweep: all its values belong to its first record's second.
      lane.mark(number, open.at, row.row);
      row.set(least, most - least, open.run);
      const [sid, jid] = [lane.get(number, sweepColumn.sid), lane.get(number, sweepColumn.jid)];
      const before = builder.sweep(sid, jid, row);
      if (lane.log.sweepsIdleOnly)
        open.idleSince = withEarliest(open.idleSince, Math.max(before ?? 0, open.at - least));
    },
  });
  return sweeps.sort((a, b) => a.at - b.at);
}

/** A run of the reaper, by its first record. */
const sweepFrom = (mark: Mark, last: Run | undefined, isPartial: boolean): Sweep => ({
  ...mark,
  run: { before: last ? last.before + (last.isPartial ? 0 : 1) : 0, isPartial },
  idleSince: [],
  count: 0,
  end: mark.at,
  youngest: 0,
});

/** The two earliest, in order. */
function withEarliest(known: readonly EpochMs[], since: number): readonly EpochMs[] {
  const [, second = Number.POSITIVE_INFINITY] = known;
  if (since >= second) return known;
  return [...known, epochMs(since)].sort((a, b) => a - b).slice(0, 2);
}

/**
 * How long ago it was truly, at least and at most, what the clock shows as so long ago: it may have been set back since. A
 * reading that it showed twice may be of either time.
 */
function passed(shownMs: number, at: EpochMs, latestFirst: readonly ClockSetBack[]) {
  let least = shownMs;
  let most = shownMs;
  for (const { after, byMs } of latestFirst) {
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
