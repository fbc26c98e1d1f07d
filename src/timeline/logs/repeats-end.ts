import type { Fall } from './fall-watch.ts';
import { requestColumn, type SourceLog } from './source-log.ts';
import { stateColumn } from './state-rows.ts';

type Within = (wall: number, line: number) => boolean;

/** Enough of a log to know it by. */
const mostCompared = 2_000;

/** Whether a log begins with what another one ends with: facts, requests and states by their numbers, of the same readings. */
export function repeatsEnd(next: SourceLog, before: SourceLog): boolean {
  const until = before.last?.wall ?? Number.NEGATIVE_INFINITY;
  const from = next.first?.wall ?? Number.POSITIVE_INFINITY;
  const within = (wall: number): boolean => wall >= from && wall <= until;
  return mostStand(keysWithin(next, within), before, within);
}

/** Whether a log says after a line what it said before it, at the same readings: the end of a copy was put behind another. */
export function repeatsItself(log: SourceLog, { from, to, line: first }: Fall): boolean {
  const isInside = (wall: number): boolean => wall >= to.wall && wall <= from.wall;
  const after = keysWithin(log, (wall, line) => line >= first && isInside(wall));
  return mostStand(after, log, (wall, line) => line < first && isInside(wall));
}

function mostStand(keys: readonly string[], log: SourceLog, within: Within): boolean {
  const own = new Set(keys);
  const shared = new Set(keysWithin(log, within, (key) => own.has(key)));
  return mostAre([...own], shared);
}

const mostAre = (own: readonly string[], known: ReadonlySet<string>): boolean =>
  own.length > 0 && own.filter((key) => known.has(key)).length * 2 >= own.length;

function keysWithin(
  { observations, requests, states }: SourceLog,
  within: Within,
  wanted: (key: string) => boolean = () => true,
): string[] {
  const own: string[] = [];
  for (const { fact, time, place } of observations) {
    if (own.length === mostCompared) break;
    if (!within(time.wall, place.line)) continue;
    const key = `${time.wall} ${JSON.stringify(fact)}`;
    if (wanted(key)) own.push(key);
  }
  for (const [rows, { wall: wallAt, line }, said] of [
    [requests, requestColumn, requestSaid],
    [states, stateColumn, stateSaid],
  ] as const) {
    const most = own.length + mostCompared;
    for (let row = 0; row < rows.length && own.length < most; row++) {
      const wall = rows.get(row, wallAt);
      if (!within(wall, rows.get(row, line))) continue;
      const key = `${wall} ${said.map((column) => rows.get(row, column)).join(' ')}`;
      if (wanted(key)) own.push(key);
    }
  }
  return own;
}

const requestSaid = [requestColumn.sid, requestColumn.rid, requestColumn.status];
const stateSaid = [stateColumn.agent, stateColumn.state, stateColumn.reason, stateColumn.says];
