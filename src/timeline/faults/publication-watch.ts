import type { Interner } from '../logs/interner.ts';

/** An agent's change of state that was not published yet. */
interface Pending {
  state: number;
  since: number;
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
  readonly #interner: Interner;
  /** By the number of the agent. */
  readonly #states: (Pending | undefined)[] = [];
  /** By the number of a node: that of the agent whose it is, 0 for none. */
  readonly #users: (number | undefined)[] = [];

  constructor(interner: Interner) {
    this.#interner = interner;
  }

  /** An agent's state. `began`: the log's first record; `receivedMs`: when CTI's message came. */
  changed(
    agent: number,
    state: number,
    { at, began, receivedMs = at }: { at: number; began: number; receivedMs: number | undefined },
  ): void {
    // CTI repeats a state for each of the agent's skill groups; desktops hear of changes only.
    const known = this.#states[agent];
    if (known?.state === state) return;
    // The log may have begun between the events of one change, and after its publication.
    const published = known === undefined && at - began < oneChangeMs;
    this.#states[agent] = { state, since: receivedMs, published };
  }

  /** The delay in ms that a publication ends; undefined where it ends none. */
  published(node: number, at: number, receivedMs?: number): number | undefined {
    const pending = this.#states[this.#userOf(node)];
    const since = pending && !pending.published ? pending.since : undefined;
    if (pending) pending.published = true;
    if (receivedMs !== undefined) return at - receivedMs;
    return since === undefined || at - since > longestMs ? undefined : at - since;
  }

  #userOf(node: number): number {
    this.#users[node] ??= this.#interner.number(
      userNode.exec(this.#interner.text(node) ?? '')?.[1],
    );
    return this.#users[node];
  }
}
