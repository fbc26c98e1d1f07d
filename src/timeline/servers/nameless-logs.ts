import { groupBy } from '../../model/group-by.ts';
import { foldersOf } from '../../model/log-path.ts';
import type { SourceLog } from '../logs/source-log.ts';
import { isAddress } from './domains.ts';
import { type Nearest, nearestServers } from './nearest-servers.ts';
import { isTelling, runsAtOnce } from './runs.ts';
import type { ServerLogs } from './server-logs.ts';

/** Logs of one place that name no server, and the servers that lie nearest. */
interface Nameless extends Nearest {
  readonly logs: readonly SourceLog[];
  readonly folders: readonly string[];
  /** The server's, where the place tells it. */
  readonly address: string | undefined;
}

/** Logs that are put to a server, or to a node of their own. */
export interface Placed extends ServerLogs {
  /** Servers of which any may have written them. */
  readonly perhaps: readonly ServerLogs[];
}

/** What names no server goes to the one beside which it lies; it stays alone where that is none or several, or cannot be. */
export function placeNameless(
  logs: readonly SourceLog[],
  servers: readonly ServerLogs[],
): Placed[] {
  const all = namelessOf(logs, servers);
  const told = placeTold(all.filter((one) => !isEmpty(one)));
  const empty = all.filter(isEmpty);
  const others = [...servers, ...told];
  return others.length === 0 ? alone(empty) : [...told, ...toNearest(empty, others)];
}

/** Without a record, and in no folder that tells a server. */
const isEmpty = ({ logs, address }: Nameless): boolean =>
  address === undefined && logs.every(({ first }) => first === undefined);

/** What holds no record makes no server: of several that lie as near, the first has it. */
function toNearest(empty: readonly Nameless[], servers: readonly ServerLogs[]): Placed[] {
  const nearest = nearestServers([...servers].sort((a, b) => (a.id < b.id ? -1 : 1)));
  return empty.flatMap(({ logs, folders }) => {
    const [first] = nearest(folders).servers;
    return first ? [{ id: first.id, logs, perhaps: [] }] : [];
  });
}

function placeTold(all: readonly Nameless[]): Placed[] {
  const placed: Placed[] = [];
  const left: Nameless[] = [];
  for (const [server, beside] of groupBy(all, onlyServer)) {
    const fits = server ? fitsTo(server, beside) : () => false;
    for (const one of beside)
      if (server && fits(one)) placed.push({ id: server.id, logs: one.logs, perhaps: [] });
      else left.push(one);
  }
  return [...placed, ...alone(left)];
}

/** A file of no known tree counts with what lies in the same folder. */
function namelessOf(logs: readonly SourceLog[], servers: readonly ServerLogs[]): Nameless[] {
  const nearest = nearestServers(servers);
  const places = groupBy(logs, ({ path, tree }) =>
    tree === path ? foldersOf(path).join('/') : tree,
  );
  return [...places].map(([place, own]) => {
    const address = isAddress(place) ? place : undefined;
    const all = address === undefined ? place.split('/') : foldersOf(own[0]?.path ?? '');
    const end = address === undefined ? all.length : all.indexOf(address) + 1;
    const folders = all.slice(0, end).filter((folder) => folder !== '');
    return { logs: own, folders, address, ...nearest(folders) };
  });
}

const onlyServer = ({ servers: [first, second] }: Nameless): ServerLogs | undefined =>
  second ? undefined : first;

/** Not stored under another address, nor written while the server, or others as near to it, wrote the same kind of log. */
function fitsTo({ logs }: ServerLogs, beside: readonly Nameless[]): (one: Nameless) => boolean {
  const addresses = new Set(logs.map(({ tree }) => tree).filter(isAddress));
  const isOther = runsAtOnce([{ logs, depth: Number.POSITIVE_INFINITY }, ...beside]);
  return (one) =>
    !isOther(one) &&
    (one.address === undefined || addresses.size === 0 || addresses.has(one.address));
}

/** Beside each other and of different kinds they are one server's, as when every service was collected on its own. */
function alone(left: readonly Nameless[]): Placed[] {
  const isUsed = ({ logs }: Nameless): boolean => logs.some(isRead);
  const read = left.filter(isUsed);
  const unread = left.filter((one) => !isUsed(one));
  const parents = groupBy(read, ({ folders }) => folders.slice(0, -1).join('/'));
  const groups = [...parents.values()].flatMap((group) =>
    complement(group) ? [group] : group.map((one) => [one]),
  );
  const isOnly = groups.length === 1 && groups[0]?.[0]?.servers.length === 0;
  return [
    ...groups.map((group) => toPlaced(isOnly ? '' : placeOf(group), group)),
    ...unread.map((one) => toPlaced('', [one])),
  ];
}

const isRead = ({ kind }: SourceLog): boolean => kind !== 'known-unused' && kind !== 'unknown';

function complement(group: readonly Nameless[]): boolean {
  const kinds = group.flatMap(({ logs }) => [
    ...new Set(logs.filter(isTelling).map(({ kind }) => kind)),
  ]);
  const addresses = group.filter(({ address }) => address !== undefined);
  return new Set(kinds).size === kinds.length && addresses.length < 2;
}

/** The folder that holds them all. */
const placeOf = ([first, second]: readonly Nameless[]): string =>
  (first?.folders ?? []).slice(0, second ? -1 : undefined).join('/');

const toPlaced = (place: string, group: readonly Nameless[]): Placed => ({
  id: group.find(({ address }) => address !== undefined)?.address ?? (place || 'node'),
  logs: group.flatMap(({ logs }) => logs),
  perhaps: group[0]?.servers ?? [],
});
