import type { Fact } from '../model/fact.ts';
import { epochMs } from '../model/time.ts';
import type { SourceClock } from './clock.ts';
import type { Merge } from './each-once.ts';
import type { Event } from './event.ts';
import type { Interner } from './interner.ts';
import { eachRow, placeOf, type Table } from './rows.ts';
import { receivedStatus, requestColumn, type SourceLog, sweepColumn } from './source-log.ts';
import type { NodeTimeline } from './timeline.ts';

/** A session that held no request for this long was not between two polls. */
const healthyMs = 1_000;

/** What is kept as rows: the sweeps of sessions that held no request; with `all` the healthy ones and the polls too. */
export function routineEvents(
  node: NodeTimeline,
  clocks: ReadonlyMap<SourceLog, SourceClock>,
  interner: Interner,
  all: boolean,
): Event[] {
  const events: Event[] = [];
  const take =
    (table: Table, factOf: typeof sweepOf | typeof pollOf): Merge['visit'] =>
    (lane, row, at) => {
      const fact = factOf(lane.log, row, interner, all);
      if (!fact) return;
      const place = placeOf(lane, table, row);
      events.push({ fact, at: epochMs(at), stampMs: lane.stampMs, place, node: node.node.id });
    };
  eachRow(node.stories, 'sweeps', clocks, { visit: take('sweeps', sweepOf) });
  if (all) eachRow(node.stories, 'requests', clocks, { visit: take('requests', pollOf) });
  return events;
}

function sweepOf(
  { sweeps: rows, sweepsIdleOnly }: SourceLog,
  row: number,
  interner: Interner,
  all: boolean,
): Fact | undefined {
  const lastActiveMs = rows.get(row, sweepColumn.value);
  if (!all && lastActiveMs < healthyMs) return undefined;
  const sid = interner.text(rows.get(row, sweepColumn.sid));
  const jid = interner.text(rows.get(row, sweepColumn.jid)) ?? '';
  return {
    kind: 'sweep',
    ...(sid !== undefined && { sid }),
    jid,
    lastActiveMs,
    ...(sweepsIdleOnly && { idleOnly: true as const }),
  };
}

function pollOf({ requests: rows }: SourceLog, row: number, interner: Interner): Fact | undefined {
  const status = rows.get(row, requestColumn.status);
  if (status === receivedStatus) return undefined;
  const jid = interner.text(rows.get(row, requestColumn.jid));
  return {
    kind: 'consume-response',
    sid: interner.text(rows.get(row, requestColumn.sid)) ?? '',
    rid: rows.get(row, requestColumn.rid),
    status,
    ...(jid !== undefined && { jid }),
    unavailable: rows.get(row, requestColumn.unavailable) === 1,
  };
}
