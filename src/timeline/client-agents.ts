import { agentOf } from '../model/jid.ts';
import { userOfPath } from '../model/user-path.ts';
import type { SourceLog } from './logs/source-log.ts';

/**
 * Whose desktop wrote a client log: the user its requests and events are about; a supervisor's page names its team
 * too, so an id that the file's name holds wins (finesse-logs.md section 2: the name holds the agent's id).
 */
export function clientAgents(logs: readonly SourceLog[]): Map<SourceLog, string> {
  const known = new Set(logs.flatMap((log) => log.jids().flatMap((jid) => agentOf(jid) ?? [])));
  const agents = new Map<SourceLog, string>();
  for (const log of logs) {
    if (log.kind !== 'client') continue;
    const agent = agentOfLog(log, known);
    if (agent !== undefined) agents.set(log, agent);
  }
  return agents;
}

function agentOfLog(log: SourceLog, known: ReadonlySet<string>): string | undefined {
  const counts = new Map<string, number>();
  for (const { fact } of log.observations) {
    const named =
      fact.kind === 'rest-request' ? fact.url : 'pubsubNode' in fact ? fact.pubsubNode : '';
    const id = userOfPath(named);
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const name = /[^/!]*$/.exec(log.path)?.[0] ?? '';
  const ids = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([id]) => id);
  const inName = ids.filter((id) => stands(id, name)).sort(longestFirst)[0];
  return inName ?? ids[0] ?? knownIn(name, known) ?? onlyNumber(name);
}

/** Without any request in the log: an agent of the other logs whose id the name holds. */
const knownIn = (name: string, known: ReadonlySet<string>): string | undefined =>
  [...known].filter((id) => stands(id, name)).sort(longestFirst)[0];

/** Of ids that are parts of each other the whole one is meant. */
const longestFirst = (a: string, b: string): number => b.length - a.length || (a < b ? -1 : 1);

/** As a whole: no letter or digit beside it. */
function stands(id: string, name: string): boolean {
  for (let at = name.indexOf(id); at >= 0; at = name.indexOf(id, at + 1)) {
    const beside = `${name[at - 1] ?? ''}${name[at + id.length] ?? ''}`;
    if (!/[A-Za-z0-9]/.test(beside)) return true;
  }
  return false;
}

/** Alone in a bundle: the one number of its name that is too long for a year or a release, and no date. */
function onlyNumber(name: string): string | undefined {
  const numbers = name.match(/(?<!\d)\d{5,9}(?!\d)/g) ?? [];
  const [number] = numbers.filter((text) => !/^(?:19|20)\d{6}$/.test(text));
  return numbers.length === 1 ? number : undefined;
}
