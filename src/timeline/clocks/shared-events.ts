import type { FactOf } from '../../model/fact.ts';
import type { WallMs } from '../../model/time.ts';
import { userOfPath } from '../../model/user-path.ts';
import { fingerprint } from '../logs/fingerprint.ts';
import type { Interner } from '../logs/interner.ts';
import { restColumn, type SourceLog } from '../logs/source-log.ts';
import type { NodeLogs } from '../servers/nodes.ts';
import type { SourceClock } from './clock.ts';
import type { InstantsByKey } from './estimate-offset.ts';

type Clocks = ReadonlyMap<SourceLog, SourceClock>;
type Instants = Map<string, number[]>;
/** Keys by fingerprint. */
type Asked = ReadonlyMap<number, string>;

/** A page's own log. */
interface Page {
  readonly agent: string;
  readonly traffic: InstantsByKey;
}

/** A page's event says whose it is and no more: all of one agent's are alike. */
const agentEvent = 'event';

/**
 * The agent state events that a node's webservices decoded. Every Finesse server gets the same ones from CTI: level clocks
 * say the same of when they came. A busy server decodes them late, so its own stamp of their arrival goes before the
 * record's time.
 */
export function agentStates(node: NodeLogs, clocks: Clocks): InstantsByKey {
  const states: Instants = new Map();
  eachState(node, clocks, (fact, at) =>
    push(states, `${fact.agent} ${fact.state} ${fact.reasonCode ?? ''}`, fact.epochMs ?? at),
  );
  for (const instants of states.values()) instants.sort((a, b) => a - b);
  return states;
}

/**
 * What a server shows of each agent's page: the requests that the page tells of, when they came, and the changes of the
 * agent's state, which it sends to the page. The page asks before the server hears of it and hears of a change after the
 * server: level clocks are those with as much before as after, and the way between them is part of the spread.
 */
export function pagesSeen(
  node: NodeLogs,
  clocks: Clocks,
  pages: readonly Page[],
  interner: Interner,
): ReadonlyMap<string, InstantsByKey> {
  const seen = new Map(pages.map(({ agent }): [string, Instants] => [agent, new Map()]));
  const asked = askedBy(pages);
  for (const log of node.logs) {
    const clock = clocks.get(log);
    if (clock && seen.size > 0) addRequests(seen, asked, log, clock, interner);
  }
  for (const [agent, states] of statesOf(seen, node, clocks)) {
    let before: string | undefined;
    for (const { at, state } of states) {
      // CTI repeats a state for each of the agent's skill groups; the page hears of changes only.
      if (state !== before) push(seen.get(agent) as Instants, agentEvent, at);
      before = state;
    }
  }
  return seen;
}

/** In time order. */
function statesOf(agents: ReadonlyMap<string, unknown>, node: NodeLogs, clocks: Clocks) {
  const states = new Map<string, { readonly at: number; readonly state: string }[]>();
  if (agents.size === 0) return states;
  for (const agent of agents.keys()) states.set(agent, []);
  eachState(node, clocks, ({ agent, state, reasonCode }, at) =>
    states.get(agent)?.push({ at, state: `${state} ${reasonCode ?? ''}` }),
  );
  for (const own of states.values()) own.sort((a, b) => a.at - b.at);
  return states;
}

/** The keys of each agent's pages, by fingerprint. */
function askedBy(pages: readonly Page[]): ReadonlyMap<string, Asked> {
  const asked = new Map(pages.map(({ agent }) => [agent, new Map<number, string>()]));
  for (const { agent, traffic } of pages)
    for (const key of traffic.keys()) asked.get(agent)?.set(fingerprint(key), key);
  return asked;
}

function addRequests(
  seen: ReadonlyMap<string, Instants>,
  asked: ReadonlyMap<string, Asked>,
  { restRequests: rows }: SourceLog,
  clock: SourceClock,
  interner: Interner,
): void {
  for (let row = 0; row < rows.length; row++) {
    const agent = interner.text(rows.get(row, restColumn.agent)) ?? '';
    const own = seen.get(agent);
    const request = asked.get(agent)?.get(rows.get(row, restColumn.request));
    if (!own || request === undefined) continue;
    const wall = rows.get(row, restColumn.wall) as WallMs;
    const offsetMinutes = rows.get(row, restColumn.offsetMinutes);
    push(own, request, clock.at({ wall, offsetMinutes }, 0));
  }
}

/** The same of a page's own log. */
export function pageTraffic(log: SourceLog, clock: SourceClock, agent: string): InstantsByKey {
  const traffic: Instants = new Map();
  for (const { fact, time, place } of log.observations) {
    const key =
      fact.kind === 'rest-request'
        ? requestOf(fact)
        : fact.kind === 'client-event' && isUserNode(fact, agent)
          ? agentEvent
          : undefined;
    if (key !== undefined) push(traffic, key, clock.at(time, place.line));
  }
  return traffic;
}

function requestOf({ method, url }: FactOf<'rest-request'>): string | undefined {
  const path = url.replace(/^https?:\/\/[^/]+/, '');
  return userOfPath(path) === undefined ? undefined : `${method} ${path}`;
}

/** The agent's own node; those below it (`…/Dialogs`) tell of calls. */
const isUserNode = ({ pubsubNode }: FactOf<'client-event'>, agent: string): boolean =>
  userOfPath(pubsubNode) === agent && /\/User\/[^/]+\/?$/.test(pubsubNode);

/** What CTI tells of agents' states in a node's webservices logs. */
function eachState(
  { logs }: NodeLogs,
  clocks: Clocks,
  visit: (fact: FactOf<'state-event'>, at: number) => void,
): void {
  for (const log of logs) {
    const clock = clocks.get(log);
    if (log.kind !== 'webservices' || !clock) continue;
    for (const { fact, time, place } of log.observations)
      if (fact.kind === 'state-event') visit(fact, clock.at(time, place.line));
    for (let row = 0; row < log.states.length; row++) {
      const fact = log.states.fact(row);
      if (fact.kind !== 'state-event') continue;
      visit(fact, clock.at(log.states.time(row), log.states.spot(row).line));
    }
  }
}

function push(instants: Instants, key: string, at: number): void {
  const known = instants.get(key);
  if (known) known.push(at);
  else instants.set(key, [at]);
}
