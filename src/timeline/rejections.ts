import { groupBy } from '../model/group-by.ts';
import type { End } from './end.ts';
import { byTime, type Event, type EventOf, isKind, type Mark } from './event.ts';
import { firstIndex } from './first-index.ts';
import type { Session, Sweep } from './session.ts';

/** rids ahead of the last one seen that may still be the session's: a window of 2, and lost requests (openfire-logs.md A4). */
const ridAhead = 50;
/** A session silent for longer than this holds no rid any more. */
const memoryMs = 10 * 60_000;
const sameMomentMs = 2_000;

/** Sessions that the server ended over the order of their requests. */
export interface Rejections {
  readonly ends: readonly End[];
  /** Records that fit no session: nobody knows whose it was. */
  readonly nameless: readonly Event[];
}

type SessionError = EventOf<'session-error'>;

/**
 * Records of a session thrown out that name neither sid nor JID (openfire-logs.md A4): the rid, or the session that
 * closed in the same moment, ties them to one. What fits several sessions fits none.
 */
export function rejectionsOf(
  events: readonly Event[],
  sessions: readonly Session[],
  sweeps: readonly Sweep[],
): Rejections {
  const suspects = new Suspects(events, sessions, sweeps);
  const ends: End[] = [];
  const nameless: Event[] = [];
  for (const event of events.filter(isRejection)) {
    const session = suspects.rejectedBy(event);
    const { at, stampMs, place } = event;
    if (session)
      ends.push({ at, stampMs, place, step: 'rejected', agent: session.agent, session, event });
    else if (suspects.errorsNear(event).length === 0) nameless.push(event);
  }
  return { ends, nameless };
}

const isRejection = ({ fact: { kind } }: Event): boolean =>
  kind === 'rid-unavailable' || kind === 'rid-too-high' || kind === 'overactivity';

/** What may have been thrown out, found by sid, by time or by rid: a busy bundle has tens of thousands of sessions. */
class Suspects {
  readonly #errors: readonly SessionError[];
  readonly #bySid: ReadonlyMap<string | undefined, readonly Session[]>;
  /** By when their status turned to closed. */
  readonly #closed: readonly Dated[];
  /** By their last request. */
  readonly #asked: readonly Dated[];
  /** Those that may have held a rid then, by spans of time. */
  readonly #bySpan = new Map<number, Session[]>();
  readonly #lastWholeSweep: number;

  constructor(events: readonly Event[], sessions: readonly Session[], sweeps: readonly Sweep[]) {
    this.#errors = events.filter((event) => isKind(event, 'session-error')).sort(byTime);
    this.#bySid = groupBy(sessions, ({ sid }) => sid);
    this.#closed = dated(sessions, ({ closed }) => closed);
    this.#asked = dated(sessions, ({ lastRequests }) => lastRequests.at(-1));
    for (const session of sessions) this.#noteSpans(session);
    const whole = sweeps.filter(({ run }) => !run.isPartial);
    this.#lastWholeSweep = whole.reduce((last, { at }) => Math.max(last, at), -Infinity);
  }

  rejectedBy(event: Event): Session | undefined {
    const { fact } = event;
    if (fact.kind === 'rid-unavailable' || fact.kind === 'rid-too-high') {
      if (fact.sid !== undefined) return this.#bySid.get(fact.sid)?.[0];
      return this.#byRid(fact.rid, event) ?? only(this.#thrownOutAt(event));
    }
    if (fact.kind !== 'overactivity') return undefined;
    return only(this.#thrownOutAt(event)) ?? only(this.#neverSeenAgain(event));
  }

  errorsNear(event: Mark): readonly SessionError[] {
    return inMoment(this.#errors, event);
  }

  /** Openfire 3.8 writes nothing more: the session's last request came in that moment, and no later sweep lists it. */
  #neverSeenAgain(event: Event): Session[] {
    const until = event.at + sameMomentMs;
    if (this.#lastWholeSweep <= until) return [];
    return inMoment(this.#asked, event)
      .map(({ session }) => session)
      .filter(({ last, lastSweep }) => Math.max(last.at, lastSweep?.at ?? 0) <= until);
  }

  #byRid(rid: number, event: Event): Session | undefined {
    return only(
      (this.#bySpan.get(spanOf(event.at)) ?? []).filter(
        ({ minRid, maxRid, first, last }) =>
          rid >= minRid &&
          rid <= maxRid + ridAhead &&
          first.at <= event.at &&
          event.at - last.at <= memoryMs,
      ),
    );
  }

  /** Sessions that an error or a closed status names in the same moment. */
  #thrownOutAt(event: Event): Session[] {
    const named = new Set(this.errorsNear(event).flatMap(({ fact }) => fact.sid ?? []));
    const byName = [...named].flatMap((sid) => this.#bySid.get(sid) ?? []);
    return byName.length > 0 ? byName : inMoment(this.#closed, event).map(({ session }) => session);
  }

  #noteSpans(session: Session): void {
    if (Number.isNaN(session.minRid)) return;
    const to = spanOf(session.last.at + memoryMs);
    for (let span = spanOf(session.first.at); span <= to; span++) {
      const known = this.#bySpan.get(span);
      if (known) known.push(session);
      else this.#bySpan.set(span, [session]);
    }
  }
}

interface Dated {
  readonly at: number;
  readonly session: Session;
}

const dated = (
  sessions: readonly Session[],
  markOf: (session: Session) => Mark | undefined,
): Dated[] =>
  sessions
    .flatMap((session) => {
      const mark = markOf(session);
      return mark ? [{ at: mark.at, session }] : [];
    })
    .sort((a, b) => a.at - b.at);

/** Of items in time order, those no further from the event than one moment. */
function inMoment<T extends { readonly at: number }>(items: readonly T[], { at }: Mark): T[] {
  const from = firstIndex(items, (item) => item.at >= at - sameMomentMs);
  const to = firstIndex(items, (item) => item.at > at + sameMomentMs);
  return items.slice(from, to);
}

const spanOf = (at: number): number => Math.floor(at / memoryMs);

const only = <T>(items: readonly T[]): T | undefined => (items.length === 1 ? items[0] : undefined);
