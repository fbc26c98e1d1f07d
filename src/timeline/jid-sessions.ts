import { parseJid } from '../model/jid.ts';
import type { EpochMs } from '../model/time.ts';
import type { Mark } from './event.ts';
import type { Session } from './session.ts';
import type { SweepFold } from './sweep-fold.ts';
import type { SweepRow } from './sweep-row.ts';

/** The sessions of one JID, and what is on record of it without a sid. */
export class JidSessions {
  readonly jid: string;
  /** In the order in which they were opened. */
  readonly folds: SweepFold[] = [];
  readonly ends: Mark[] = [];
  readonly routes: Mark[] = [];
  /** When a record without a sid shows it on a WebSocket. */
  readonly webSockets: EpochMs[] = [];
  readonly #isOlderThanLog: (session: Session) => boolean;
  /** Whose a sweep without a sid is: the same from one session's beginning to the next's. */
  #current: SweepFold | undefined;
  #from = Infinity;
  #until = -Infinity;
  #isNamed = false;
  /** When a record had closed it. */
  #closedAt = Infinity;

  constructor(jid: string, isOlderThanLog: (session: Session) => boolean) {
    this.jid = jid;
    this.#isOlderThanLog = isOlderThanLog;
  }

  /** What shows that there was a session where no other record does. */
  get firstSign(): Mark | undefined {
    const isBound = parseJid(this.jid)?.resource !== undefined;
    return this.routes[0] ?? (isBound ? this.ends[0] : undefined);
  }

  add(fold: SweepFold): void {
    this.folds.push(fold);
    this.sessionsChanged();
  }

  /** One was opened, or began earlier than it had seemed. */
  sessionsChanged(): void {
    this.#from = Infinity;
  }

  /** Whose a sweep without a sid is; undefined where it is of one that is not known yet. */
  sweptBy(sweep: SweepRow): SweepFold | undefined {
    if (!(sweep.at >= this.#from && sweep.at < this.#until)) this.#seek(sweep.at);
    const current = this.#current;
    const isIts = current && (this.#isNamed || this.#goesOn(current, sweep));
    return isIts ? current : undefined;
  }

  /** All is known of them. */
  end(): void {
    for (const at of this.webSockets) {
      const session = latest(this.folds.filter((fold) => fold.session.first.at <= at))?.session;
      if (session?.transport === 'unknown') session.transport = 'websocket';
    }
    beginWithRoutes(
      this.folds.map(({ session }) => session),
      this.routes,
    );
  }

  #seek(at: EpochMs): void {
    const begun = this.folds.filter(({ session }) => session.first.at <= at);
    const bound = begun.filter(({ session }) => session.bound.at <= at);
    this.#current = latest(bound.length > 0 ? bound : begun) ?? this.#olderThanLog();
    this.#isNamed = this.#current?.session.sid !== undefined;
    this.#closedAt = this.#closingOf(this.#current);
    this.#from = at;
    this.#until = this.folds
      .flatMap(({ session }) => [session.first.at, session.bound.at])
      .reduce<number>((next, start) => (start > at ? Math.min(next, start) : next), Infinity);
  }

  /** A session whose first record shows it bound already was there before: an earlier sweep of its JID is its own. */
  #olderThanLog(): SweepFold | undefined {
    const oldest = this.folds.reduce<SweepFold | undefined>(
      (a, b) => (a && a.session.first.at <= b.session.first.at ? a : b),
      undefined,
    );
    return oldest && this.#isOlderThanLog(oldest.session) ? oldest : undefined;
  }

  /** Without a sid a session ends with its closing record; the sweep that closed it carries the same second. */
  #closingOf(fold: SweepFold | undefined): number {
    const from = fold?.session.first.at ?? Infinity;
    return this.ends.reduce<number>(
      (closed, { at, stampMs }) => (at >= from ? Math.min(closed, at + stampMs) : closed),
      Infinity,
    );
  }

  /** Without a sid a session is one as long as no whole run of the reaper passes it over. */
  #goesOn({ last }: SweepFold, { at, run }: SweepRow): boolean {
    const passedOver =
      last !== undefined && run.before > last.run.before + (last.run.isPartial ? 0 : 1);
    return !passedOver && at < this.#closedAt;
  }
}

/** Where nothing but the end names a session's sid: its route was added when it was there, after the one before had gone. */
function beginWithRoutes(sessions: readonly Session[], routes: readonly Mark[]): void {
  let gone = -Infinity;
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

/** The one that was bound last, or of those the one that began last. */
const latest = (folds: readonly SweepFold[]): SweepFold | undefined =>
  folds.reduce<SweepFold | undefined>(
    (a, b) => (a && isLater(a.session, b.session) ? a : b),
    undefined,
  );

const isLater = (a: Session, b: Session): boolean =>
  a.bound.at > b.bound.at || (a.bound.at === b.bound.at && a.first.at > b.first.at);
