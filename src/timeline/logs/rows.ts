import type { Place } from '../../model/observation.ts';
import type { WallMs } from '../../model/time.ts';
import type { SourceClock } from '../clocks/clock.ts';
import { eachOnce, type Lane, type Merge } from './each-once.ts';
import { requestColumn, type SourceLog, stampOf, sweepColumn } from './source-log.ts';
import type { Story } from './tellings.ts';

export type Table = 'sweeps' | 'requests';

const columns = { sweeps: sweepColumn, requests: requestColumn };

/** What a row says, beside its time. */
const said: Readonly<Record<Table, readonly number[]>> = {
  sweeps: [sweepColumn.sid, sweepColumn.jid, sweepColumn.value],
  requests: [
    requestColumn.sid,
    requestColumn.jid,
    requestColumn.rid,
    requestColumn.status,
    requestColumn.unavailable,
  ],
};

/** Each row of a table once, in time order, whatever files it stands in. Rows come in millions: none is an object. */
export function eachRow(
  stories: readonly Story[],
  table: Table,
  clocks: ReadonlyMap<SourceLog, SourceClock>,
  { visit, repeated }: Pick<Merge, 'visit' | 'repeated'>,
): void {
  const compare: Merge['compare'] = (a, i, b, j) => {
    for (const column of said[table]) {
      const difference = a.log[table].get(i, column) - b.log[table].get(j, column);
      if (difference !== 0) return difference;
    }
    return 0;
  };
  for (const story of stories) {
    const lanes = story.map((chains) =>
      chains.map((chain) => chain.map((log) => laneOf(log, table, clocks.get(log)))),
    );
    eachOnce(lanes, { compare, visit, ...(repeated && { repeated }) });
  }
}

function laneOf(log: SourceLog, table: Table, clock: SourceClock | undefined): Lane {
  const rows = log[table];
  const { wall, line } = columns[table];
  const wallOf = (row: number): WallMs => rows.get(row, wall) as WallMs;
  const order = table === 'sweeps' ? log.sweepOrder : log.requestOrder;
  const at = (row: number): number =>
    clock?.atWall(wallOf(row), rows.get(row, line)) ?? wallOf(row);
  return {
    log,
    stampMs: stampOf(log),
    length: rows.length,
    order: order.inTime(at),
    at,
  };
}

export function placeOf({ log }: Lane, table: Table, row: number): Place {
  const { line, offset } = columns[table];
  return {
    source: log.index,
    line: log[table].get(row, line),
    offset: log[table].get(row, offset),
  };
}
