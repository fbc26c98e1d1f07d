import type { Place } from '../model/observation.ts';
import { type EpochMs, epochMs, type WallMs } from '../model/time.ts';
import type { SourceClock } from './clock.ts';
import type { Event } from './event.ts';
import { stampOf } from './events.ts';
import { holesOf } from './holes.ts';
import type { Interner } from './interner.ts';
import type { NodeLogs } from './nodes.ts';
import { coveredElsewhere } from './repeats.ts';
import { RequestFold } from './request-fold.ts';
import type { Session, Sweep } from './session.ts';
import { SessionBuilder } from './session-builder.ts';
import { receivedStatus, requestColumn, type SourceLog, sweepColumn } from './source-log.ts';

/** Records of one sweep are written within this. */
const sweepSpreadMs = 5_000;

export interface NodeSessions {
  readonly sessions: readonly Session[];
  /** Runs of the reaper, by the source that shows them. */
  readonly sweeps: readonly Sweep[];
}

interface SessionOptions {
  readonly clocks: ReadonlyMap<SourceLog, SourceClock>;
  readonly interner: Interner;
  readonly nearMissMs: number;
}

/** Rebuilds a node's sessions from the rows of its sources and from its events. */
export function sessionsOf(
  node: NodeLogs,
  events: readonly Event[],
  options: SessionOptions,
): NodeSessions {
  const logs = inTimeOrder(node.logs, options.clocks);
  const builder = new SessionBuilder(foldRequests(logs, options), events, options.nearMissMs);
  const sweeps = foldSweeps(logs, options, builder);
  return { sessions: builder.finish(node), sweeps };
}

function inTimeOrder(
  logs: readonly SourceLog[],
  clocks: ReadonlyMap<SourceLog, SourceClock>,
): SourceLog[] {
  const startOf = (log: SourceLog): number =>
    log.first ? (clocks.get(log)?.at(log.first, 1) ?? 0) : 0;
  const all = (log: SourceLog): number => (log.kind === 'openfire-all' ? 1 : 0);
  return [...logs].sort((a, b) => all(a) - all(b) || startOf(a) - startOf(b) || a.index - b.index);
}

function foldRequests(logs: readonly SourceLog[], options: SessionOptions) {
  const folds = new Map<string, RequestFold>();
  const holes = holesOf(
    logs.filter(({ requests }) => requests.length > 0),
    options.clocks,
  );
  for (const log of logs) {
    const rows = log.requests;
    const covered = coveredElsewhere(log, logs);
    const { atRow, place, stampMs } = marker(log, options, 'requests');
    for (let row = 0; row < rows.length; row++) {
      if (covered(rows.get(row, requestColumn.wall))) continue;
      const sid = options.interner.text(rows.get(row, requestColumn.sid));
      if (sid === undefined) continue;
      const fold = folds.get(sid) ?? new RequestFold(sid, options.nearMissMs, holes);
      folds.set(sid, fold);
      const jid = options.interner.text(rows.get(row, requestColumn.jid));
      const status = rows.get(row, requestColumn.status);
      const rid = rows.get(row, requestColumn.rid);
      const mark = { at: atRow(row), stampMs, place: place(row) };
      if (status === receivedStatus) fold.received(rid, mark);
      else fold.logged(rid, jid, mark, status < 0);
    }
  }
  for (const fold of folds.values()) fold.end();
  return folds;
}

/** Makes the mark of a row. Rows come in millions: what they share is looked up once. */
function marker(log: SourceLog, { clocks }: SessionOptions, table: 'requests' | 'sweeps') {
  const column = table === 'sweeps' ? sweepColumn : requestColumn;
  const rows = log[table];
  const clock = clocks.get(log);
  const source = log.index;
  const stampMs = stampOf(log);
  const atRow = (row: number): EpochMs => {
    const wall = rows.get(row, column.wall) as WallMs;
    return clock?.atWall(wall, rows.get(row, column.line)) ?? epochMs(wall);
  };
  const place = (row: number): Place => ({
    source,
    line: rows.get(row, column.line),
    offset: rows.get(row, column.offset),
  });
  return { atRow, place, stampMs };
}

function foldSweeps(
  logs: readonly SourceLog[],
  options: SessionOptions,
  builder: SessionBuilder,
): Sweep[] {
  const sweeps: Sweep[] = [];
  for (const log of logs) {
    const rows = log.sweeps;
    const covered = coveredElsewhere(log, logs);
    const { atRow, place, stampMs } = marker(log, options, 'sweeps');
    let open: Sweep | undefined;
    for (let row = 0; row < rows.length; row++) {
      if (covered(rows.get(row, sweepColumn.wall))) continue;
      const at = atRow(row);
      if (!open || at > open.at + sweepSpreadMs || at < open.at) {
        open = { at, stampMs, place: place(row), count: 0, end: at };
        sweeps.push(open);
      }
      open.count += 1;
      open.end = at;
      const jid = options.interner.text(rows.get(row, sweepColumn.jid)) ?? '';
      const sid = options.interner.text(rows.get(row, sweepColumn.sid));
      const lastActiveMs = rows.get(row, sweepColumn.value);
      const run = sweeps.length;
      // The reaper looks at the clock once per sweep: all its values belong to its first record's second.
      builder.sweep(jid, sid, { at: open.at, stampMs, place: place(row), lastActiveMs, run });
    }
  }
  return sweeps.sort((a, b) => a.at - b.at);
}
