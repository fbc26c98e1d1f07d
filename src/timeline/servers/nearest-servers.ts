import { foldersOf } from '../../model/log-path.ts';
import type { ServerLogs } from './server-logs.ts';

/** Servers, and the number of folders that their logs share with a place. */
export interface Nearest {
  readonly servers: readonly ServerLogs[];
  readonly depth: number;
}

/** Finds the servers whose logs share the most folders with a place. */
export function nearestServers(
  servers: readonly ServerLogs[],
): (folders: readonly string[]) => Nearest {
  const within = new Map<string, Set<ServerLogs>>();
  for (const server of servers) {
    for (const place of new Set(server.logs.map(({ path }) => foldersOf(path).join('/'))))
      for (const folder of aroundIt(place === '' ? [] : place.split('/')))
        within.set(folder, (within.get(folder) ?? new Set()).add(server));
  }
  const found = new Map([...within].map(([folder, those]) => [folder, [...those]]));
  return (folders) => {
    const around = aroundIt(folders);
    const depth = Math.max(
      0,
      around.findLastIndex((folder) => found.has(folder)),
    );
    return { servers: found.get(around[depth] ?? '') ?? [], depth };
  };
}

/** The root, and each folder on the way down. */
const aroundIt = (folders: readonly string[]): string[] =>
  [''].concat(folders.map((_, i) => folders.slice(0, i + 1).join('/')));
