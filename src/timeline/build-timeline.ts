import { groupBy } from '../model/group-by.ts';
import type { Clock, Problem } from '../model/report.ts';
import type { Settings } from '../model/settings.ts';
import type { Deployment } from '../model/words.ts';
import { addressesOf } from './addresses.ts';
import { type AgentTrack, agentsOf } from './agents.ts';
import { browsersOf } from './browsers.ts';
import { type Burst, burstsOf } from './bursts.ts';
import { clientAgents } from './client-agents.ts';
import { alignClocks } from './clocks/align-clocks.ts';
import type { NodeOffset, SourceClock } from './clocks/clock.ts';
import { clockSetBacks } from './clocks/clock-set-back.ts';
import { clockSteps } from './clocks/clock-steps.ts';
import { setBackProblems } from './clocks/set-back-problems.ts';
import { asSetBack, type SetBack, setBacksOf } from './clocks/set-backs.ts';
import { settleClocks, type ZoneOption } from './clocks/settle-clocks.ts';
import { ctiLossesOf } from './cti-losses.ts';
import type { Disconnect } from './disconnect.ts';
import { disconnectsOf } from './disconnects.ts';
import type { End } from './end.ts';
import { sessionEnds } from './ends.ts';
import type { Event } from './event.ts';
import { eventsOf } from './events.ts';
import { floodProblems } from './faults/flood-problems.ts';
import { incidentsOf } from './faults/incidents.ts';
import { serviceUserLosses } from './faults/service-user.ts';
import { type Toll, tollsOf } from './faults/tolls.ts';
import { finesseRestartsOf } from './finesse-restarts.ts';
import type { Interner } from './logs/interner.ts';
import { Repeats } from './logs/repeats.ts';
import type { SourceLog } from './logs/source-log.ts';
import { coverageOf, debugSpans, type Span, without } from './logs/spans.ts';
import { storiesOf } from './logs/tellings.ts';
import { unusualSilences } from './logs/unusual-silences.ts';
import { pagesOf } from './pages.ts';
import { passageOver } from './passage.ts';
import { productOf } from './products.ts';
import { refusalsOf } from './refusals.ts';
import { rejectionsOf } from './rejections.ts';
import { releasesOf } from './releases/releases.ts';
import { restartsOf } from './restarts.ts';
import type { ServerOption } from './servers/named-servers.ts';
import { groupNodes, type NodeLogs } from './servers/nodes.ts';
import { sessionLookup } from './session-lookup.ts';
import { sessionsOf } from './sessions.ts';
import { slowSweeps } from './slow-sweeps.ts';
import { sweepGaps } from './sweep-gaps.ts';
import { sweptSetBacks } from './swept-set-backs.ts';
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
  const drafts = servers.map((node) => {
    const ownSetBacks = clockSetBacks(setBacks.get(node) ?? [], clocks);
    const stories = storiesOf(node.logs, clocks, desktops);
    const events = eventsOf(node, stories, { clocks, clientAgents: desktops, repeats });
    const nearMissMs = unobserved('nearMissMs', set).value;
    const { sessions, sweeps, holds, missing } = sessionsOf(node, stories, events, {
      clocks,
      interner: options.interner,
      nearMissMs,
      setBacks: ownSetBacks,
      repeats,
    });
    return {
      node,
      stories,
      events: withAgents(events, sessions),
      sessions,
      sweeps,
      holds,
      missing,
      setBacks: [...ownSetBacks, ...sweptSetBacks(sweeps, ownSetBacks)],
    };
  });
  const timers = observeTimers(drafts, set);
  const nodes = drafts.map((draft) => {
    const gaps = sweepGaps(draft, timers, draft.node.logs, clocks, (doubt) =>
      passageOver(doubt, { node: draft.node, nodes: servers, events: draft.events, clocks }),
    );
    const silences = unusualSilences(
      draft.node.logs.filter((log) => log.kind === 'webservices' && !log.partial),
      clocks,
    );
    return {
      ...draft,
      ...originsOf(draft.node.logs, clocks),
      gaps,
      slowSweeps: slowSweeps(draft, gaps, timers),
      silences,
      restarts: restartsOf(draft.events, draft.sessions),
      finesseRestarts: finesseRestartsOf(draft.events, silences),
      clockSteps: clockSteps(draft.events),
      ctiLosses: ctiLossesOf(draft.events, draft.sessions),
      serviceUserLosses: serviceUserLosses(draft.events, draft.sessions, windows),
      incidents: incidentsOf(draft.node.logs, draft.stories, clocks),
      pages: pagesOf(draft.node.logs, {
        node: draft.node.id,
        sessions: draft.sessions,
        clocks,
        interner: options.interner,
      }),
      refusals: refusalsOf(draft.node.logs, clocks, options.interner),
      rejections: rejectionsOf(draft.events, draft.sessions, draft.sweeps),
      releases: releasesOf({ logs: draft.node.logs, clocks }, draft.events),
    };
  });
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
      ...disorderOf(logs, [...setBacks.values()].flat()),
      ...repeats.problems(),
      ...nodes.flatMap(floodProblems),
    ],
  };
}

/** Where agents come from, and with what. */
function originsOf(logs: readonly SourceLog[], clocks: ReadonlyMap<SourceLog, SourceClock>) {
  const addresses = addressesOf(logs, clocks);
  return { addresses, browsers: browsersOf(logs, clocks, addresses) };
}

/** Logs whose records do not stand in the order of their times. */
const disorderOf = (logs: readonly SourceLog[], setBacks: readonly SetBack[]): Problem[] =>
  logs.flatMap((log): Problem[] => {
    const { path, disorder } = log;
    // What stands earlier after its clock was set back is no record out of order.
    if (!disorder || (log.falls.isInOrder && setBacks.some(({ lines }) => lines.has(log))))
      return [];
    const { records, furthestMs, line } = disorder;
    const far = `${(furthestMs / 1_000).toFixed(1)} s`;
    const what =
      records === 1
        ? `the record at line ${line} stands ${far} earlier than a record before it: it was put in time order`
        : `${records} records stand up to ${far} earlier than a record before them (first at line ${line}): they were put in time order`;
    return [
      {
        severity: 'warning',
        where: path,
        what,
        next: 'nothing to do if a tool merged or sorted the log; else collect it again as it is',
      },
    ];
  });

/** Records that name only a sid belong to the agent of its session. */
function withAgents(events: readonly Event[], sessions: NodeTimeline['sessions']): Event[] {
  const lookup = sessionLookup(sessions);
  return events.map((event) => {
    if (event.agent !== undefined || !('sid' in event.fact)) return event;
    const agent = lookup(event)?.agent;
    return agent === undefined ? event : { ...event, agent };
  });
}

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
