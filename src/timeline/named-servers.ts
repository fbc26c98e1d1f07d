import { groupBy } from '../model/group-by.ts';
import { domainsOf, isAddress } from './domains.ts';
import type { SourceLog } from './source-log.ts';

/** Logs of one server. */
export interface ServerLogs {
  readonly id: string;
  readonly logs: readonly SourceLog[];
}

/** The server that the log of a path was said to be of. */
export type ServerOption = (path: string) => string | undefined;

/** Servers named by option, or by the JIDs of their logs: trees that name the same one are one server's. */
export function namedServers(logs: readonly SourceLog[], option: ServerOption): ServerLogs[] {
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
  const all = [...servers].map(([id, own]) => ({ id: id as string, logs: own }));
  return joined(all, (server) => !told.has(server.id));
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

/** Two servers of which each may be the other, and no third, are one. */
function joined(
  servers: readonly ServerLogs[],
  isOpen: (server: ServerLogs) => boolean,
): ServerLogs[] {
  const traits = servers.filter(isOpen).map(traitsOf);
  const partners = new Map(traits.map((own) => [own.server, onlyPartner(own, traits)]));
  const gone = new Set<ServerLogs>();
  return servers.flatMap((server) => {
    const partner = partners.get(server);
    if (gone.has(server)) return [];
    if (!partner || partners.get(partner) !== server) return [server];
    gone.add(partner);
    const id = clearerName(server.id, partner.id);
    return [{ id, logs: [...server.logs, ...partner.logs] }];
  });
}

interface Traits {
  readonly server: ServerLogs;
  /** Its name without the domain; undefined where it is an address. */
  readonly host: string | undefined;
  readonly families: ReadonlySet<string>;
  readonly addresses: ReadonlySet<string>;
}

const traitsOf = (server: ServerLogs): Traits => ({
  server,
  host: isAddress(server.id) ? undefined : server.id.split('.', 1)[0],
  families: new Set(
    server.logs.flatMap(({ kind }) => /^(?:openfire|webservices)/.exec(kind) ?? []),
  ),
  addresses: new Set([server.id, ...server.logs.map(({ tree }) => tree)].filter(isAddress)),
});

function onlyPartner(own: Traits, all: readonly Traits[]): ServerLogs | undefined {
  let only: ServerLogs | undefined;
  for (const other of all) {
    if (!areOne(own, other)) continue;
    if (only) return undefined;
    only = other.server;
  }
  return only;
}

/** By their addresses; else where each has what the other lacks, as when every service was collected on its own. */
function areOne(a: Traits, b: Traits): boolean {
  if (a === b) return false;
  if (a.addresses.size > 0 && b.addresses.size > 0) return share(a.addresses, b.addresses);
  return mayBeOne(a.host, b.host) && !share(a.families, b.families);
}

/** One server may print its address here and its name there, or its name with and without the domain. */
const mayBeOne = (a: string | undefined, b: string | undefined): boolean =>
  a === undefined ? b !== undefined : b === undefined || a === b;

function share(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const one of a) if (b.has(one)) return true;
  return false;
}

/** A name says more than an address, and a longer one more than a short one. */
const clearerName = (...ids: [string, string]): string =>
  ids.sort(
    (a, b) =>
      Number(isAddress(a)) - Number(isAddress(b)) || b.length - a.length || (a < b ? -1 : 1),
  )[0];
