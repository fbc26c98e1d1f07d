import type { AgentTrack } from '../timeline/agents.ts';
import { isKind } from '../timeline/event.ts';
import { covers, holesBetween, type Span } from '../timeline/logs/spans.ts';
import type { NodeTimeline } from '../timeline/timeline.ts';
import type { Wanted } from './collect.ts';
import type { Coverage } from './coverage.ts';
import { debugLogHoldsSweeps, writesDebugLog } from './debug-log.ts';
import { spanOf, type Want, whyWanted } from './want.ts';
import { usesWebSocket } from './watched.ts';

const minuteMs = 60_000;
/** An agent who was there this shortly before and after a hole was there during it. */
const nearMs = 15 * minuteMs;

/** What would have shown a loss of an agent in the times when the logs at hand could not. */
export function wantsOfQuiet(
  agent: AgentTrack,
  unwatched: readonly Span[],
  coverage: (node: string) => Coverage,
): Want[] {
  const { id, nodes } = agent;
  const webSocket = usesWebSocket(agent);
  return unwatched.flatMap(({ from, to }) =>
    nodes.flatMap((track) => {
      const { node } = track;
      const { webservices, debug } = coverage(node.id);
      const isTold = webSocket || covers(debug, from, to) || !debugLogHoldsSweeps(track, from);
      const lacking: Wanted[] = [
        ...(covers(webservices, from, to) ? [] : (['webservices'] as const)),
        ...(isTold ? [] : (['openfire-debug'] as const)),
        'client',
      ];
      const kind = lacking[0] as Wanted;
      return [{ node: node.id, kind, agents: [id], from, to, why: whyWanted[kind] }];
    }),
  );
}

/** Sessions that the server ended by records which name nobody: debug.log ties them to agents. */
export function wantsOfNameless(node: NodeTimeline, { debug }: Coverage): Want[] {
  const open = node.rejections.nameless.filter(
    ({ at }) => writesDebugLog(node, at) && !covers(debug, at, at),
  );
  const sessions = open.length === 1 ? 'a session' : `${open.length} sessions`;
  const why = `the server ended ${sessions} here by records that name no agent; only debug.log tells whose`;
  return open.map(({ at }) => ({
    node: node.node.id,
    kind: 'openfire-debug',
    agents: [],
    from: at - minuteMs,
    to: at + minuteMs,
    why,
  }));
}

/**
 * A server without any webservices log: sessions may all be well, and agents forced out all the same. Holes in other logs
 * matter only where a disconnect lies in them; those are asked for with it.
 */
export function wantsOfAbsent(node: NodeTimeline, { webservices }: Coverage): Want[] {
  const lives = [...livesOf(node).values()].flat();
  if (webservices.length > 0 || lives.length === 0) return [];
  const errorsOnly = node.node.logs.some((log) => log.kind === 'webservices');
  const here = errorsOnly ? 'only its Error- files are here' : 'none is here';
  return [
    {
      node: node.node.id,
      kind: 'webservices',
      agents: [],
      ...spanOf(lives),
      why: `agents are signed out without any loss of their session, too (CTI, supervisor, rules), and reason codes stand only in the webservices log: ${here}`,
    },
  ];
}

/**
 * Holes between files, where neither webservices nor sweeps would show a loss. They matter where agents were there before
 * and after, and no session lived on over the hole.
 */
export function wantsOfHoles(node: NodeTimeline, { webservices, debug }: Coverage): Want[] {
  const holes = holesBetween([...webservices, ...debug]);
  const lives = holes.length > 0 ? livesOf(node) : new Map<string, Span[]>();
  return holes.flatMap((hole) => {
    const agents = [...lives].filter(([, own]) => mayBeLostIn(hole, own)).map(([id]) => id);
    if (agents.length === 0) return [];
    const named = agents.length === 1 ? 'an agent' : `${agents.length} agents`;
    const why = `no log here covers this time: ${named} had a desktop before and after it, and would have been lost in it unseen`;
    return [{ node: node.node.id, kind: 'webservices', agents, ...hole, why }];
  });
}

const mayBeLostIn = (hole: Span, own: readonly Span[]): boolean =>
  own.some(({ from, to }) => from <= hole.from && to >= hole.from - nearMs) &&
  own.some(({ from, to }) => from <= hole.to + nearMs && to >= hole.to) &&
  !own.some(({ from, to }) => from <= hole.from && to >= hole.to);

/** By agent: its sessions, and the instants of its other records. */
function livesOf({ sessions, events }: NodeTimeline): Map<string, Span[]> {
  const lives = new Map<string, Span[]>();
  const add = (agent: string, span: Span): void => {
    const own = lives.get(agent) ?? [];
    if (own.length === 0) lives.set(agent, own);
    own.push(span);
  };
  for (const { agent, first, last } of sessions) add(agent, { from: first.at, to: last.at });
  for (const { agent, at } of events) if (agent !== undefined) add(agent, { from: at, to: at });
  return lives;
}

/** Servers that a desktop connected to beside those of the bundle, by its own log. */
export function wantsOfOtherServers(agent: AgentTrack, nodes: readonly NodeTimeline[]): Want[] {
  const known = new Set(nodes.flatMap(({ node }) => [node.id, ...node.names]).map(labelOf));
  const visits = agent.events.flatMap((event) => {
    if (!isKind(event, 'client-transport') || event.fact.url === undefined) return [];
    return [{ host: new URL(event.fact.url).hostname, at: event.at }];
  });
  // A desktop that never names a server of the bundle goes through a proxy or another name of it.
  if (!visits.some(({ host }) => known.has(labelOf(host)))) return [];
  return visits
    .filter(({ host }) => !known.has(labelOf(host)) && !isAddress(host))
    .map(({ host, at }) => ({
      node: host,
      kind: 'webservices',
      agents: [agent.id],
      from: at - minuteMs,
      to: at + minuteMs,
      why: 'desktops connected to this server, too, and no log of it is here',
    }));
}

const isAddress = (host: string): boolean => /^[\d.]+$|^\[/.test(host);

/** A server is named with its domain or without. */
const labelOf = (host: string): string =>
  isAddress(host) ? host : (host.toLowerCase().split('.')[0] ?? host);
