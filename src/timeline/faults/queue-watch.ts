/** Messages that wait for one session. None do while a request is held; a desktop between two polls has a few. */
const fullQueue = 10;
/** Sessions are in trouble together within this: the statistics of one come no more often than it is served. */
const togetherMs = 60_000;

/**
 * Which sessions messages pile up for, by the server's own statistics (`msgs_queue`, `msgs_drop`). No published record
 * shows either of them above 0: what counts as full is chosen, not known.
 */
export class QueueWatch {
  readonly #dropped = new Map<number, number>();
  /** When each session was in trouble last; the longest ago first. */
  readonly #troubled = new Map<number, number>();

  /** How many sessions are in trouble with this one; 0 where it is in none. */
  note(session: number, { queued, dropped }: { queued: number; dropped: number }, at: number) {
    const before = this.#dropped.get(session) ?? 0;
    if (dropped !== before) this.#dropped.set(session, dropped);
    if (dropped <= before && queued < fullQueue) return 0;
    this.#troubled.delete(session);
    this.#troubled.set(session, at);
    for (const [other, seen] of this.#troubled) {
      if (Math.abs(at - seen) <= togetherMs) break;
      this.#troubled.delete(other);
    }
    return this.#troubled.size;
  }
}
