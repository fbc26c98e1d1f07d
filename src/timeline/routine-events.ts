import type { FactOf } from '../model/fact.ts';
import { agentOf } from '../model/jid.ts';
import { epochMs } from '../model/time.ts';
import type { SourceClock } from './clocks/clock.ts';
import type { Event } from './event.ts';
import type { EventFilter } from './event-filter.ts';
import { AllLogOrder } from './logs/all-log-order.ts';
import { Blocks } from './logs/blocks.ts';
import type { Lane } from './logs/each-once.ts';
import type { Interner } from './logs/interner.ts';
import { eachRow, placeOf, type Table } from './logs/rows.ts';
import type { Shelf } from './logs/shelf.ts';
import { receivedStatus, requestColumn, type SourceLog, sweepColumn } from './logs/source-log.ts';
import { isRequest, type StateFact, stateColumn } from './logs/state-rows.ts';
import type { Story } from './logs/tellings.ts';
import type { NodeTimeline } from './timeline.ts';

/** A session that held no request for this long was not between two polls. */
const healthyMs = 1_000;

export interface RoutineOptions {
  readonly clocks: ReadonlyMap<SourceLog, SourceClock>;
  readonly interner: Interner;
  readonly shelf: Shelf;
  readonly all: boolean;
  readonly filter: EventFilter;
}

/**
 * What is kept as rows, in lists in time order: what agents do, and the sweeps of sessions that held no request, with
 * `all` the healthy ones and the polls too. A row becomes an event when its turn comes.
 */
export function routineEvents(node: NodeTimeline, options: RoutineOptions): Iterable<Event>[] {
  const { all, filter } = options;
  if (!filter.node(node.node.id)) return [];
  return [
    ...(filter.kind('sweep') ? [eventsOfRows(node, 'sweeps', options)] : []),
    ...(all && filter.kind('consume-response') ? [eventsOfRows(node, 'requests', options)] : []),
    ...(filter.kind('state-event') || filter.kind('state-request')
      ? [eventsOfRows(node, 'states', options)]
      : []),
  ];
}

const keptColumn = { lane: 0, row: 1, at: 2, order: 3 } as const;
/** In the column `order`: `all.log` does not have the row. */
const noOrder = -1;

function* eventsOfRows(
  node: NodeTimeline,
  table: Table,
  options: RoutineOptions,
): Generator<Event> {
  const { clocks, interner, shelf, filter } = options;
  const kept = new Blocks(['first', 'before', 'before', 'before'], shelf.fresh());
  const lanes = new Map<Lane, number>();
  const orders = new RowOrders(node.stories, table);
  let latest = -Infinity;
  let isInOrder = true;
  eachRow(node.stories, table, clocks, {
    repeated: (copy, i, original, j) => orders.tell(copy, i, original, j),
    visit: (lane, row, at) => {
      const order = orders.of(lane, row);
      if (!filter.at(at) || !isTold[table](lane.log, row, options)) return;
      if (!filter.agent(agentOfRow(lane.log, table, row, interner))) return;
      const number = lanes.get(lane) ?? lanes.size;
      lanes.set(lane, number);
      kept.push([number, row, at, order ?? noOrder]);
      isInOrder &&= at >= latest;
      latest = at;
    },
  });
  const byNumber = [...lanes.keys()];
  const sorted = isInOrder ? undefined : inOrder(kept);
  for (let i = 0; i < kept.length; i++) {
    const next = sorted ? (sorted[i] as number) : i;
    const lane = byNumber[kept.get(next, keptColumn.lane)] as Lane;
    const row = kept.get(next, keptColumn.row);
    const order = kept.get(next, keptColumn.order);
    const fact = factOf[table](lane.log, row, interner);
    yield {
      fact,
      at: epochMs(kept.get(next, keptColumn.at)),
      stampMs: lane.stampMs,
      place: { ...placeOf(lane, table, row), ...(order !== noOrder && { order }) },
      node: node.node.id,
      ...('agent' in fact && { agent: fact.agent }),
    };
  }
}

/** A clock that was set back shows instants again. */
function inOrder(kept: Blocks): Uint32Array {
  const at = (i: number): number => kept.get(i, keptColumn.at);
  return new Uint32Array(kept.length).map((_, i) => i).sort((a, b) => at(a) - at(b) || a - b);
}

/** Where rows belong inside their second: told by their copies in `all.log` right before they are visited. */
class RowOrders {
  readonly #allLog: AllLogOrder;
  readonly #table: Table;
  readonly #told = new Map<Lane, Map<number, number>>();

  constructor(stories: readonly Story[], table: Table) {
    this.#allLog = new AllLogOrder(stories);
    this.#table = table;
  }

  tell(copy: Lane, i: number, original: Lane, j: number): void {
    const order = this.#inAllLog(copy, i);
    if (order === undefined) return;
    const rows = this.#told.get(original) ?? new Map<number, number>();
    this.#told.set(original, rows);
    if (!rows.has(j)) rows.set(j, order);
  }

  of(lane: Lane, row: number): number | undefined {
    const rows = this.#told.get(lane);
    const told = rows?.get(row);
    if (told !== undefined) rows?.delete(row);
    return told ?? this.#inAllLog(lane, row);
  }

  #inAllLog(lane: Lane, row: number): number | undefined {
    if (lane.log.kind !== 'openfire-all') return undefined;
    return this.#allLog.of(lane.log, placeOf(lane, this.#table, row).line);
  }
}

const isTold: Readonly<
  Record<Table, (log: SourceLog, row: number, options: RoutineOptions) => boolean>
> = {
  sweeps: ({ sweeps }, row, { all }) => all || sweeps.get(row, sweepColumn.value) >= healthyMs,
  /** A request's arrival is an event of its own. */
  requests: ({ requests }, row) => requests.get(row, requestColumn.status) !== receivedStatus,
  states: ({ states }, row, { filter }) =>
    filter.kind(isRequest(states.get(row, stateColumn.says)) ? 'state-request' : 'state-event'),
};

function agentOfRow(
  log: SourceLog,
  table: Table,
  row: number,
  interner: Interner,
): string | undefined {
  if (table === 'states') return interner.text(log.states.get(row, stateColumn.agent));
  const column = table === 'sweeps' ? sweepColumn.jid : requestColumn.jid;
  const jid = interner.text(log[table].get(row, column));
  return jid === undefined ? undefined : agentOf(jid);
}

const factOf = {
  sweeps: sweepOf,
  requests: pollOf,
  states: (log: SourceLog, row: number): StateFact => log.states.fact(row),
};

function sweepOf(
  { sweeps: rows, sweepsIdleOnly }: SourceLog,
  row: number,
  interner: Interner,
): FactOf<'sweep'> {
  const sid = interner.text(rows.get(row, sweepColumn.sid));
  const jid = interner.text(rows.get(row, sweepColumn.jid)) ?? '';
  const lastActiveMs = rows.get(row, sweepColumn.value);
  return {
    kind: 'sweep',
    ...(sid !== undefined && { sid }),
    jid,
    lastActiveMs,
    ...(sweepsIdleOnly && { idleOnly: true as const }),
  };
}

function pollOf(
  { requests: rows }: SourceLog,
  row: number,
  interner: Interner,
): FactOf<'consume-response'> {
  const jid = interner.text(rows.get(row, requestColumn.jid));
  return {
    kind: 'consume-response',
    sid: interner.text(rows.get(row, requestColumn.sid)) ?? '',
    rid: rows.get(row, requestColumn.rid),
    status: rows.get(row, requestColumn.status),
    ...(jid !== undefined && { jid }),
    unavailable: rows.get(row, requestColumn.unavailable) === 1,
  };
}
