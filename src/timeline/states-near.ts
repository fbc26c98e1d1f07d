import type { FactKind } from '../model/fact.ts';
import { epochMs } from '../model/time.ts';
import type { SourceClock } from './clocks/clock.ts';
import { byTime, type Event } from './event.ts';
import { type Headcount, type Life, ToldTimes, toldAgents } from './headcount.ts';
import type { Lane } from './logs/each-once.ts';
import type { Interner } from './logs/interner.ts';
import type { Repeats } from './logs/repeats.ts';
import { eachRow, placeOf } from './logs/rows.ts';
import type { SourceLog } from './logs/source-log.ts';
import { coverageOf, debugSpans, holesBetween, without } from './logs/spans.ts';
import { isRequest, productBits, stateColumn } from './logs/state-rows.ts';
import type { NodeDraft, ToldDraft } from './node-draft.ts';
import { continuousMs, type Session, type Sweep } from './session.ts';
import { Windows } from './windows.ts';

interface NearContext {
  readonly clocks: ReadonlyMap<SourceLog, SourceClock>;
  readonly interner: Interner;
  readonly repeats: Repeats;
  /** As it is set: one that is observed is no longer than `nearMs`. */
  readonly graceMs: number;
}

const minuteMs = 60_000;
/** Whatever follows from a loss, or brought it about, is told within this of what tells of it last: the longest grace, too. */
const nearMs = 5 * minuteMs;
/** Agents so near a hole in the logs were there in it (wants-of-bundle.ts). */
const nearHoleMs = 15 * minuteMs;

/** A moment less than sweep-gaps.ts takes for late. */
const lateMs = 4_000;

/** What concerns all agents, those of other servers, too. */
const ofAll: ReadonlySet<FactKind> = new Set([
  'cti-connection',
  'xmpp-connection',
  'service-state',
  'service-start',
  'server-start',
  'server-stop',
]);

/**
 * Adds what agents did near anything else that is told of them, or of their servers: within minutes, and the next on
 * either side; and the first and the last that they did. Agents change their states all day: what lies between says
 * nothing of a loss, and would be most of all events.
 */
export function withStatesNear(drafts: readonly NodeDraft[], context: NearContext): ToldDraft[] {
  const near = nearOf(drafts, context);
  return drafts.map((draft) => {
    const { states, times } = statesOf(draft, near, context);
    const events = states.length === 0 ? draft.events : [...draft.events, ...states].sort(byTime);
    return { ...draft, events, told: once(() => toldAgents([...lives(draft.events), ...times])) };
  });
}

const lives = (events: readonly Event[]): Life[] =>
  events.flatMap(({ agent, at }) => (agent === undefined ? [] : [{ agent, from: at, to: at }]));

function once(make: () => Headcount): () => Headcount {
  let made: Headcount | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** When something else is told. */
interface Near {
  /** By agent. */
  readonly own: ReadonlyMap<string, Windows>;
  readonly common: Windows;
}

function nearOf(drafts: readonly NodeDraft[], context: NearContext): Near {
  // A session that vanished ended so long after it was seen, at most.
  const aroundMs = Math.max(nearMs, context.graceMs) + continuousMs;
  const own = new Map<string, Windows>();
  const common = new Windows(aroundMs);
  const note = (agent: string, at: number): void => {
    const known = own.get(agent) ?? new Windows(aroundMs);
    own.set(agent, known);
    known.add(at);
  };
  for (const draft of drafts) {
    for (const { agent, at, fact } of draft.events) {
      if (agent !== undefined) note(agent, at);
      else if (ofAll.has(fact.kind)) common.add(at);
    }
    for (const session of draft.sessions)
      for (const at of momentsOf(session)) note(session.agent, at);
    for (const at of standstills(draft.sweeps)) common.add(at);
    for (const at of holesIn(draft, context)) common.add(at, nearHoleMs);
  }
  return { own, common };
}

/** When it began, was last seen, and was or may have been gone. */
function momentsOf({
  first,
  bound,
  last,
  served,
  lastSweep,
  silence,
  nearMisses,
}: Session): number[] {
  const silent = [...(silence?.sweeps ?? []), ...nearMisses.map(({ greatest }) => greatest)];
  return [
    ...[first, bound, last, served, lastSweep].flatMap((mark) => mark?.at ?? []),
    ...silent.flatMap(({ at, lastActiveMs }) => [at, at - lastActiveMs]),
    ...nearMisses.flatMap((miss) => [miss.first.at, miss.last.at]),
  ];
}

/** Where sweeps that list all sessions are far apart: a clock may have been set. */
function standstills(sweeps: readonly Sweep[]): number[] {
  const whole = sweeps.filter(({ run }) => !run.isPartial);
  const gaps = whole.slice(1).map(({ at }, i) => at - (whole[i] as Sweep).at);
  const usual = [...gaps].sort((a, b) => a - b)[gaps.length >> 1] ?? 0;
  return whole.slice(1).flatMap(({ at }, i) => {
    const before = (whole[i] as Sweep).at;
    return at - before > usual + lateMs ? [before, at] : [];
  });
}

/** What no log covers, from beginning to end. */
function holesIn({ node: { logs }, missing }: NodeDraft, { clocks }: NearContext): number[] {
  const told = logs.filter((log) => log.kind === 'webservices' && !log.partial);
  const spans = [...coverageOf(told, clocks), ...without(debugSpans(logs, clocks), missing)];
  return holesBetween(spans).flatMap(({ from, to }) => [from, to]);
}

/** How far a walk through an agent's events, or requests, has come. */
interface Walk {
  readonly near: Windows | undefined;
  /** The last of them, where it was left. */
  left: readonly [Lane, number, number] | undefined;
  at: number;
  /** Products that were named. */
  products: number;
}

function statesOf(draft: NodeDraft, { own, common }: Near, context: NearContext) {
  const { clocks, interner, repeats } = context;
  const states: Event[] = [];
  const times = new ToldTimes();
  const walks = new Map<number, Walk>();
  const keep = (lane: Lane, row: number, at: number): void => {
    states.push(toEvent(draft, lane, row, at));
  };
  eachRow(draft.stories, 'states', clocks, {
    repeated: (copy, _, original) => repeats.note(copy.log, original.log),
    visit: (lane, row, at) => {
      const number = lane.get(row, stateColumn.agent);
      const says = lane.get(row, stateColumn.says);
      const agent = interner.text(number) ?? '';
      const products = productBits(says);
      times.note(agent, at);
      const key = 2 * number + Number(isRequest(says));
      const walk = walks.get(key);
      // Time goes back where a clock was set back, or a log was put behind a later one.
      if (!walk || at < walk.at) {
        if (walk?.left) keep(...walk.left);
        walks.set(key, { near: own.get(agent), left: undefined, at, products });
        return keep(lane, row, at);
      }
      const { near, left } = walk;
      if (left && near?.beginsIn(walk.at, at)) keep(...left);
      const isNext = near?.endsIn(walk.at, at) || (products & ~walk.products) !== 0;
      const isKept = isNext || near?.holds(at) || common.holds(at);
      walk.left = isKept ? undefined : [lane, row, at];
      walk.at = at;
      walk.products |= products;
      if (isKept) keep(lane, row, at);
    },
  });
  for (const { left } of walks.values()) if (left) keep(...left);
  return { states, times: times.all() };
}

function toEvent(draft: NodeDraft, lane: Lane, row: number, at: number): Event {
  const fact = lane.log.states.fact(row);
  return {
    fact,
    at: epochMs(at),
    stampMs: lane.stampMs,
    place: placeOf(lane, 'states', row),
    node: draft.node.id,
    agent: fact.agent,
  };
}
