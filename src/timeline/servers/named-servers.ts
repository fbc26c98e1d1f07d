import { groupBy } from '../../model/group-by.ts';
import type { Problem } from '../../model/report.ts';
import type { SourceLog } from '../logs/source-log.ts';
import { domainsOf } from './domains.ts';
import { sameName } from './same-name.ts';
import type { ServerLogs } from './server-logs.ts';
import { joinTorn } from './torn-servers.ts';

/** The server that the log of a path was said to be of. */
export type ServerOption = (path: string) => string | undefined;

/** Servers named by option, or by the JIDs of their logs: trees that name the same one are one server's. */
export function namedServers(
  logs: readonly SourceLog[],
  option: ServerOption,
): { servers: ServerLogs[]; problems: Problem[] } {
  const told = groupBy(logs, ({ path }) => option(path));
  const trees = groupBy(told.get(undefined) ?? [], ({ tree }) => tree);
  told.delete(undefined);
  const known = domainsTold(told);
  const names = new Map<string, string>();
  for (const [tree, treeLogs] of trees) {
    const [domain] = domainsOf(treeLogs);
    if (domain !== undefined) names.set(tree, known.get(domain) ?? domain);
  }
  const servers = groupBy(logs, ({ path, tree }) => option(path) ?? names.get(tree));
  servers.delete(undefined);
  const all = [...servers].map(([id, own]) =>
    told.has(id)
      ? { servers: [{ id: id as string, logs: own }], problems: [] }
      : sameName(id as string, own),
  );
  const joined = joinTorn(
    all.flatMap((one) => one.servers),
    (server) => !told.has(server.id),
  );
  return { ...joined, problems: [...all.flatMap((one) => one.problems), ...joined.problems] };
}

/** The domains of servers named by option: other trees that name them are theirs. */
function domainsTold(told: ReadonlyMap<string | undefined, SourceLog[]>): Map<string, string> {
  const known = new Map<string, string>();
  const servers = groupBy(told, ([, logs]) => domainsOf(logs)[0]);
  for (const [domain, [first, second]] of servers) {
    const name = first?.[0];
    if (domain !== undefined && name !== undefined && !second) known.set(domain, name);
  }
  return known;
}
