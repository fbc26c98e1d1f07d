import { requestColumn, type SourceLog } from './source-log.ts';

/** Enough of a log to know it by. */
const mostCompared = 2_000;

/** Whether a log begins with what another one ends with: facts, and requests by their numbers, of the same readings. */
export function repeatsEnd(next: SourceLog, before: SourceLog): boolean {
  const until = before.last?.wall ?? Number.NEGATIVE_INFINITY;
  const from = next.first?.wall ?? Number.POSITIVE_INFINITY;
  const within = (wall: number): boolean => wall >= from && wall <= until;
  const own = new Set(keysWithin(next, within));
  const shared = new Set(keysWithin(before, within, (key) => own.has(key)));
  return mostAre([...own], shared);
}

const mostAre = (own: readonly string[], known: ReadonlySet<string>): boolean =>
  own.length > 0 && own.filter((key) => known.has(key)).length * 2 >= own.length;

function keysWithin(
  { observations, requests }: SourceLog,
  within: (wall: number) => boolean,
  wanted: (key: string) => boolean = () => true,
): string[] {
  const keys = keysOf({ observations: observations.filter(({ time }) => within(time.wall)) });
  const own = keys.filter(wanted).slice(0, mostCompared);
  for (let row = 0; row < requests.length && own.length < 2 * mostCompared; row++) {
    const wall = requests.get(row, requestColumn.wall);
    if (!within(wall)) continue;
    const key = `${wall} ${requestColumns.map((column) => requests.get(row, column)).join(' ')}`;
    if (wanted(key)) own.push(key);
  }
  return own;
}

const requestColumns = [requestColumn.sid, requestColumn.rid, requestColumn.status];

const keysOf = ({ observations }: Pick<SourceLog, 'observations'>): string[] =>
  observations.map(({ fact, time }) => `${time.wall} ${JSON.stringify(fact)}`);
