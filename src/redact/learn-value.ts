import { parseAddress } from '../model/subnet.ts';
import { learnFrom, learnFromPath } from './learn.ts';
import type { Originals } from './originals.ts';
import { isServiceWord } from './service-words.ts';

/** Learns from plain data (a report, an inventory) what it tells, and gives back the agents that it names. */
export function learnFromValue(data: unknown, originals: Originals): Set<string> {
  const agents = new Set<string>();
  learn(data, '', originals, agents);
  return agents;
}

function learn(data: unknown, key: string, originals: Originals, agents: Set<string>): void {
  if (typeof data === 'string') learnString(data, key, originals, agents);
  else if (Array.isArray(data)) for (const one of data) learn(one, key, originals, agents);
  else if (typeof data === 'object' && data !== null)
    for (const [name, one] of Object.entries(data))
      learn(one, nameOf(data, name), originals, agents);
}

const nameOf = (owner: object, name: string): string =>
  name === 'id' && 'sessions' in owner && 'nodes' in owner ? 'agent' : name;

function learnString(text: string, key: string, originals: Originals, agents: Set<string>): void {
  if (key === 'agent' || key === 'agents') {
    if (text === 'finesse') return;
    agents.add(text);
    const [user = '', host] = text.split('@');
    // Words of the product stay in the records; of an original each would be a remainder.
    if (!isServiceWord(user)) originals.add('id', user, true);
    if (host !== undefined) originals.add('host', host, true);
  } else if (key === 'names' && isHostName(text)) originals.add('host', text, true);
  else if (key === 'path' || key === 'roots') learnFromPath(text, originals);
  else learnFrom(text, originals);
}

/** What a log prints for its host; a name of a file or of folders is none. */
const isHostName = (text: string): boolean =>
  !parseAddress(text) &&
  /^[\p{L}\d][\p{L}\d.-]*$/u.test(text) &&
  !/\.(?:log|txt|out|zip|gz|tgz)(?:\.\d+)?$/.test(text);
