import type { Fact } from '../model/fact.ts';
import { agentOf, parseJid } from '../model/jid.ts';
import { type Event, isKind, type Mark } from './event.ts';
import { addressOf } from './logs/address-votes.ts';
import type { Story } from './logs/tellings.ts';
import type { MinuteGrid } from './minute-grid.ts';
import { mergeNearMisses } from './near-misses.ts';
import type { RequestFold } from './request-fold.ts';
import type { NearMiss, Session, SweepMark } from './session.ts';
import { SweepFold } from './sweep-fold.ts';

/** Gives each sweep to its session. */
export class SessionBuilder {
  readonly #sessions = new Map<string, Session>();
  readonly #folds = new Map<Session, SweepFold>();
  readonly #bySid: ReadonlyMap<string, RequestFold>;
  readonly #byJid = new Map<string, Session[]>();
  /** By JID. */
  readonly #ends = new Map<string, Event[]>();
  /** By sid. */
  readonly #firstEnds = new Map<string, Event>();
  readonly #routes = new Map<string, Mark[]>();
  /** JIDs that a record without a sid shows on a WebSocket, and when. */
  readonly #webSockets: { readonly jid: string; readonly at: number }[] = [];
  readonly #nearMissMs: number;

  constructor(
    requests: ReadonlyMap<string, RequestFold>,
    events: readonly Event[],
    nearMissMs: number,
  ) {
    this.#bySid = requests;
    this.#nearMissMs = nearMissMs;
    for (const fold of requests.values()) {
      if (fold.jid !== undefined && fold.bound) this.#open(fold.jid, fold.sid, fold.bound);
    }
    for (const event of events) this.#note(event);
  }

  /** Gives the session's sweep before this one. */
  sweep(jid: string, sid: string | undefined, mark: SweepMark): SweepMark | undefined {
    const session = this.#sessionAt(jid, sid, mark);
    if (!session) return undefined;
    const before = session.lastSweep;
    session.transport = 'bosh';
    if (mark.at < session.first.at) session.first = mark;
    if (mark.at < session.bound.at) session.bound = mark;
    shownAt(session, mark);
    let fold = this.#folds.get(session);
    if (!fold) {
      fold = new SweepFold(session, this.#nearMissMs, this.#gapsOf(session));
      this.#folds.set(session, fold);
    }
    fold.add(mark, sid !== undefined);
    return before;
  }

  finish(stories: readonly Story[]): Session[] {
    for (const [jid, ends] of this.#ends) {
      const unseen = !this.#byJid.has(jid) && parseJid(jid)?.resource !== undefined;
      if (unseen && ends[0]) this.#open(jid, undefined, this.#routes.get(jid)?.[0] ?? ends[0]);
    }
    for (const [jid, [added]] of this.#routes)
      if (added && !this.#byJid.has(jid)) this.#open(jid, undefined, added);
    for (const { jid, at } of this.#webSockets) {
      const there = (this.#byJid.get(jid) ?? []).filter(({ first }) => first.at <= at);
      const session = latest(there);
      if (session?.transport === 'unknown') session.transport = 'websocket';
    }
    for (const [jid, own] of this.#byJid) beginWithRoutes(own, this.#routes.get(jid) ?? []);
    for (const session of this.#sessions.values()) {
      const fold = this.#folds.get(session);
      const request = this.#lastTaken(session);
      if (fold && request) fold.requestSeen(request);
      fold?.end();
      mergeNearMisses(session, this.#gapsOf(session));
      session.grids = this.#gridsOf(session, fold);
      const address = addressIn(stories, session.sid);
      if (address !== undefined) session.address = address;
    }
    return [...this.#sessions.values()].sort(
      (a, b) => a.first.at - b.first.at || (a.key < b.key ? -1 : 1),
    );
  }

  /** What arrives after a record closed the session is refused. */
  #lastTaken({ sid, lastRequests }: Session): Mark | undefined {
    const end = sid === undefined ? undefined : this.#firstEnds.get(sid);
    return lastRequests.findLast(({ at }) => !end || at < end.at + end.stampMs);
  }

  /** Its requests tell more than its sweeps. */
  #gridsOf({ sid }: Session, swept: SweepFold | undefined): readonly MinuteGrid[] {
    const requested = sid === undefined ? undefined : this.#bySid.get(sid);
    return (requested ?? swept)?.grids() ?? [];
  }

  #gapsOf({ sid }: Session): readonly NearMiss[] {
    return (sid === undefined ? undefined : this.#bySid.get(sid)?.gaps) ?? [];
  }

  #sessionAt(jid: string, sid: string | undefined, mark: SweepMark): Session | undefined {
    if (sid !== undefined) return this.#sessions.get(sid) ?? this.#open(jid, sid, mark);
    const known = this.#byJid.get(jid) ?? [];
    const begun = known.filter((session) => session.first.at <= mark.at);
    const bound = begun.filter((session) => session.bound.at <= mark.at);
    const current = latest(bound.length > 0 ? bound : begun) ?? this.#olderThanLog(known);
    if (current && (current.sid !== undefined || this.#goesOn(current, mark))) return current;
    return this.#open(jid, undefined, mark);
  }

  /** A session whose first record shows it bound already was there before: an earlier sweep of its JID is its own. */
  #olderThanLog(known: readonly Session[]): Session | undefined {
    const oldest = known.reduce<Session | undefined>(
      (a, b) => (a && a.first.at <= b.first.at ? a : b),
      undefined,
    );
    const fold = oldest?.sid === undefined ? undefined : this.#bySid.get(oldest.sid);
    return fold && fold.first === fold.bound ? oldest : undefined;
  }

  /** Without a sid a session is one as long as no whole run of the reaper passes it over. */
  #goesOn(session: Session, mark: SweepMark): boolean {
    const last = session.lastSweep?.run;
    const passedOver =
      last !== undefined && mark.run.before > last.before + (last.isPartial ? 0 : 1);
    return !passedOver && !this.#endedBefore(session, mark);
  }

  /** Without a sid a session ends with its closing record; the sweep that closed it carries the same second. */
  #endedBefore(session: Session, mark: Mark): boolean {
    const ends = this.#ends.get(session.jid) ?? [];
    return ends.some((end) => end.at >= session.first.at && end.at + end.stampMs <= mark.at);
  }

  #open(jid: string, sid: string | undefined, mark: Mark): Session | undefined {
    const agent = agentOf(jid);
    if (agent === undefined) return undefined;
    const same = this.#byJid.get(jid) ?? [];
    const resource = parseJid(jid)?.resource;
    const session: Session = {
      key: sid ?? `${jid}#${same.length + 1}`,
      ...(sid === undefined ? {} : { sid }),
      jid,
      agent,
      ...(resource === undefined ? {} : { resource }),
      transport: 'unknown',
      first: mark,
      bound: mark,
      last: mark,
      served: mark,
      lastRequests: [],
      minRid: Number.NaN,
      maxRid: Number.NaN,
      sweeps: 0,
      nearMisses: [],
      grids: [],
    };
    const fold = sid === undefined ? undefined : this.#bySid.get(sid);
    if (fold) addRequests(session, fold);
    this.#sessions.set(session.key, session);
    this.#byJid.set(jid, [...same, session]);
    return session;
  }

  /** Events that name a session: they may be all that is known of it. */
  #note(event: Event): void {
    const { fact } = event;
    if (!('jid' in fact) || fact.jid === undefined) return;
    if (
      isKind(event, 'idle-close') ||
      isKind(event, 'session-closed') ||
      isKind(event, 'route-removed')
    ) {
      const ends = this.#ends.get(fact.jid);
      if (ends) ends.push(event);
      else this.#ends.set(fact.jid, [event]);
      if (
        'sid' in event.fact &&
        event.fact.sid !== undefined &&
        !this.#firstEnds.has(event.fact.sid)
      )
        this.#firstEnds.set(event.fact.sid, event);
    }
    if (fact.kind === 'route-added') {
      const routes = this.#routes.get(fact.jid);
      if (routes) routes.push(event);
      else this.#routes.set(fact.jid, [event]);
    }
    const sid = 'sid' in fact ? fact.sid : undefined;
    if (sid === undefined && isOfWebSocket(fact))
      this.#webSockets.push({ jid: fact.jid, at: event.at });
    if (sid !== undefined && parseJid(fact.jid)?.resource !== undefined) {
      const session = this.#sessions.get(sid) ?? this.#open(fact.jid, sid, event);
      if (!session) return;
      if (isOfWebSocket(fact)) session.transport = 'websocket';
      if (event.at < session.first.at) session.first = event;
      if (event.at < session.bound.at) session.bound = event;
      shownAt(session, event);
    }
  }
}

function shownAt(session: Session, mark: Mark): void {
  if (mark.at > session.last.at) session.last = mark;
  if (mark.at > session.served.at) session.served = mark;
}

/** What its requests tell of a session: they may come before and after the record that opened it. */
function addRequests(session: Session, fold: RequestFold): void {
  const { first, closed } = fold;
  const last = fold.last();
  const served = fold.served();
  const lastArrival = fold.lastArrival();
  const cutPolls = fold.cutPolls();
  session.transport = 'bosh';
  if (first && first.at < session.first.at) session.first = first;
  if (last && last.at > session.last.at) session.last = last;
  if (served && served.at > session.served.at) session.served = served;
  Object.assign(session, fold.rids());
  session.lastRequests.push(...fold.lastRequests());
  if (closed) session.closed = closed;
  if (lastArrival) session.lastArrival = lastArrival;
  if (cutPolls) session.cutPolls = cutPolls;
}

/** Where nothing but the end names a session's sid: its route was added when it was there, after the one before had gone. */
function beginWithRoutes(sessions: readonly Session[], routes: readonly Mark[]): void {
  let gone = Number.NEGATIVE_INFINITY;
  let next = 0;
  for (const session of [...sessions].sort((a, b) => a.first.at - b.first.at)) {
    while (next < routes.length && (routes[next] as Mark).at < gone) next++;
    const added = routes[next];
    if (session.transport !== 'bosh' && added && added.at < session.first.at) {
      if (session.bound.at >= session.first.at) session.bound = added;
      session.first = added;
    }
    gone = session.last.at;
  }
}

const isOfWebSocket = (fact: Fact): boolean =>
  fact.kind === 'websocket-ping' || (fact.kind === 'session-closed' && fact.by === 'websocket');

const latest = (sessions: readonly Session[]): Session | undefined =>
  sessions.reduce<Session | undefined>(
    (a, b) =>
      a && (a.bound.at > b.bound.at || (a.bound.at === b.bound.at && a.first.at > b.first.at))
        ? a
        : b,
    undefined,
  );

function addressIn(stories: readonly Story[], sid: string | undefined): string | undefined {
  if (sid === undefined) return undefined;
  for (const story of stories) {
    const votes = story.map((telling) => telling.flat().map(({ addresses }) => addresses));
    const address = addressOf(votes, sid);
    if (address !== undefined) return address;
  }
  return undefined;
}
