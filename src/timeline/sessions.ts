import { epochMs, type WallMs } from '../model/time.ts';
import type { SourceClock } from './clock.ts';
import type { Event, Mark } from './event.ts';
import { stampOf } from './events.ts';
import type { Interner } from './interner.ts';
import type { NodeLogs } from './nodes.ts';
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

/** `all.log` repeats the single-level files: its rows count only where none of those reaches. */
function coveredElsewhere(log: SourceLog, logs: readonly SourceLog[]) {
  if (log.kind !== 'openfire-all') return () => false;
  const ranges = logs
    .filter(({ kind }) => kind === 'openfire-debug' || kind === 'openfire-info')
    .map(({ first, last }) => [first?.wall ?? 0, last?.wall ?? 0] as const);
  return (wall: number) => ranges.some(([from, to]) => wall >= from && wall <= to);
}

function foldRequests(logs: readonly SourceLog[], options: SessionOptions) {
  const folds = new Map<string, RequestFold>();
  for (const log of logs) {
    const rows = log.requests;
    const covered = coveredElsewhere(log, logs);
    for (let row = 0; row < rows.length; row++) {
      if (covered(rows.get(row, requestColumn.wall))) continue;
      const sid = options.interner.text(rows.get(row, requestColumn.sid));
      if (sid === undefined) continue;
      const fold = folds.get(sid) ?? new RequestFold(sid, options.nearMissMs);
      folds.set(sid, fold);
      const jid = options.interner.text(rows.get(row, requestColumn.jid));
      const status = rows.get(row, requestColumn.status);
      const rid = rows.get(row, requestColumn.rid);
      const mark = markOf(log, options, row, 'requests');
      if (status === receivedStatus) fold.received(rid, mark);
      else fold.logged(rid, jid, mark, status < 0);
    }
  }
  for (const fold of folds.values()) fold.end();
  return folds;
}

function markOf(
  log: SourceLog,
  { clocks }: SessionOptions,
  row: number,
  table: 'requests' | 'sweeps',
): Mark {
  const column = table === 'sweeps' ? sweepColumn : requestColumn;
  const wall = log[table].get(row, column.wall) as WallMs;
  const line = log[table].get(row, column.line);
  const at = clocks.get(log)?.atWall(wall, line) ?? epochMs(wall);
  const place = { source: log.index, line, offset: log[table].get(row, column.offset) };
  return { at, stampMs: stampOf(log), place };
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
    let open: Sweep | undefined;
    for (let row = 0; row < rows.length; row++) {
      if (covered(rows.get(row, sweepColumn.wall))) continue;
      const mark = markOf(log, options, row, 'sweeps');
      if (!open || mark.at > open.at + sweepSpreadMs || mark.at < open.at) {
        open = { ...mark, count: 0, end: mark.at };
        sweeps.push(open);
      }
      open.count += 1;
      open.end = mark.at;
      const jid = options.interner.text(rows.get(row, sweepColumn.jid)) ?? '';
      const sid = options.interner.text(rows.get(row, sweepColumn.sid));
      // The reaper looks at the clock once per sweep: all its values belong to its first record's second.
      const lastActiveMs = rows.get(row, sweepColumn.value);
      const sweep = { ...mark, at: open.at, lastActiveMs, run: sweeps.length };
      builder.sweep(jid, sid, sweep);
    }
  }
  return sweeps.sort((a, b) => a.at - b.at);
}
