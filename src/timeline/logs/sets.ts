import { groupBy } from '../../model/group-by.ts';
import { isOneLog } from './borders.ts';
import { printsOffset, type SourceLog } from './source-log.ts';

/** Logs in the order in which they were written where they are one rotated log. */
export const inSetOrder = (logs: readonly SourceLog[]): SourceLog[] => rotatedSets(logs).flat();

/**
 * Rotated logs, one kind in one folder each, their parts in the order in which they were written. Sets are ordered by
 * their first path, those of one kind together: which of `debug.log` and `info.log` comes first in a second must not
 * depend on the folders that they were collected into.
 */
export function rotatedSets(logs: readonly SourceLog[]): SourceLog[][] {
  const byPath = [...logs].sort((a, b) => compare(a.path, b.path));
  const kinds = [...groupBy(byPath, ({ kind }) => kind).values()];
  const sets = kinds.flatMap((alike) => [...groupBy(alike, setOf).values()]);
  return sets.map(asWritten);
}

/** The logs of every kind of which one holds what is asked for: a part of a rotated log may hold none of it. */
export function wholeSets(
  logs: readonly SourceLog[],
  holds: (log: SourceLog) => boolean,
): SourceLog[] {
  const kinds = new Set(logs.filter(holds).map(({ kind }) => kind));
  return logs.filter(({ kind }) => kinds.has(kind));
}

export const setOf = ({ path, kind, partial }: SourceLog): string =>
  `${path.slice(0, path.lastIndexOf('/') + 1)} ${kind} ${partial}`;

/**
 * By the names where the times go along with them: a clock set back puts the later part first. Then by the instants that
 * the parts print, and by the clock's readings. Without a record a part comes last.
 */
function asWritten(set: readonly SourceLog[]): SourceLog[] {
  const byReading = [...set].sort(byAge);
  const told = byReading.filter(({ first }) => first);
  if (told.length < 2 || told.some(printsOffset)) return byReading;
  const orders = [inOrderOf(told, ({ path }) => turnOf(path)), inOrderOf(told, sampledStartOf)];
  const written = orders.find((order) => order.length > 0 && isOneLog(order)) ?? told;
  return [...written, ...byReading.slice(told.length)];
}

/** None where the key tells no order. */
function inOrderOf(set: readonly SourceLog[], key: (log: SourceLog) => number): SourceLog[] {
  const distinct = new Set(set.map(key));
  return distinct.size < set.length ? [] : [...set].sort((a, b) => compare(key(a), key(b)));
}

/** By the first record; where that does not tell, a storm of records within one second, by the name. */
const byAge = (a: SourceLog, b: SourceLog): number =>
  compare(startOf(a), startOf(b)) ||
  compare(turnOf(a.path), turnOf(b.path)) ||
  compare(a.path, b.path);

const compare = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

function startOf({ first }: SourceLog): number {
  if (!first) return Number.POSITIVE_INFINITY;
  return first.wall - (first.offsetMinutes ?? 0) * 60_000;
}

/** Epoch ms of the first instant printed beside a reading. */
const sampledStartOf = ({ clockSamples }: SourceLog): number =>
  clockSamples[0]?.epochMs ?? Number.NaN;

/**
 * When a file was put aside, by its name; greater is later, and a name without a number is still written to. log4j 1
 * counts up from the newest (`debug.log.1`), log4j 2 to it (`debug.log-7`, `debug-7.log`; openfire-logs.md A1). A date
 * tells by its place in the path.
 */
export function turnOf(path: string): number {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/\d{4}[-.]?\d\d[-.]?\d\d/.test(name)) return 0;
  const [, sign, digits] = /([.-])(\d{1,9})(?:\.[a-z]{1,4}){0,2}$/i.exec(name) ?? [];
  if (digits === undefined) return Number.POSITIVE_INFINITY;
  return sign === '.' ? -Number(digits) : Number(digits);
}
