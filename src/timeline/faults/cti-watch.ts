import type { RecordTime } from '../../model/time.ts';
import { instantOf } from '../logs/instant-of.ts';
import type { Interner } from '../logs/interner.ts';
import type { FaultRecord, FaultRuns } from './fault-runs.ts';
import { PublicationWatch } from './publication-watch.ts';

/** Ordinary are some hundred ms at most; a desktop gives a request up after 10 s (`xmppRequestTimeout`). */
const slowMs = 5_000;

/** What Finesse has of CTI, and hands on: none of it is a fault by itself, and all of it is where it comes late. */
export class CtiWatch {
  readonly #faults: FaultRuns;
  readonly #publications: PublicationWatch;

  constructor(interner: Interner, faults: FaultRuns) {
    this.#faults = faults;
    this.#publications = new PublicationWatch(interner);
  }

  /** An agent's state. `first`: the log's first record; `receivedMs`: when CTI's message came. */
  changed(
    agent: number,
    state: number,
    time: RecordTime,
    {
      first = time,
      receivedMs,
    }: { first?: RecordTime | undefined; receivedMs?: number | undefined },
  ): void {
    const [at, began] = [instantOf(time), instantOf(first)];
    this.#publications.changed(agent, state, { at, began, receivedMs });
  }

  /** An event on its way to the desktops, by the number of its node. */
  published(node: number, record: FaultRecord, receivedMs?: number): void {
    const ms = this.#publications.published(node, instantOf(record.time), receivedMs);
    if (ms !== undefined && ms >= slowMs)
      this.#faults.noteDelay('slow-publication', 'XMPP_PUBLISH_ASYNCHRONOUS', ms, record);
  }

  /** CTI answered within so many ms. */
  answered(ms: number, record: FaultRecord): void {
    if (ms >= slowMs) this.#faults.noteDelay('slow-cti', 'cti_response_time', ms, record);
  }
}
