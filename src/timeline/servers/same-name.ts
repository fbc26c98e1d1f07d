import { groupBy } from '../../model/group-by.ts';
import { foldersOf } from '../../model/log-path.ts';
import type { Problem } from '../../model/report.ts';
import type { SourceLog } from '../logs/source-log.ts';
import { isAddress } from './domains.ts';
import { nearestServers } from './nearest-servers.ts';
import { likenessOf } from './runs.ts';
import type { ServerLogs } from './server-logs.ts';

/** Places that tell the same. */
interface Group {
  readonly place: string;
  readonly logs: SourceLog[][];
  /** Another place wrote the same kind of log at the same time, and other text. */
  isApart: boolean;
}

/**
 * The servers whose logs all give one name. Places that wrote the same kind of log at once, and not the same text, are
 * different servers; what speaks against none of them goes to the one that lies nearest.
 */
export function sameName(
  name: string,
  logs: readonly SourceLog[],
): { servers: ServerLogs[]; problems: Problem[] } {
  const groups = groupsOf(logs);
  const apart = groups.filter(({ isApart }) => isApart);
  if (apart.length < 2) return { servers: [{ id: name, logs }], problems: [] };
  const servers = apart.map((group) => ({ id: idOf(group, name), name, logs: group.logs.flat() }));
  const nearest = nearestServers(servers);
  const rest = groups.filter(({ isApart }) => !isApart).flatMap((group) => group.logs.flat());
  const placed = groupBy(rest, ({ path }) => {
    const [only, second] = nearest(foldersOf(path)).servers;
    return second ? undefined : only;
  });
  const all: ServerLogs[] = servers.map((own) => ({
    ...own,
    logs: [...own.logs, ...(placed.get(own) ?? [])],
  }));
  const open = placed.get(undefined);
  return {
    servers: open ? [...all, { id: name, logs: open }] : all,
    problems: [told(name, servers)],
  };
}

/** Each is compared with each: a cluster has few servers, and more places are a hoard of copies. */
const mostPlaces = 64;

/** What tells the same as a group belongs to it. */
function groupsOf(logs: readonly SourceLog[]): Group[] {
  const groups: Group[] = [];
  const places = [...groupBy(logs, placeOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  if (places.length > mostPlaces) return [];
  for (const [place, own] of places) {
    const alike = groups.map((group) => ({ group, is: likenessTo(group, own) }));
    const same = alike.find(({ is }) => is === 'same');
    if (same) {
      same.group.logs.push(own);
      continue;
    }
    const others = alike.filter(({ is }) => is === 'other');
    for (const { group } of others) group.isApart = true;
    groups.push({ place, logs: [own], isApart: others.length > 0 });
  }
  return groups;
}

function likenessTo({ logs }: Group, own: readonly SourceLog[]): ReturnType<typeof likenessOf> {
  for (const known of logs) {
    const is = likenessOf(known, own);
    if (is !== 'unknown') return is;
  }
  return 'unknown';
}

const placeOf = ({ path, tree }: SourceLog): string =>
  tree === path ? foldersOf(path).join('/') : tree;

const idOf = ({ place }: Group, name: string): string =>
  isAddress(place) ? place : [place, name].filter((part) => part !== '').join('/');

const listedAtMost = 5;

function told(name: string, servers: readonly ServerLogs[]): Problem {
  const ids = servers.slice(0, listedAtMost).map(({ id }) => id);
  const more = servers.length > ids.length ? ` and ${servers.length - ids.length} more` : '';
  const paths = servers.slice(0, listedAtMost).flatMap(({ logs }) => logs[0]?.path ?? []);
  return {
    severity: 'warning',
    where: name,
    what: `${servers.length} servers bear this name: ${ids.join(', ')}${more} wrote the same kind of log at the same time, and not the same text`,
    next: `nothing to do if they are different servers; to name them: ${paths.map((path) => `--node '${path}=<name>'`).join(' ')}`,
  };
}
