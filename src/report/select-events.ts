import type { FactKind } from '../model/fact.ts';
import type { Slice } from '../model/timeline-head.ts';
import type { EventFilter } from '../timeline/event-filter.ts';
import { agentFilter, type Selection } from './select.ts';
import {
  type Around,
  holds,
  type Nodes,
  type SelectedSpan,
  spanOf,
  spansAround,
} from './selected-span.ts';
import { type Servers, serverNamed } from './server-named.ts';

/** Which events of a timeline are wanted. Everything was read all the same; of what is left out, no line is read again. */
export interface EventSelection extends Selection {
  readonly kinds?: readonly FactKind[];
  /** By id, by any of their names, whole or short, or by the address of the folder that their logs stand in. */
  readonly servers?: readonly string[];
  readonly around?: Around;
}

export interface SelectedEvents {
  readonly filter: EventFilter;
  /** The time that is wanted; undefined where all of it is. */
  readonly slices?: readonly Slice[];
  /** What was asked for and is no server's. */
  readonly unknownServers?: readonly string[];
}

export function selectedEvents(
  bundle: Servers & { readonly nodes: Nodes },
  selection: EventSelection,
): SelectedEvents {
  const { kinds, servers } = selection;
  const spans = spansOf(bundle.nodes, selection);
  const ofKind = kinds && new Set(kinds);
  const named = servers?.map((name) => ({ name, id: serverNamed(bundle, name) }));
  const onNode = named && new Set(named.map(({ id }) => id));
  const unknown = named?.filter(({ id }) => id === undefined).map(({ name }) => name) ?? [];
  return {
    filter: {
      agent: agentFilter(selection),
      kind: (kind) => ofKind?.has(kind) ?? true,
      node: (id) => onNode?.has(id) ?? true,
      at: (from, to) => spans?.some((span) => holds(span, from, to)) ?? true,
    },
    ...(spans && { slices: spans.map(toSlice) }),
    ...(unknown.length > 0 && { unknownServers: unknown }),
  };
}

function spansOf(
  nodes: Nodes,
  { since, until, around }: EventSelection,
): SelectedSpan[] | undefined {
  if (around) return spansAround(nodes, around);
  return since || until
    ? [spanOf(nodes, { ...(since && { since }), ...(until && { until }) })]
    : undefined;
}

const toSlice = ({ from, to }: SelectedSpan): Slice => ({
  ...(from > -Infinity && { from: iso(from) }),
  ...(to < Infinity && { to: iso(to) }),
});

const iso = (at: number): string => new Date(at).toISOString();
