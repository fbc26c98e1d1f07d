import type { FactKind } from '../model/fact.ts';
import type { ReportNode } from '../model/report.ts';
import type { Slice } from '../model/timeline-head.ts';
import type { EventFilter } from '../timeline/event-filter.ts';
import { agentFilter, type Selection } from './select.ts';
import { type Around, holds, type SelectedSpan, spanOf, spansAround } from './selected-span.ts';

/** Which events of a timeline are wanted. Everything was read all the same; of what is left out, no line is read again. */
export interface EventSelection extends Selection {
  readonly kinds?: readonly FactKind[];
  /** By id or by any of their names. */
  readonly servers?: readonly string[];
  readonly around?: Around;
}

export interface SelectedEvents {
  readonly filter: EventFilter;
  /** The time that is wanted; undefined where all of it is. */
  readonly slices: readonly Slice[] | undefined;
}

export function selectedEvents(
  nodes: readonly ReportNode[],
  selection: EventSelection,
): SelectedEvents {
  const { kinds, servers } = selection;
  const spans = spansOf(nodes, selection);
  const ofKind = kinds && new Set(kinds);
  const onNode = servers && serversNamed(nodes, servers);
  return {
    filter: {
      agent: agentFilter(selection),
      kind: (kind) => ofKind?.has(kind) ?? true,
      node: (id) => onNode?.has(id) ?? true,
      at: (from, to) => spans?.some((span) => holds(span, from, to)) ?? true,
    },
    slices: spans?.map(toSlice),
  };
}

function spansOf(
  nodes: readonly ReportNode[],
  { since, until, around }: EventSelection,
): SelectedSpan[] | undefined {
  if (around) return spansAround(nodes, around);
  return since || until
    ? [spanOf(nodes, { ...(since && { since }), ...(until && { until }) })]
    : undefined;
}

/** Host names mean the same in any case. */
function serversNamed(nodes: readonly ReportNode[], servers: readonly string[]): Set<string> {
  const wanted = new Set(servers.map((server) => server.toLowerCase()));
  return new Set(
    nodes
      .filter(({ id, names }) => [id, ...names].some((name) => wanted.has(name.toLowerCase())))
      .map(({ id }) => id),
  );
}

const toSlice = ({ from, to }: SelectedSpan): Slice => ({
  ...(from > -Infinity && { from: iso(from) }),
  ...(to < Infinity && { to: iso(to) }),
});

const iso = (at: number): string => new Date(at).toISOString();
