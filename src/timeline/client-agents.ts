import type { SourceLog } from './source-log.ts';

const userPath = /\/finesse\/api\/User\/([^/?'"\s]{1,128})/;

/**
 * Whose desktop wrote a client log: the user its requests and events are about; a supervisor's page names its team
 * too, so an id that the file's name holds wins (finesse-logs.md section 2: the name holds the agent's id).
 */
export function clientAgents(logs: readonly SourceLog[]): Map<SourceLog, string> {
  const agents = new Map<SourceLog, string>();
  for (const log of logs) {
    if (log.kind !== 'client') continue;
    const agent = agentOfLog(log);
    if (agent !== undefined) agents.set(log, agent);
  }
  return agents;
}

function agentOfLog(log: SourceLog): string | undefined {
  const counts = new Map<string, number>();
  for (const { fact } of log.observations) {
    const named =
      fact.kind === 'rest-request' ? fact.url : fact.kind === 'client-event' ? fact.pubsubNode : '';
    const id = userPath.exec(named)?.[1];
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const name = log.path.slice(log.path.lastIndexOf('/') + 1);
  const ids = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([id]) => id);
  const tokens = new Set(name.split(/[^A-Za-z0-9]+/));
  return ids.find((id) => tokens.has(id)) ?? ids[0] ?? onlyNumber(name);
}

/** Without any request in the log: the one number of its name that can be an agent's id. */
function onlyNumber(name: string): string | undefined {
  const numbers = name.match(/(?<!\d)\d{4,9}(?!\d)/g) ?? [];
  return numbers.length === 1 ? numbers[0] : undefined;
}
