import type { Interner } from '../logs/interner.ts';
import type { SourceLog } from '../logs/source-log.ts';
import type { NodeLogs } from '../servers/nodes.ts';
import type { SourceClock } from './clock.ts';
import { type Estimate, estimateOffset, type InstantsByKey } from './estimate-offset.ts';
import { agentStates, pagesSeen, pageTraffic } from './shared-events.ts';

/** What two logs say of one another's clocks. */
export interface Comparison<Subject> {
  readonly subject: Subject;
  readonly reference: NodeLogs;
  readonly estimate: Estimate;
}

type Clocks = ReadonlyMap<SourceLog, SourceClock>;

/** A single pair agrees with nothing. */
const minShown = 2;

/** Each server against the first one, by id, that its events tell of. */
export function compareServers(nodes: readonly NodeLogs[], clocks: Clocks): Comparison<NodeLogs>[] {
  if (nodes.length < 2) return [];
  const told = nodes
    .map((node) => ({ node, states: agentStates(node, clocks) }))
    .filter(({ states }) => states.size > 0);
  return told.flatMap(({ node, states }, index) => {
    const own: Comparison<NodeLogs>[] = [];
    for (const other of told.slice(0, index)) {
      const comparison = compare(node, states, other.node, other.states);
      if (comparison) own.push(comparison);
      if (comparison && isReliable(comparison.estimate)) break;
    }
    return own;
  });
}

/** Each page's log against the server whose logs it came with. */
export function comparePages(
  node: NodeLogs,
  clocks: Clocks,
  desktops: ReadonlyMap<SourceLog, string>,
  interner: Interner,
): Comparison<SourceLog>[] {
  const pages = node.logs.flatMap((log) => {
    const agent = desktops.get(log);
    const clock = clocks.get(log);
    return agent !== undefined && clock
      ? [{ log, agent, traffic: pageTraffic(log, clock, agent) }]
      : [];
  });
  const seen = pagesSeen(node, clocks, pages, interner);
  return pages.flatMap(
    ({ log, agent, traffic }) => compare(log, traffic, node, seen.get(agent) ?? new Map()) ?? [],
  );
}

export const isReliable = ({ refused }: Estimate): boolean => refused === undefined;

function compare<Subject>(
  subject: Subject,
  own: InstantsByKey,
  reference: NodeLogs,
  theirs: InstantsByKey,
): Comparison<Subject> | undefined {
  const estimate = estimateOffset(own, theirs);
  return estimate && estimate.samples >= minShown ? { subject, reference, estimate } : undefined;
}
