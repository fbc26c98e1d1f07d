import { groupBy } from '../model/group-by.ts';
import { parseJid } from '../model/jid.ts';
import type { SourceLog } from './source-log.ts';

/** A server: one tree of logs, or several that name the same server. */
export interface NodeLogs {
  readonly id: string;
  /** What the logs call it, most frequent first. */
  readonly names: readonly string[];
  readonly logs: readonly SourceLog[];
}

type Counts = Map<string, number>;

/** Gathers the sources of each server; a tree that names none joins the only server there is. */
export function groupNodes(logs: readonly SourceLog[]): NodeLogs[] {
  const trees = groupBy(logs, (log) => log.tree);
  const groups = new Map<string, SourceLog[]>();
  const nameless: [string, SourceLog[]][] = [];
  for (const [tree, treeLogs] of trees) {
    const [name] = byCount(domainsOf(treeLogs));
    if (name === undefined) nameless.push([tree, treeLogs]);
    else groups.set(name, [...(groups.get(name) ?? []), ...treeLogs]);
  }
  for (const [tree, treeLogs] of nameless) {
    const key = groups.size === 1 ? ([...groups.keys()][0] as string) : tree || 'node';
    groups.set(key, [...(groups.get(key) ?? []), ...treeLogs]);
  }
  return [...groups]
    .map(([id, nodeLogs]) => ({ id, names: byCount(domainsOf(nodeLogs)), logs: nodeLogs }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function domainsOf(logs: readonly SourceLog[]): Counts {
  const counts: Counts = new Map();
  for (const log of logs) {
    for (const jid of log.jids()) {
      const domain = parseJid(jid)?.domain;
      if (domain !== undefined) counts.set(domain, (counts.get(domain) ?? 0) + 1);
    }
  }
  return counts;
}

const byCount = (counts: Counts): string[] =>
  [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
