import { groupBy } from '../model/group-by.ts';
import { byTime, type Event } from './event.ts';
import type { PageStretch } from './page-stretch.ts';
import type { Session } from './session.ts';
import type { NodeTimeline } from './timeline.ts';

/** All that the bundle says of one agent, on whatever node. */
export interface AgentTrack {
  readonly id: string;
  readonly events: readonly Event[];
  readonly sessions: readonly { readonly session: Session; readonly node: NodeTimeline }[];
  readonly nodes: readonly NodeTimeline[];
  /** Its pages at work, as access logs show them, in the order in which they begin. */
  readonly pages: readonly PageStretch[];
}

/** Facts that name a user without showing that a desktop of that user was ever connected. */
const namesOnly = new Set(['http-access', 'undeliverable', 'subscribe', 'unsubscribe']);

/** Agents by id, by code point: users with a bound session or named in a presence, client or CTI record. */
export function agentsOf(nodes: readonly NodeTimeline[]): AgentTrack[] {
  const sessions = groupBy(
    nodes.flatMap((node) => node.sessions.map((session) => ({ session, node }))),
    ({ session }) => session.agent,
  );
  const events = groupBy(
    nodes.flatMap((node) => node.events),
    ({ agent }) => agent,
  );
  const ids = new Set([
    ...sessions.keys(),
    ...[...events].flatMap(([id, own]) => (id !== undefined && own.some(provesAgent) ? [id] : [])),
  ]);
  const pages = groupBy(
    nodes.flatMap((node) => node.pages),
    ({ agent }) => agent,
  );
  const byId = new Map(nodes.map((node) => [node.node.id, node]));
  return [...ids].sort().map((id) => {
    const own = (events.get(id) ?? []).sort(byTime);
    const tracks = sessions.get(id) ?? [];
    const names = new Set(tracks.map(({ node }) => node.node.id));
    for (const { node } of own) names.add(node);
    const on = [...names].sort().flatMap((name) => byId.get(name) ?? []);
    return { id, events: own, sessions: tracks, nodes: on, pages: pages.get(id) ?? [] };
  });
}

const provesAgent = ({ fact }: Event): boolean => !namesOnly.has(fact.kind);
