import { groupBy } from '../../model/group-by.ts';
import type { Problem } from '../../model/report.ts';
import type { SourceLog } from '../logs/source-log.ts';
import { domainsOf } from './domains.ts';
import { namedServers, type ServerOption } from './named-servers.ts';
import { type Placed, placeNameless } from './nameless-logs.ts';
import { isTelling } from './runs.ts';

/** A server: one tree of logs, or several that belong together. */
export interface NodeLogs {
  readonly id: string;
  /** What the logs call it, most frequent first. */
  readonly names: readonly string[];
  readonly logs: readonly SourceLog[];
}

/**
 * Gathers the sources of each server. The option goes first; then a tree of logs is of the server that its JIDs name
 * most; what names none is of the server beside which it lies, if that is one and nothing speaks against it.
 */
export function groupNodes(
  logs: readonly SourceLog[],
  option: ServerOption = () => undefined,
): { nodes: readonly NodeLogs[]; problems: readonly Problem[] } {
  const { servers: named, problems } = namedServers(logs, option);
  const known = new Set(named.flatMap((server) => server.logs));
  const nameless = placeNameless(
    logs.filter((log) => !known.has(log)),
    named,
  );
  const ids = new Map(
    [...named, ...nameless].flatMap(({ id, logs }) => logs.map((log) => [log, id])),
  );
  const nodes = [...groupBy(logs, (log) => ids.get(log) as string)]
    .map(([id, own]) => ({ id, names: domainsOf(own), logs: own }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return { nodes, problems: [...problems, ...nameless.flatMap(undecided)] };
}

/** Logs that lie as near to one server as to another. */
function undecided({ logs, perhaps }: Placed): Problem[] {
  const [first, ...more] = logs.filter(isTelling);
  if (!first || perhaps.length < 2) return [];
  const others =
    more.length > 0 ? `, nor ${more.length > 1 ? 'do' : 'does'} ${more.length} more beside it` : '';
  return [
    {
      severity: 'warning',
      where: first.path,
      what: `names no server${others}: kept apart from ${listed(perhaps)}, of which any may have written it`,
      next: `say whose it is: --node '${first.path}=<name>'`,
    },
  ];
}

const listedAtMost = 5;

function listed(servers: readonly { id: string }[]): string {
  const ids = servers.slice(0, listedAtMost).map(({ id }) => id);
  const rest = servers.length - ids.length;
  return rest > 0 ? `${ids.join(', ')} and ${rest} more` : ids.join(', ');
}
