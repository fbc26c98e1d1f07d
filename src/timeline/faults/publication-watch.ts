import type { Fact, FactOf } from '../../model/fact.ts';

/** An agent's change of state that was not published yet. */
interface Pending {
  readonly state: number;
  readonly since: number;
  published: boolean;
}

/** CTI sends the events of one change within this. */
const oneChangeMs = 10_000;
/** The first publication after a longer time is that of something else. */
const longestMs = 60_000;
const userNode = /^\/finesse\/api\/User\/([^/]{1,200})$/;

/**
 * How long Finesse took from a CTI message to the event that desktops get of it: by the time that the publication itself
 * names, else from a change of an agent's state to the first publication of that user (TechNote 212077: 14 s).
 */
export class PublicationWatch {
  readonly #states = new Map<string, Pending>();

  /** The delay in ms that a record ends; undefined where it ends none. `began`: the log's first record. */
  note(fact: Fact, at: number, began: number): number | undefined {
    if (fact.kind === 'state-event') this.#change(fact, at, began);
    return fact.kind === 'publication' ? this.#delay(fact, at) : undefined;
  }

  #change({ agent, state, epochMs }: FactOf<'state-event'>, at: number, began: number): void {
    // CTI repeats a state for each of the agent's skill groups; desktops hear of changes only.
    const before = this.#states.get(agent);
    if (before?.state === state) return;
    // The log may have begun between the events of one change, and after its publication.
    const published = before === undefined && at - began < oneChangeMs;
    this.#states.set(agent, { state, since: epochMs ?? at, published });
  }

  #delay({ pubsubNode, receivedMs }: FactOf<'publication'>, at: number): number | undefined {
    const agent = userNode.exec(pubsubNode)?.[1];
    const pending = agent === undefined ? undefined : this.#states.get(agent);
    const since = pending && !pending.published ? pending.since : undefined;
    if (pending) pending.published = true;
    if (receivedMs !== undefined) return at - receivedMs;
    return since === undefined || at - since > longestMs ? undefined : at - since;
  }
}
