import { ctiState } from '../model/cti-state.ts';
import { groupBy } from '../model/group-by.ts';
import { type EpochMs, epochMs } from '../model/time.ts';
import type { Deployment, Transport } from '../model/words.ts';
import type { AgentTrack } from './agents.ts';
import { confirmationOf } from './confirmation.ts';
import type { Disconnect } from './disconnect.ts';
import { type End, firstOf, saysEnded } from './end.ts';
import { type Event, isKind, type Mark } from './event.ts';
import { indexOf } from './event-index.ts';
import { hearsPresences } from './faults/service-user.ts';
import { firstIndex } from './first-index.ts';
import { gapOf } from './gap-of.ts';
import {
  lastContactByClose,
  lastContactByIdlePing,
  lastContactByPings,
  lastContactBySweeps,
} from './last-contact.ts';
import { Connections } from './lives-on.ts';
import { logoutWithoutLoss, productIn, signOutBefore } from './logouts.ts';
import type { Span } from './logs/spans.ts';
import { type Loss, lossesOf } from './losses.ts';
import { nodeOfSession } from './node-of-end.ts';
import { endedByDesktop, outcomeOf } from './outcome.ts';
import { isRefused } from './refusal.ts';
import { refusedPollsBySid, refusedPollsOf, signInsOf } from './refused-polls.ts';
import { refusedRequest } from './refused-request.ts';
import type { Session, Silence } from './session.ts';
import { nearMissSteps, stepsOf } from './steps.ts';
import { stoppedAround } from './stopped-around.ts';
import {
  type Near,
  type Throttled,
  throttledOf,
  throttlingBefore,
  throttlingThrough,
} from './throttling.ts';
import type { NodeTimeline } from './timeline.ts';
import { longestToLogout, type Timers } from './timers.ts';

/** What a desktop does as it signs out comes this long before its session ends at most. */
const beforeMs = 60_000;

export interface DisconnectContext {
  readonly timers: Timers;
  readonly ends: ReadonlyMap<string, readonly End[]>;
  /** The time that webservices records cover, by node. */
  readonly webservices: ReadonlyMap<string, readonly Span[]>;
  /** When logs would show a poll on a session that is gone, by node. */
  readonly refusedPolls: ReadonlyMap<string, readonly Span[]>;
  /** Nodes whose clock is only assumed. */
  readonly assumed: ReadonlySet<string>;
  readonly product: (node: NodeTimeline) => Deployment;
}

/** An agent's losses and near-misses, in time order. */
export function disconnectsOf(agent: AgentTrack, context: DisconnectContext): Disconnect[] {
  const ends = context.ends.get(agent.id) ?? [];
  const losses = lossesOf(agent, ends, {
    graceMs: context.timers.graceMs.value,
    idleMs: context.timers.idleMs.value,
    waitMs: context.timers.waitMs.value,
    assumed: context.assumed,
  });
  const throttled = throttledOf(agent, context.timers);
  const polls = refusedPollsBySid(agent.events);
  const signIns = signInsOf(agent);
  const connections = new Connections(agent, ends);
  const known = { ends: endsInOrder(ends), connections, throttled, polls, signIns };
  const lost = losses.map((loss) => toDisconnect(loss, known, context));
  const near = agent.sessions.flatMap(({ session, node }) =>
    session.nearMisses.map((nearMiss) => toNearMiss({ agent, session, node, nearMiss, throttled })),
  );
  const all = [...lost, ...near].sort((a, b) => a.at.at - b.at.at || (a.id < b.id ? -1 : 1));
  return withOwnIds(all);
}

/** Two sessions of an agent may come near a loss in one sweep. */
function withOwnIds(disconnects: readonly Disconnect[]): Disconnect[] {
  const seen = new Map<string, number>();
  return disconnects.map((disconnect) => {
    const times = (seen.get(disconnect.id) ?? 0) + 1;
    seen.set(disconnect.id, times);
    return times === 1 ? disconnect : { ...disconnect, id: `${disconnect.id}#${times}` };
  });
}

/** The ends of some sessions, in the order of all. */
type EndsInOrder = (sessions: readonly Session[]) => readonly End[];

function endsInOrder(ends: readonly End[]): EndsInOrder {
  const places = new Map(ends.map((end, place) => [end, place]));
  const placeOf = (end: End): number => places.get(end) ?? 0;
  const bySession = groupBy(ends, ({ session }) => session);
  return (sessions) =>
    sessions
      .flatMap((session) => bySession.get(session) ?? [])
      .sort((a, b) => placeOf(a) - placeOf(b));
}

/** What is known of an agent whenever it was. */
interface Known {
  readonly ends: EndsInOrder;
  readonly connections: Connections;
  readonly throttled: Throttled;
  /** Polls on sessions that were gone, by sid. */
  readonly polls: ReadonlyMap<string, readonly Mark[]>;
  readonly signIns: readonly Mark[];
}

function toDisconnect(
  loss: Loss,
  { ends: allEnds, connections, throttled, polls, signIns }: Known,
  context: DisconnectContext,
): Disconnect {
  const { agent, ends, sessions, returned } = loss;
  const { timers } = context;
  const at = ends.find(saysEnded) ?? (ends[0] as End);
  const session = at.session ?? sessions[0];
  const node = nodeOf(agent, at, session);
  const until = returned
    ? epochMs(Math.min(Math.max(returned.at, at.at) + returned.stampMs, loss.until))
    : loss.until;
  const from = (ends[0] as End).at;
  const history = indexOf(agent.events);
  const records = withLogoutBefore(agent, from, history.shownIn(from, until));
  const silence = session && silenceBefore(session, at, timers);
  const gap = session && gapOf(at, session, silence, node.gaps, timers);
  const rejected = at.step === 'rejected' && !silence;
  const transport = transportOf(agent, at, session);
  const contact =
    gap || rejected || (at.restart && !isLongSilent(silence, timers))
      ? undefined
      : (contactOf(at, session, silence, timers) ??
        (transport === 'websocket' && !endedByDesktop(loss)
          ? contactOfWebSocket(loss, at)
          : undefined));
  const told = allEnds(sessions).filter((end) => end.at < until);
  const known = ownProduct(records, agent, node, context);
  const confirmation = confirmationOf(records, ends, known);
  const product = confirmation.answer?.fact.product ?? known;
  const logout = contact || gap ? undefined : logoutWithoutLoss(ends);
  const steps = stepsOf({
    at,
    lastContact: contact,
    silence,
    ends: [...new Set([...ends, ...told, ...loss.aftermath.ends])],
    records,
    confirmation,
    product,
    returned,
    returnedAgain: loss.aftermath.returns.filter((back) => back.at > (returned?.at ?? at.at)),
  });
  const signOut = signOutBefore(
    agent.events,
    contact?.earliest ?? at.at,
    at,
    returned?.at ?? at.at + timers.graceMs.value,
  );
  const webservices = context.webservices.get(node.node.id) ?? [];
  const isSignedOut = signOut && !isRefused(signOut, agent.events, { at, returned, webservices });
  const assumed = agent.nodes.filter(
    (other) => other !== node && context.assumed.has(other.node.id),
  );
  const forMs = longestToLogout(timers.graceMs.value);
  const outcome = outcomeOf(loss, {
    at,
    signOut: isSignedOut ? signOut : undefined,
    livesOn: connections.liveOn(loss, at),
    records: history.shownIn(from - beforeMs, loss.until),
    graceMs: timers.graceMs.value,
    webservices,
    returnUnseen:
      !sweptAfter(node, at, forMs) && !hearsPresences(node.serviceUserLosses, at, forMs),
    seenElsewhere: assumed.length > 0,
    returnAssumed: returned !== undefined && assumed.includes(nodeOf(agent, returned)),
  });
  const throttling =
    session &&
    contact &&
    throttlingBefore({ throttled, agent, node, session, at, contact, returned, timers, until });
  const refusedPolls =
    session?.sid !== undefined && contact
      ? refusedPollsOf(polls.get(session.sid) ?? [], {
          session,
          at,
          returned,
          signIns,
          shown: context.refusedPolls.get(node.node.id) ?? [],
        })
      : undefined;
  const refusal = refusedRequest(ends, session, timers);
  const around = session || contact ? undefined : stoppedAround(at, ends, node.restarts);
  return {
    id: idOf(agent, node, at),
    agent,
    node,
    transport,
    at,
    count: Math.max(1, sessions.length),
    outcome,
    ends,
    firstEnds: firstOf(ends),
    endedByDesktop: endedByDesktop(loss),
    records,
    confirmation,
    product,
    steps,
    until,
    ...(session && { session }),
    ...(isSignedOut && outcome === 'closed' && { signOut }),
    ...(logout && { logout }),
    ...(silence && { silence }),
    ...(gap && { gap }),
    ...(around && { stoppedAround: around }),
    ...(refusal && { refusal }),
    ...(contact && { lastContact: contact }),
    ...(refusedPolls && { refusedPolls }),
    ...(returned && { returned }),
    ...(throttling && { throttling }),
  };
}

/** Sweeps list whoever came back. */
function sweptAfter({ sweeps }: NodeTimeline, { at }: End, forMs: number): boolean {
  const next = sweeps[firstIndex(sweeps, (sweep) => sweep.at > at)];
  return next !== undefined && next.at <= at + forMs;
}

function toNearMiss(near: Near): Disconnect {
  const { agent, session, node, nearMiss } = near;
  const { greatest, last, count } = nearMiss;
  const throttling = throttlingThrough(near);
  return {
    id: idOf(agent, node, greatest),
    agent,
    node,
    session,
    transport: session.transport,
    at: greatest,
    count,
    outcome: 'near-miss',
    ends: [],
    firstEnds: [],
    endedByDesktop: false,
    nearMiss,
    returned: { ...last, session, node: node.node.id, notLaterThan: true },
    records: indexOf(agent.events).shownIn(nearMiss.first.at, last.at + last.stampMs),
    confirmation: { isForced: false },
    product: 'unknown',
    steps: nearMissSteps(nearMiss),
    until: last.at,
    ...(throttling && { throttling }),
  };
}

const idOf = (agent: AgentTrack, node: NodeTimeline, at: Mark): string =>
  `${agent.id}@${node.node.id}/${new Date(at.at).toISOString()}`;

function nodeOf(
  agent: AgentTrack,
  mark: Pick<End, 'session' | 'event'>,
  session = mark.session,
): NodeTimeline {
  const own = session && nodeOfSession(session, agent);
  const named = agent.nodes.find(({ node }) => node.id === mark.event?.node);
  return (own ?? named ?? agent.nodes[0]) as NodeTimeline;
}

/** The silence that led to the end: long enough to be one, or closed over. */
function silenceBefore(session: Session, at: End, timers: Timers): Silence | undefined {
  const sweeps = session.silence?.sweeps.filter((sweep) => sweep.at <= at.at) ?? [];
  const longest = Math.max(0, ...sweeps.map(({ lastActiveMs }) => lastActiveMs));
  const counts = at.step === 'idle-close' || longest >= timers.nearMissMs.value;
  return counts && sweeps.length > 0 ? { sweeps } : undefined;
}

/** A service that stops finds desktops between two requests: half of what makes one idle is more than that. */
const isLongSilent = (silence: Silence | undefined, timers: Timers): boolean =>
  silence?.sweeps.some(({ lastActiveMs }) => lastActiveMs >= timers.idleMs.value / 2) ?? false;

function contactOf(
  at: End,
  session: Session | undefined,
  silence: Silence | undefined,
  timers: Timers,
) {
  if (session && silence) return lastContactBySweeps(silence, session, timers);
  return at.step === 'idle-close' ? lastContactByClose(at, session, timers) : undefined;
}

/** A close alone tells nothing of it: a WebSocket whose network is gone stays open for minutes. */
const contactOfWebSocket = ({ agent, ends }: Loss, at: End) =>
  lastContactByIdlePing(at, agent.events) ??
  lastContactByPings(agent.events, ends.find(({ step }) => step === 'client-status') ?? at);

/** What the session's own records tell, else what the desktop chose last before the loss. Only BOSH has an idle close. */
function transportOf(agent: AgentTrack, at: End, session: Session | undefined): Transport {
  if (session && session.transport !== 'unknown') return session.transport;
  if (at.step === 'idle-close') return 'bosh';
  const history = indexOf(agent.events);
  const chosen = history.last('client-transport', at.at) ?? history.of('client-transport')[0];
  return chosen?.fact.transport ?? 'unknown';
}

/** Records of the loss itself know best, then the agent's, then the server's. */
function ownProduct(
  records: readonly Event[],
  agent: AgentTrack,
  node: NodeTimeline,
  context: DisconnectContext,
): Deployment {
  const own = productIn(records);
  if (own !== 'unknown') return own;
  const ofAgent = productIn(agent.events);
  return ofAgent === 'unknown' ? context.product(node) : ofAgent;
}

/** A desktop that is signed out ends its session after the logout: that is part of the story. */
function withLogoutBefore(agent: AgentTrack, from: EpochMs, records: readonly Event[]): Event[] {
  const known = new Set(records);
  const before = indexOf(agent.events)
    .shownIn(from - beforeMs, from)
    .filter(
      (event) =>
        !known.has(event) &&
        (isKind(event, 'state-request') || isKind(event, 'state-event')) &&
        event.fact.state === ctiState.logout,
    );
  return [...before, ...records];
}
