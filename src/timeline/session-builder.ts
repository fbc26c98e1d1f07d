import type { Fact } from '../model/fact.ts';
import { agentOf, parseJid } from '../model/jid.ts';
import type { EpochMs } from '../model/time.ts';
import { type Event, isKind, type Mark } from './event.ts';
import { JidSessions } from './jid-sessions.ts';
import { type AddressVotes, addressOf } from './logs/address-votes.ts';
import type { Interner } from './logs/interner.ts';
import type { Story } from './logs/tellings.ts';
import type { MinuteGrid } from './minute-grid.ts';
import { mergeNearMisses } from './near-misses.ts';
import type { RequestFold } from './request-fold.ts';
import { type NearMiss, type Session, shownAt } from './session.ts';
import { SweepFold } from './sweep-fold.ts';
import type { SweepRow } from './sweep-row.ts';

interface BuilderOptions {
  readonly nearMissMs: number;
  readonly interner: Interner;
}

/** Gives each sweep to its session. */
export class SessionBuilder {
  /** By the session's key. */
  readonly #folds = new Map<string, SweepFold>();
  readonly #byJid = new Map<string, JidSessions>();
  readonly #requests: ReadonlyMap<string, RequestFold>;
  /** By sid. */
  readonly #firstEnds = new Map<string, Event>();
  /** What sweeps named, by the number of the sid or the JID. */
  readonly #sweptSids: (SweepFold | undefined)[];
  readonly #sweptJids: (JidSessions | undefined)[];
  readonly #nearMissMs: number;
  readonly #interner: Interner;

  constructor(
    requests: readonly RequestFold[],
    events: readonly Event[],
    { nearMissMs, interner }: BuilderOptions,
  ) {
    this.#requests = new Map(requests.map((fold) => [fold.sid, fold]));
    this.#nearMissMs = nearMissMs;
    this.#interner = interner;
    this.#sweptSids = new Array(interner.size);
    this.#sweptJids = new Array(interner.size);
    for (const { jid, sid, bound } of requests)
      if (jid !== undefined && bound) this.#open(this.#of(jid), sid, bound);
    for (const event of events) this.#note(event);
  }

  /** Sid and JID by number. Gives the time of the session's sweep before this one. */
  sweep(sid: number, jid: number, sweep: SweepRow): EpochMs | undefined {
    const fold = sid > 0 ? this.#named(sid, jid, sweep) : this.#unnamed(jid, sweep);
    if (!fold) return undefined;
    const before = fold.last?.at;
    if (before === undefined || sweep.at < before) this.#beginBy(fold.session, sweep);
    fold.add(sweep, sid > 0);
    return before;
  }

  finish(stories: readonly Story[]): Session[] {
    for (const fold of this.#folds.values()) {
      const request = this.#lastTaken(fold.session);
      if (request) fold.requestSeen(request);
      fold.end();
    }
    for (const own of this.#byJid.values()) {
      const unseen = own.folds.length === 0 ? own.firstSign : undefined;
      if (unseen) this.#open(own, undefined, unseen);
      own.end();
    }
    const votes = stories.map(votesIn).filter((story) => story.flat().length > 0);
    return [...this.#folds.values()]
      .map((fold) => this.#told(fold, votes))
      .sort((a, b) => a.first.at - b.first.at || (a.key < b.key ? -1 : 1));
  }

  #beginBy(session: Session, { at, mark }: SweepRow): void {
    if (at >= session.first.at && at >= session.bound.at) return;
    beginAt(session, mark);
    this.#of(session.jid).sessionsChanged();
  }

  #named(sid: number, jid: number, sweep: SweepRow): SweepFold | undefined {
    const known = this.#sweptSids[sid];
    if (known) return known;
    const name = this.#interner.text(sid) ?? '';
    const fold = this.#folds.get(name) ?? this.#open(this.#numbered(jid), name, sweep.mark);
    this.#sweptSids[sid] = fold;
    return fold;
  }

  #unnamed(jid: number, sweep: SweepRow): SweepFold | undefined {
    const own = this.#sweptJids[jid] ?? this.#numbered(jid);
    this.#sweptJids[jid] = own;
    return own.sweptBy(sweep) ?? this.#open(own, undefined, sweep.mark);
  }

  #numbered(jid: number): JidSessions {
    return this.#of(this.#interner.text(jid) ?? '');
  }

  #of(jid: string): JidSessions {
    const known = this.#byJid.get(jid);
    if (known) return known;
    const own = new JidSessions(jid, (session) => this.#isOlderThanLog(session));
    this.#byJid.set(jid, own);
    return own;
  }

  /** Its first record shows it bound already. */
  #isOlderThanLog({ sid }: Session): boolean {
    const fold = sid === undefined ? undefined : this.#requests.get(sid);
    return fold !== undefined && fold.first === fold.bound;
  }

  /** What arrives after a record closed the session is refused. */
  #lastTaken({ sid, lastRequests }: Session): Mark | undefined {
    const end = sid === undefined ? undefined : this.#firstEnds.get(sid);
    return lastRequests.findLast(({ at }) => !end || at < end.at + end.stampMs);
  }

  /** Its session, with what else is known of it. */
  #told(fold: SweepFold, votes: readonly (readonly (readonly AddressVotes[])[])[]): Session {
    const { session } = fold;
    mergeNearMisses(session, this.#gapsOf(session));
    session.grids = this.#gridsOf(session, fold);
    const address = addressIn(votes, session.sid);
    if (address !== undefined) session.address = address;
    return session;
  }

  /** Its requests tell more than its sweeps. */
  #gridsOf({ sid }: Session, swept: SweepFold): readonly MinuteGrid[] {
    const requested = sid === undefined ? undefined : this.#requests.get(sid);
    return (requested ?? swept).grids();
  }

  #gapsOf({ sid }: Session): readonly NearMiss[] {
    return (sid === undefined ? undefined : this.#requests.get(sid)?.gaps) ?? [];
  }

  #open(own: JidSessions, sid: string | undefined, mark: Mark): SweepFold | undefined {
    const { jid } = own;
    const agent = agentOf(jid);
    if (agent === undefined) return undefined;
    const resource = parseJid(jid)?.resource;
    const session: Session = {
      key: sid ?? `${jid}#${own.folds.length + 1}`,
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
    const requests = sid === undefined ? undefined : this.#requests.get(sid);
    if (requests) addRequests(session, requests);
    const fold = new SweepFold(session, this.#nearMissMs, requests?.gaps ?? []);
    this.#folds.set(session.key, fold);
    own.add(fold);
    return fold;
  }

  /** Events that name a session: they may be all that is known of it. */
  #note(event: Event): void {
    const { fact } = event;
    if (!('jid' in fact) || fact.jid === undefined) return;
    const sid = 'sid' in fact ? fact.sid : undefined;
    if (isEnd(event)) {
      this.#of(fact.jid).ends.push(event);
      if (sid !== undefined && !this.#firstEnds.has(sid)) this.#firstEnds.set(sid, event);
    }
    if (fact.kind === 'route-added') this.#of(fact.jid).routes.push(event);
    if (sid === undefined && isOfWebSocket(fact)) this.#of(fact.jid).webSockets.push(event.at);
    if (sid !== undefined && parseJid(fact.jid)?.resource !== undefined) {
      const fold = this.#folds.get(sid) ?? this.#open(this.#of(fact.jid), sid, event);
      if (!fold) return;
      if (isOfWebSocket(fact)) fold.session.transport = 'websocket';
      beginAt(fold.session, event);
      shownAt(fold.session, event);
    }
  }
}

/** A record that shows the session bound. */
function beginAt(session: Session, mark: Mark): void {
  if (mark.at < session.first.at) session.first = mark;
  if (mark.at < session.bound.at) session.bound = mark;
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

const isEnd = (event: Event): boolean =>
  isKind(event, 'idle-close') || isKind(event, 'session-closed') || isKind(event, 'route-removed');

const isOfWebSocket = (fact: Fact): boolean =>
  fact.kind === 'websocket-ping' || (fact.kind === 'session-closed' && fact.by === 'websocket');

/** By telling, of the logs that name any address: a bundle may have thousands that do not. */
const votesIn = (story: Story): AddressVotes[][] =>
  story.map((telling) => telling.flat().flatMap(({ addresses: own }) => (own.isEmpty ? [] : own)));

function addressIn(
  votes: readonly (readonly (readonly AddressVotes[])[])[],
  sid: string | undefined,
): string | undefined {
  if (sid === undefined) return undefined;
  for (const ofStory of votes) {
    const address = addressOf(ofStory, sid);
    if (address !== undefined) return address;
  }
  return undefined;
}
