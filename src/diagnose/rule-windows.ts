import type { Rule, Shared, Window } from '../rules/index.ts';
import type { Burst } from '../timeline/bursts.ts';
import type { Disconnect } from '../timeline/disconnect.ts';
import { byTime } from '../timeline/event.ts';
import { indexOf } from '../timeline/event-index.ts';
import { serverTrouble } from '../timeline/server-trouble.ts';
import type { NodeTimeline } from '../timeline/timeline.ts';
import { desktopOf } from './desktop-of.ts';
import type { DiagnoseContext } from './diagnose-context.ts';
import { reaches } from './reaches.ts';

type Measure = (burst: Burst, shared: Shared) => unknown;

/** What each rule may see of each disconnect. Whoever is lost with a thousand others is looked at no longer for it. */
export class RuleWindows {
  readonly #context: DiagnoseContext;
  readonly #burstOf: ReadonlyMap<Disconnect, Burst>;
  /** What was asked of a burst. */
  readonly #measured = new Map<Burst, Map<Measure, unknown>>();

  constructor(bursts: readonly Burst[], context: DiagnoseContext) {
    this.#context = context;
    this.#burstOf = new Map(
      bursts.flatMap((burst) => burst.disconnects.map((d) => [d, burst] as const)),
    );
  }

  burstOf(disconnect: Disconnect): Burst | undefined {
    return this.#burstOf.get(disconnect);
  }

  /** What each rule may see of one disconnect. */
  of(disconnect: Disconnect): (rule: Rule) => Window {
    const { node, agent, at, ends } = disconnect;
    const burst = this.burstOf(disconnect);
    const shared = this.#shared(node, burst);
    const toll = this.#context.tolls.get(disconnect);
    const first = Math.min(ends[0]?.at ?? at.at, at.at);
    const last = Math.max(at.at, ends.at(-1)?.at ?? 0);
    const whole = {
      ...shared,
      disconnect,
      ...(burst && { burst }),
      ...(toll && { toll }),
      ofBurst: <T>(measure: (burst: Burst, shared: Shared) => T) =>
        burst && this.#measure(burst, measure, shared),
    };
    return ({ meta }) => {
      const [from, to] = [first - meta.before, last + meta.after];
      const own: Window['own'] = (kind) => {
        if (!meta.reads.includes(kind))
          throw new Error(`rule ${meta.id} reads ${kind}, which it does not declare`);
        return indexOf(agent.events).between(kind, from, to);
      };
      return {
        ...whole,
        covered: (needed) => reaches(needed, meta, disconnect, this.#context),
        events: (kind) => {
          const elsewhere = own(kind).filter((event) => event.node !== node.node.id);
          const here = indexOf(node.events).between(kind, from, to);
          return elsewhere.length === 0 ? here : [...here, ...elsewhere].sort(byTime);
        },
        own,
      };
    };
  }

  #shared(node: NodeTimeline, burst: Burst | undefined): Shared {
    const { timers, settings, time, parts } = this.#context;
    return {
      parts: (burst && parts.get(burst)) ?? [],
      timers,
      settings,
      time: (at) => time(node, at),
      desktop: desktopOf,
      serverTrouble: (since, until) => serverTrouble(node, since, until),
    };
  }

  #measure<T>(burst: Burst, measure: (burst: Burst, shared: Shared) => T, shared: Shared): T {
    const known = this.#measured.get(burst) ?? new Map<Measure, unknown>();
    this.#measured.set(burst, known);
    if (!known.has(measure)) known.set(measure, measure(burst, shared));
    return known.get(measure) as T;
  }
}
