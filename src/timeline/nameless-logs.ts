import { groupBy } from '../model/group-by.ts';
import { foldersOf } from '../model/log-path.ts';
import { isAddress } from './domains.ts';
import type { ServerLogs } from './named-servers.ts';
import type { SourceLog } from './source-log.ts';

/** Logs of one place that name no server. */
interface Nameless {
  readonly logs: readonly SourceLog[];
  readonly folders: readonly string[];
  /** The server's, where the place tells it. */
  readonly address: string | undefined;
  /** The servers that lie nearest. */
  readonly servers: readonly ServerLogs[];
  /** Folders shared with those. */
  readonly depth: number;
}

/** Logs that are put to a server, or to a node of their own. */
export interface Placed extends ServerLogs {
  /** Servers of which any may have written them. */
  readonly perhaps: readonly string[];
}

/** What names no server goes to the one beside which it lies; it stays alone where that is none or several, or cannot be. */
export function placeNameless(
  logs: readonly SourceLog[],
  servers: readonly ServerLogs[],
): Placed[] {
  const all = namelessOf(logs, servers);
  const given = new Map(all.map((one) => [one, serverOf(one, all)]));
  const left = all.filter((one) => !given.get(one));
  return [
    ...[...given].flatMap(([{ logs }, id]) =>
      id === undefined ? [] : [{ id, logs, perhaps: [] }],
    ),
    ...alone(left),
  ];
}

/** A file of no known tree counts with what lies in the same folder. */
function namelessOf(logs: readonly SourceLog[], servers: readonly ServerLogs[]): Nameless[] {
  const places = groupBy(logs, ({ path, tree }) =>
    tree === path ? foldersOf(path).join('/') : tree,
  );
  const around = servers.map((server) => ({
    server,
    places: [...new Set(server.logs.map(({ path }) => foldersOf(path).join('/')))].map(partsOf),
  }));
  return [...places].map(([place, own]) => {
    const address = isAddress(place) ? place : undefined;
    const all = foldersOf(own[0]?.path ?? '');
    const folders = address === undefined ? partsOf(place) : all.slice(0, all.indexOf(address) + 1);
    return { logs: own, folders, address, ...nearest(folders, around) };
  });
}

const partsOf = (place: string): string[] => (place === '' ? [] : place.split('/'));

interface Around {
  readonly server: ServerLogs;
  readonly places: readonly (readonly string[])[];
}

function nearest(
  folders: readonly string[],
  around: readonly Around[],
): Pick<Nameless, 'servers' | 'depth'> {
  const depths = around.map(({ places }) =>
    Math.max(...places.map((place) => sharedFolders(place, folders))),
  );
  const depth = Math.max(0, ...depths);
  const servers = around.filter((_, i) => depths[i] === depth).map(({ server }) => server);
  return { servers, depth };
}

function sharedFolders(a: readonly string[], b: readonly string[]): number {
  const differs = a.findIndex((folder, i) => folder !== b[i]);
  return differs < 0 ? a.length : differs;
}

/** The only server beside it, unless that server's own logs, or others as near to it, cannot be of one server with these. */
function serverOf(one: Nameless, all: readonly Nameless[]): string | undefined {
  const server = onlyServer(one);
  if (!server || isOther(one, server)) return undefined;
  const rivals = all.filter(
    (other) => other !== one && onlyServer(other) === server && other.depth >= one.depth,
  );
  const beside = [...server.logs, ...rivals.flatMap(({ logs }) => logs)];
  return runAtOnce(one.logs, beside) ? undefined : server.id;
}

const onlyServer = ({ servers: [first, second] }: Nameless): ServerLogs | undefined =>
  second ? undefined : first;

/** Stored under another address. */
const isOther = ({ address }: Nameless, { logs }: ServerLogs): boolean =>
  address !== undefined && logs.some(({ tree }) => isAddress(tree) && tree !== address);

/** Logs that a server writes one at a time; the others are told by less, or are but a part. */
export const isTelling = ({ kind, partial, first }: SourceLog): boolean =>
  !partial &&
  first !== undefined &&
  /^(?:openfire-(?:debug|info|warn|all)|webservices)$/.test(kind);

/** Two logs of one kind that go on at the same time are of two servers; a copy begins and ends with its original. */
function runAtOnce(logs: readonly SourceLog[], others: readonly SourceLog[]): boolean {
  const kinds = groupBy(others.filter(isTelling), ({ kind }) => kind);
  return logs
    .filter(isTelling)
    .some((log) => kinds.get(log.kind)?.some((other) => overlap(log, other)));
}

function overlap({ first: a, last: z }: SourceLog, { first, last }: SourceLog): boolean {
  if (!a || !z || !first || !last) return false;
  const isCopy = a.wall === first.wall && z.wall === last.wall;
  return !isCopy && a.wall <= last.wall && first.wall <= z.wall;
}

/** Beside each other and of different kinds they are one server's, as when every service was collected on its own. */
function alone(left: readonly Nameless[]): Placed[] {
  const read = left.filter(({ logs }) => logs.some(isRead));
  const unread = left.filter((one) => !read.includes(one));
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
  perhaps: [...new Set(group.flatMap(({ servers }) => servers.map(({ id }) => id)))],
});
