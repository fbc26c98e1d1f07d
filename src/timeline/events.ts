import type { Fact } from '../model/fact.ts';
import { agentOf } from '../model/jid.ts';
import type { Observation } from '../model/observation.ts';
import type { SourceClock } from './clocks/clock.ts';
import { byTime, type Event } from './event.ts';
import { AllLogOrder } from './logs/all-log-order.ts';
import { eachOnce, type Lane } from './logs/each-once.ts';
import { type Repeats, standsAlone } from './logs/repeats.ts';
import { RowOrder } from './logs/row-order.ts';
import { type SourceLog, stampOf } from './logs/source-log.ts';
import type { Story } from './logs/tellings.ts';
import type { NodeLogs } from './servers/nodes.ts';

export interface EventOptions {
  readonly clocks: ReadonlyMap<SourceLog, SourceClock>;
  readonly clientAgents: ReadonlyMap<SourceLog, string>;
  readonly repeats: Repeats;
}

/** A node's facts at their instants, each once, in time order. */
export function eventsOf(
  node: NodeLogs,
  stories: readonly Story[],
  { clocks, clientAgents, repeats }: EventOptions,
): Event[] {
  const events: Event[] = [];
  for (const story of stories) {
    const lanes = new Map(
      story.flat(2).flatMap((log) => {
        const lane = laneOf(log, clocks.get(log));
        return lane ? [[log, lane] as const] : [];
      }),
    );
    const orders = new Orders(story);
    const observationOf = ({ log }: Lane, i: number) => log.observations[i] as Observation;
    eachOnce(
      story.map((chains) => chains.map((chain) => chain.flatMap((log) => lanes.get(log) ?? []))),
      {
        compare: (a, i, b, j) => compareFacts(observationOf(a, i).fact, observationOf(b, j).fact),
        repeated: (copy, i, original, j) => {
          const { fact } = observationOf(copy, i);
          if (standsAlone(fact)) repeats.note(copy.log, original.log);
          orders.tell(copy.log, observationOf(copy, i), observationOf(original, j));
        },
        visit: (lane, i) => {
          const clock = clocks.get(lane.log) as SourceClock;
          const observation = observationOf(lane, i);
          const order = orders.of(lane.log, observation);
          events.push(toEvent(node, lane, clock, clientAgents.get(lane.log), observation, order));
        },
      },
    );
  }
  return events.sort(byTime);
}

/** A client's printed offsets are compared as printed: its drift is told by the whole log, so two copies may differ in it. */
function laneOf(log: SourceLog, clock: SourceClock | undefined): Lane | undefined {
  if (!clock) return undefined;
  const { observations } = log;
  const at = (i: number): number => {
    const { time, place } = observations[i] as Observation;
    const { wall, offsetMinutes } = time;
    return log.kind !== 'client' || offsetMinutes === undefined
      ? clock.at(time, place.line)
      : wall - offsetMinutes * 60_000;
  };
  const { length } = observations;
  const order = new RowOrder();
  for (let i = 0; i < length; i++) order.note(at(i));
  return { log, stampMs: stampOf(log), length, order: order.inTime(at), at };
}

function compareFacts(a: Fact, b: Fact): number {
  if (a.kind !== b.kind) return a.kind < b.kind ? -1 : 1;
  const [one, other] = [JSON.stringify(a), JSON.stringify(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Where records belong inside their second. */
class Orders {
  readonly #allLog: AllLogOrder;
  readonly #told = new Map<Observation, number>();

  constructor(story: Story) {
    this.#allLog = new AllLogOrder([story]);
  }

  /** `copy` says where `original` belongs. */
  tell(log: SourceLog, copy: Observation, original: Observation): void {
    const order = this.#allLog.of(log, copy.place.line);
    if (order !== undefined && !this.#told.has(original)) this.#told.set(original, order);
  }

  of(log: SourceLog, observation: Observation): number | undefined {
    return this.#told.get(observation) ?? this.#allLog.of(log, observation.place.line);
  }
}

function toEvent(
  node: NodeLogs,
  { log, stampMs }: Lane,
  clock: SourceClock,
  clientAgent: string | undefined,
  { fact, time, place: spot }: Observation,
  order: number | undefined,
): Event {
  const agent = agentNamed(fact) ?? clientAgent;
  const at = clock.at(time, spot.line);
  const { line, offset } = spot;
  const source = log.index;
  const place = order === undefined ? { source, line, offset } : { source, line, offset, order };
  // No spread: there may be hundreds of thousands.
  return agent === undefined
    ? { fact, at, stampMs, place, node: node.id }
    : { fact, at, stampMs, place, node: node.id, agent };
}

function agentNamed(fact: Fact): string | undefined {
  if ('agent' in fact && fact.agent !== undefined) return fact.agent;
  return 'jid' in fact && fact.jid !== undefined ? agentOf(fact.jid) : undefined;
}
