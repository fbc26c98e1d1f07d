import { groupBy } from '../model/group-by.ts';
import type { Clock, Problem } from '../model/report.ts';
import type { Settings } from '../model/settings.ts';
import type { Deployment } from '../model/words.ts';
import { type AgentTrack, agentsOf } from './agents.ts';
import { type Burst, burstsOf } from './bursts.ts';
import { clientAgents } from './client-agents.ts';
import { alignClocks } from './clocks/align-clocks.ts';
import type { NodeOffset, SourceClock } from './clocks/clock.ts';
import { clockSetBacks } from './clocks/clock-set-back.ts';
import { setBackProblems } from './clocks/set-back-problems.ts';
import { asSetBack, type SetBack, setBacksOf } from './clocks/set-backs.ts';
import { settleClocks, type ZoneOption } from './clocks/settle-clocks.ts';
import type { Disconnect } from './disconnect.ts';
import { disconnectsOf } from './disconnects.ts';
import type { End } from './end.ts';
import { sessionEnds } from './ends.ts';
import { floodProblems } from './faults/flood-problems.ts';
import { type Toll, tollsOf } from './faults/tolls.ts';
import { crowdProblems } from './logs/crowd-problems.ts';
import { disorderProblems } from './logs/disorder-problems.ts';
import type { Interner } from './logs/interner.ts';
import { Repeats } from './logs/repeats.ts';
import type { SourceLog } from './logs/source-log.ts';
import { coverageOf, debugSpans, type Span, without } from './logs/spans.ts';
import { draftOf } from './node-draft.ts';
import { nodeOf } from './node-of.ts';
import { productOf } from './products.ts';
import type { ServerOption } from './servers/named-servers.ts';
import { groupNodes, type NodeLogs } from './servers/nodes.ts';
import { withStatesNear } from './states-near.ts';
import type { NodeTimeline } from './timeline.ts';
import { observeTimers, type Timers, unobserved } from './timers.ts';

/** The bundle as one story: servers, agents, and what was lost when. */
export interface Timeline {
  readonly nodes: readonly NodeTimeline[];
  readonly agents: readonly AgentTrack[];
  readonly disconnects: readonly Disconnect[];
  readonly bursts: readonly Burst[];
  /** Wants of a resource that took many along, by whom they took. */
  readonly tolls: ReadonlyMap<Disconnect, Toll>;
  readonly timers: Timers;
  readonly clocks: ReadonlyMap<SourceLog, SourceClock>;
  readonly offsets: ReadonlyMap<string, readonly NodeOffset[]>;
  readonly drifts: readonly Clock[];
  readonly problems: readonly Problem[];
}

export interface TimelineOptions {
  readonly zones: readonly ZoneOption[];
  /** `--node` */
  readonly server?: ServerOption;
  readonly interner: Interner;
  /** Clocks that reliably disagree are moved onto one (`--align-clocks`). */
  readonly align: boolean;
  readonly settings: Settings;
}

export function buildTimeline(logs: readonly SourceLog[], options: TimelineOptions): Timeline {
  const { nodes: servers, problems: undecided } = groupNodes(logs, options.server);
  const { timers: set, windows } = options.settings;
  const desktops = clientAgents(logs);
  const settled = settleClocks(servers, options.zones);
  const setBacks = new Map(servers.map((node) => [node, setBacksOf(node, settled.clocks)]));
  const since = { ...settled, clocks: asSetBack(setBacks, settled.clocks) };
  const { clocks, offsets, drifts, problems } = alignClocks(servers, since, {
    ...options,
    desktops,
  });
  const repeats = new Repeats();
  const told = servers.map((node) =>
    draftOf(node, clockSetBacks(setBacks.get(node) ?? [], clocks), {
      clocks,
      clientAgents: desktops,
      interner: options.interner,
      nearMissMs: unobserved('nearMissMs', set).value,
      repeats,
    }),
  );
  const drafts = withStatesNear(told, {
    clocks,
    interner: options.interner,
    repeats,
    graceMs: unobserved('graceMs', set).value,
  });
  const timers = observeTimers(drafts, set);
  const nodes = drafts.map((draft) =>
    nodeOf(draft, { servers, clocks, timers, windows, interner: options.interner }),
  );
  const agents = agentsOf(nodes);
  const context = {
    timers,
    ends: endsByAgent(nodes, timers.idleMs.value),
    webservices: webservicesSpans(servers, clocks),
    refusedPolls: new Map(nodes.map((node) => [node.node.id, refusedPollSpans(node, clocks)])),
    assumed: assumedNodes(offsets),
    product: productByNode(nodes),
  };
  const disconnects = agents.flatMap((agent) => disconnectsOf(agent, context));
  const bursts = burstsOf(disconnects, nodes, windows);
  return {
    nodes,
    agents,
    disconnects,
    bursts,
    tolls: tollsOf(disconnects, bursts, timers),
    timers,
    clocks,
    offsets,
    drifts,
    problems: [
      ...undecided,
      ...problems,
      ...nodes.flatMap(setBackProblems),
      ...disorderProblems(logs.filter((log) => !wasSetBack(log, setBacks))),
      ...crowdProblems(logs),
      ...repeats.problems(),
      ...nodes.flatMap(floodProblems),
    ],
  };
}

/** What stands earlier after its clock was set back is no record out of order. */
const wasSetBack = (log: SourceLog, setBacks: ReadonlyMap<NodeLogs, readonly SetBack[]>): boolean =>
  log.falls.isInOrder &&
  [...setBacks.values()].some((own) => own.some(({ lines }) => lines.has(log)));

function productByNode(nodes: readonly NodeTimeline[]): (node: NodeTimeline) => Deployment {
  const products = new Map(nodes.map((node) => [node, productOf(node, nodes)]));
  return (node) => products.get(node) ?? 'unknown';
}

function endsByAgent(nodes: readonly NodeTimeline[], idleMs: number): Map<string, End[]> {
  const ends = nodes.flatMap((node) => sessionEnds(node, idleMs));
  return groupBy(ends, (end) => end.agent);
}

const assumedNodes = (offsets: ReadonlyMap<string, readonly NodeOffset[]>): Set<string> =>
  new Set(
    [...offsets].flatMap(([id, known]) =>
      known.some(({ basis }) => basis === 'assumed-utc') ? [id] : [],
    ),
  );

/** Where webservices records would show a logout; a log of errors alone would not. */
const webservicesSpans = (
  servers: readonly NodeLogs[],
  clocks: ReadonlyMap<SourceLog, SourceClock>,
): Map<string, Span[]> =>
  new Map(
    servers.map(({ id, logs }) => [
      id,
      coverageOf(
        logs.filter((log) => log.kind === 'webservices' && !log.partial),
        clocks,
      ),
    ]),
  );

/** Openfire tells of a poll on a session that is gone at warn level up to 3.9, at debug level since (openfire-logs.md A4). */
function refusedPollSpans(
  { node: { logs }, events, missing }: NodeTimeline,
  clocks: ReadonlyMap<SourceLog, SourceClock>,
): Span[] {
  const told = new Set(
    events.filter(({ fact }) => fact.kind === 'invalid-session').map(({ place }) => place.source),
  );
  const isWarned = logs.some(({ kind, index }) => kind === 'openfire-warn' && told.has(index));
  const own = logs.filter(({ kind }) => kind.startsWith('openfire'));
  return without(isWarned ? coverageOf(own, clocks) : debugSpans(own, clocks), missing);
}
