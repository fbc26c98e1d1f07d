import { hostName } from '../model/host-name.ts';
import { foldersOf } from '../model/log-path.ts';
import type { Report, ReportNode } from '../model/report.ts';
import { UserError } from '../model/user-error.ts';
import { isAddress } from '../timeline/servers/domains.ts';

export type Servers = {
  readonly nodes: readonly Pick<ReportNode, 'id' | 'names'>[];
  readonly sources: readonly Pick<Report['bundle']['sources'][number], 'path' | 'node' | 'from'>[];
};

/**
 * The id of the server that a name means, in any case: an id, else a full name, else a short one or the address of a
 * folder that its logs stand in. Undefined where it is none's.
 */
export function serverNamed({ nodes, sources }: Servers, asked: string): string | undefined {
  const wanted = asked.toLowerCase();
  const isWanted = (name: string): boolean => name.toLowerCase() === wanted;
  const byId = nodes.filter(({ id }) => isWanted(id));
  const byName = nodes.filter(({ names }) => names.some(isWanted));
  const found = [byId, byName].find((some) => some.length > 0) ?? [
    ...nodes.filter(({ id, names }) => [id, ...names].map(hostName).some(isWanted)),
    ...underAddress({ nodes, sources }, wanted),
  ];
  const ids = [...new Set(found.map(({ id }) => id))];
  if (ids.length > 1)
    throw new UserError(`--server ${asked} may be any of ${ids.join(', ')}: name one of them`);
  return ids[0];
}

function underAddress({ nodes, sources }: Servers, wanted: string): Servers['nodes'] {
  if (!isAddress(wanted)) return [];
  const ids = new Set(
    sources
      .filter(({ path, from }) => from !== undefined && foldersOf(path).includes(wanted))
      .map(({ node }) => node),
  );
  return nodes.filter(({ id }) => ids.has(id));
}
