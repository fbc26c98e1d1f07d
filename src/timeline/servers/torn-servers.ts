import { foldersOf } from '../../model/log-path.ts';
import type { Problem } from '../../model/report.ts';
import { isAddress } from './domains.ts';
import type { ServerLogs } from './server-logs.ts';

interface Traits {
  readonly server: ServerLogs;
  /** Its name without the domain; undefined where it is an address. */
  readonly host: string | undefined;
  readonly families: ReadonlySet<string>;
  readonly addresses: ReadonlySet<string>;
  /** The folders of its logs. */
  readonly places: readonly (readonly string[])[];
}

/**
 * Two servers of which each may be the other, and no third that lies as near, are one: what lies nearest to each other
 * is joined first. What may be one of several is said.
 */
export function joinTorn(
  servers: readonly ServerLogs[],
  isOpen: (server: ServerLogs) => boolean,
): { servers: ServerLogs[]; problems: Problem[] } {
  let left = servers.filter(isOpen).map(traitsOf);
  const partners = new Map<ServerLogs, ServerLogs>();
  const deepest = mostFolders(left.flatMap(({ places }) => places));
  for (let depth = deepest; depth >= 0; depth--) {
    for (const [own, partner] of pairsWithin(left, depth)) partners.set(own, partner);
    left = left.filter(({ server }) => !partners.has(server));
  }
  return { servers: asOne(servers, partners), problems: undecided(left) };
}

const mostFolders = (places: Traits['places']): number =>
  places.reduce((most, { length }) => Math.max(most, length), 0);

const hostOf = (name: string): string | undefined =>
  isAddress(name) ? undefined : name.split('.', 1)[0];

const traitsOf = (server: ServerLogs): Traits => ({
  server,
  host: hostOf(server.name ?? server.id),
  families: new Set(
    server.logs.flatMap(({ kind }) => /^(?:openfire|webservices)/.exec(kind) ?? []),
  ),
  addresses: new Set([server.id, ...server.logs.map(({ tree }) => tree)].filter(isAddress)),
  places: server.logs.map(({ path }) => foldersOf(path)),
});

function asOne(
  servers: readonly ServerLogs[],
  partners: ReadonlyMap<ServerLogs, ServerLogs>,
): ServerLogs[] {
  const gone = new Set<ServerLogs>();
  return servers.flatMap((server) => {
    const partner = partners.get(server);
    if (gone.has(server)) return [];
    if (!partner) return [server];
    gone.add(partner);
    const id = clearerName(server.id, partner.id);
    return [{ id, logs: [...server.logs, ...partner.logs] }];
  });
}

/** Each with the only one that it may be of those with which it shares as many folders, if that holds in return. */
function pairsWithin(all: readonly Traits[], depth: number): [ServerLogs, ServerLogs][] {
  const neighbours = neighboursAt(all, depth);
  const only = new Map(all.map((own) => [own, onlyPartner(own, neighbours(own))]));
  return [...only].flatMap(([own, partner]) =>
    partner && only.get(partner) === own
      ? [[own.server, partner.server] as [ServerLogs, ServerLogs]]
      : [],
  );
}

/** Finds those that have a log in the same folder of that depth, or below it. */
function neighboursAt(all: readonly Traits[], depth: number): (own: Traits) => Iterable<Traits> {
  const within = new Map<string, Traits[]>();
  const foldersAt = ({ places }: Traits): Set<string> =>
    new Set(
      places.flatMap((place) => (place.length < depth ? [] : place.slice(0, depth).join('/'))),
    );
  const folders = new Map(all.map((own) => [own, foldersAt(own)]));
  for (const [own, its] of folders)
    for (const folder of its) {
      const known = within.get(folder);
      if (known) known.push(own);
      else within.set(folder, [own]);
    }
  return function* (own) {
    for (const folder of folders.get(own) ?? []) yield* within.get(folder) ?? [];
  };
}

function onlyPartner(own: Traits, others: Iterable<Traits>): Traits | undefined {
  let only: Traits | undefined;
  for (const other of others) {
    if (other === only || !areOne(own, other)) continue;
    if (only) return undefined;
    only = other;
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

const listedAtMost = 5;

/** Servers that may be one of several others; of two of which each may be the other, the first is said. */
function undecided(left: readonly Traits[]): Problem[] {
  const said = new Set<Traits>();
  return [...left].sort(addressesFirst).flatMap((own): Problem[] => {
    const others = left.filter((other) => !said.has(other) && areOne(own, other)).sort(byId);
    if (others.length === 0) return [];
    said.add(own);
    const listed = others.slice(0, listedAtMost).map(({ server }) => server);
    const more = others.length > listed.length ? ` and ${others.length - listed.length} more` : '';
    return [
      {
        severity: 'warning',
        where: own.server.id,
        what: `may be the same server as ${listed.map(({ id }) => id).join(' or ')}${more}, for one log may print an address or a short name where another prints the full name: kept apart, as nothing tells which`,
        next: `if it is, say so: ${listed.map((other) => sameServer(own.server, other)).join(' or ')}`,
      },
    ];
  });
}

/** The option that makes two servers one: what else names the same goes along. */
function sameServer(...both: [ServerLogs, ServerLogs]): string {
  const name = clearerName(both[0].id, both[1].id);
  const { logs } = both[0].id === name ? both[1] : both[0];
  const naming = logs.find((log) => log.jids().length > 0) ?? logs[0];
  return `--node '${naming?.path ?? ''}=${name}'`;
}

const addressesFirst = (a: Traits, b: Traits): number =>
  Number(b.host === undefined) - Number(a.host === undefined) || byId(a, b);

const byId = (a: Traits, b: Traits): number => (a.server.id < b.server.id ? -1 : 1);
