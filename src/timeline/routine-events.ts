import type { WallMs } from '../model/time.ts';
import type { SourceClock } from './clock.ts';
import type { Event } from './event.ts';
import { stampOf } from './events.ts';
import type { Interner } from './interner.ts';
import { coveredElsewhere } from './repeats.ts';
import { receivedStatus, requestColumn, type SourceLog, sweepColumn } from './source-log.ts';
import type { NodeTimeline } from './timeline.ts';

/** A session that held no request for this long was not between two polls. */
const healthyMs = 1_000;

/** What is kept as rows: the sweeps of sessions that held no request; with `all` the healthy ones and the polls too. */
export function routineEvents(
  { node }: NodeTimeline,
  clocks: ReadonlyMap<SourceLog, SourceClock>,
  interner: Interner,
  all: boolean,
): Event[] {
  return node.logs.flatMap((log) => {
    const clock = clocks.get(log);
    if (!clock) return [];
    const at = (wall: number, line: number, offset: number) => ({
      at: clock.atWall(wall as WallMs, line),
      stampMs: stampOf(log),
      place: { source: log.index, line, offset },
      node: node.id,
    });
    const covered = coveredElsewhere(log, node.logs);
    return [
      ...sweeps(log, interner, all, covered, at),
      ...(all ? polls(log, interner, covered, at) : []),
    ];
  });
}

type Covered = ReturnType<typeof coveredElsewhere>;
type Marker = (wall: number, line: number, offset: number) => Omit<Event, 'fact'>;

function sweeps(
  { sweeps: rows }: SourceLog,
  interner: Interner,
  all: boolean,
  covered: Covered,
  mark: Marker,
): Event[] {
  const events: Event[] = [];
  for (let row = 0; row < rows.length; row++) {
    const lastActiveMs = rows.get(row, sweepColumn.value);
    if (!all && lastActiveMs < healthyMs) continue;
    if (covered(rows.get(row, sweepColumn.wall))) continue;
    const sid = interner.text(rows.get(row, sweepColumn.sid));
    const jid = interner.text(rows.get(row, sweepColumn.jid)) ?? '';
    const fact = { kind: 'sweep' as const, ...(sid !== undefined && { sid }), jid, lastActiveMs };
    const at = mark(
      rows.get(row, sweepColumn.wall),
      rows.get(row, sweepColumn.line),
      rows.get(row, sweepColumn.offset),
    );
    events.push({ ...at, fact });
  }
  return events;
}

function polls(
  { requests: rows }: SourceLog,
  interner: Interner,
  covered: Covered,
  mark: Marker,
): Event[] {
  const events: Event[] = [];
  for (let row = 0; row < rows.length; row++) {
    const status = rows.get(row, requestColumn.status);
    if (status === receivedStatus || covered(rows.get(row, requestColumn.wall))) continue;
    const sid = interner.text(rows.get(row, requestColumn.sid)) ?? '';
    const jid = interner.text(rows.get(row, requestColumn.jid));
    const rid = rows.get(row, requestColumn.rid);
    const unavailable = rows.get(row, requestColumn.unavailable) === 1;
    const fact = {
      kind: 'consume-response' as const,
      sid,
      rid,
      status,
      ...(jid !== undefined && { jid }),
      unavailable,
    };
    const at = mark(
      rows.get(row, requestColumn.wall),
      rows.get(row, requestColumn.line),
      rows.get(row, requestColumn.offset),
    );
    events.push({ ...at, fact });
  }
  return events;
}
