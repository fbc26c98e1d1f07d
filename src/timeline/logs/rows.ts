import type { Place } from '../../model/observation.ts';
import { type EpochMs, epochMs, type WallMs, wallMs } from '../../model/time.ts';
import type { SourceClock } from '../clocks/clock.ts';
import type { RowMark } from '../row-mark.ts';
import { type Blocks, readBits, rowsPerRead } from './blocks.ts';
import { eachOnce, type Lane, type Merge } from './each-once.ts';
import { instantOf } from './instant-of.ts';
import type { RowOrder } from './row-order.ts';
import { requestColumn, type SourceLog, stampOf, sweepColumn } from './source-log.ts';
import { stateColumn } from './state-rows.ts';
import type { Story } from './tellings.ts';

export type Table = 'sweeps' | 'requests' | 'states';

const columns = { sweeps: sweepColumn, requests: requestColumn, states: stateColumn };

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
  states: [
    stateColumn.agent,
    stateColumn.name,
    stateColumn.state,
    stateColumn.reason,
    stateColumn.says,
  ],
};

/** Each row of a table once, in time order, whatever files it stands in. Rows come in millions: none is an object. */
export function eachRow(
  stories: readonly Story[],
  table: Table,
  clocks: ReadonlyMap<SourceLog, SourceClock>,
  { visit, repeated }: Pick<Merge<RowLane>, 'visit' | 'repeated'>,
): void {
  const compare: Merge<RowLane>['compare'] = (a, i, b, j) => {
    for (const column of said[table]) {
      const difference = a.get(i, column) - b.get(j, column);
      if (difference !== 0) return difference;
    }
    return 0;
  };
  // Client logs have none, and a bundle may have thousands of these: a stretch is some 100 KB.
  const hasRows = (log: SourceLog): boolean => log[table].length > 0;
  for (const story of stories) {
    const lanes = story.map((chains) =>
      chains
        .filter((chain) => chain.some(hasRows))
        .map((chain) => {
          const stretch = new Stretch(Object.keys(columns[table]).length);
          return chain.map((log) => new RowLane(log, table, clocks.get(log), stretch));
        }),
    );
    eachOnce(lanes, { compare, visit, ...(repeated && { repeated }) });
  }
}

/** The rows that a walk through a chain has come to. */
class Stretch {
  readonly columns: readonly Float64Array[];
  rows: Blocks | undefined;
  /** Its first row is this many times `rowsPerRead`. */
  number = -1;

  constructor(columns: number) {
    this.columns = Array.from({ length: columns }, () => new Float64Array(rowsPerRead));
  }

  moveTo(rows: Blocks, number: number): void {
    this.rows = rows;
    this.number = number;
    rows.read(number * rowsPerRead, this.columns);
  }
}

/** The rows of one log. */
class RowLane implements Lane {
  readonly log: SourceLog;
  readonly stampMs: number;
  readonly length: number;
  readonly order: Uint32Array | undefined;
  readonly #rows: Blocks;
  readonly #columns: (typeof columns)[Table];
  readonly #clock: SourceClock | undefined;
  readonly #stretch: Stretch;
  /** Used again for each row. */
  readonly #printed = { wall: wallMs(0), offsetMinutes: 0 };

  constructor(log: SourceLog, table: Table, clock: SourceClock | undefined, stretch: Stretch) {
    this.log = log;
    this.stampMs = stampOf(log);
    this.#rows = log[table];
    this.length = this.#rows.length;
    this.#columns = columns[table];
    this.#clock = clock;
    this.#stretch = stretch;
    this.order = orderOf(log, table).inTime((row) => this.at(row, row));
  }

  at(row: number, turn: number): number {
    const number = turn >>> readBits;
    const stretch = this.#stretch;
    if (stretch.number !== number || stretch.rows !== this.#rows)
      stretch.moveTo(this.#rows, number);
    return this.#at(row);
  }

  /** Fast where the walk stands; a row that is late may lie anywhere. */
  get(row: number, column: number): number {
    const { number, rows, columns: read } = this.#stretch;
    const isNear = row >>> readBits === number && rows === this.#rows;
    return isNear
      ? ((read[column] as Float64Array)[row & (rowsPerRead - 1)] as number)
      : this.#rows.get(row, column);
  }

  /** Takes a row at its instant. */
  mark(row: number, at: EpochMs, into: RowMark): void {
    const { line, offset } = this.#columns;
    into.set(at, this.stampMs, this.log.index, this.get(row, line), this.get(row, offset));
  }

  #at(row: number): EpochMs {
    const wall = this.get(row, this.#columns.wall) as WallMs;
    if ('offsetMinutes' in this.#columns) return this.#atPrinted(wall, row);
    return this.#clock?.atWall(wall, this.get(row, this.#columns.line)) ?? epochMs(wall);
  }

  /** Each record prints its offset. */
  #atPrinted(wall: WallMs, row: number): EpochMs {
    this.#printed.wall = wall;
    this.#printed.offsetMinutes = this.get(row, stateColumn.offsetMinutes);
    return (
      this.#clock?.at(this.#printed, this.get(row, stateColumn.line)) ??
      epochMs(instantOf(this.#printed))
    );
  }
}

function orderOf(log: SourceLog, table: Table): RowOrder {
  if (table === 'states') return log.states.order;
  return table === 'sweeps' ? log.sweepOrder : log.requestOrder;
}

export function placeOf({ log }: Lane, table: Table, row: number): Place {
  const { line, offset } = columns[table];
  return {
    source: log.index,
    line: log[table].get(row, line),
    offset: log[table].get(row, offset),
  };
}
