import { ctiState } from '../../model/cti-state.ts';
import type { Happening, HappeningOf, Incident } from '../happening.ts';
import type { Session } from '../world/session.ts';
import type { EndedBy, PlainLoss } from './loss.ts';
import { nearMissMs } from './near-miss.ts';
import { type Over, Silence } from './silence.ts';

type Open = { -readonly [K in keyof PlainLoss]: PlainLoss[K] };

/** Near-misses less than this apart are one (report.md). */
const oneSilenceMs = 10 * 60_000;
/** CTI answers a forced logout, and says so of itself, within this time of the loss. */
const patienceMs = 260_000;

/** What an incident is sought for: since when nothing was held, when it ended, and where. */
export interface Blamed {
  readonly from: number;
  readonly at: number;
  readonly server: string;
}

/** The books of one agent. */
export class AgentLedger {
  readonly id: string;
  readonly #graceMs: number;
  readonly #blame: (loss: Blamed) => Incident;
  readonly #losses: Open[] = [];
  readonly #silences = new Map<Session, Silence>();
  /** Sessions alive, and since when. */
  readonly #bound = new Map<Session, number>();
  #open: Open | undefined;
  #isAtWork = false;
  #isLeaving = false;
  #nearlyLost: Session | undefined;
  /** Finesse forces the agent out over a loss, and may not have heard of a return. */
  #isForcedOut = false;
  #isSignedOut = false;
  #requestedCode: { at: number; code: number | undefined; forced: boolean } | undefined;
  #page: { readonly page: string; readonly from: number } | undefined;
  wasAtWork = false;

  constructor(id: string, graceMs: number, blame: (loss: Blamed) => Incident) {
    this.id = id;
    this.#graceMs = graceMs;
    this.#blame = blame;
  }

  tell(happening: Happening, session?: Session, alive = 1): void {
    const { at } = happening;
    switch (happening.kind) {
      case 'shift':
        this.#isAtWork = happening.begins;
        this.wasAtWork ||= happening.begins;
        if (!happening.begins) this.#isLeaving = true;
        return;
      case 'page-start':
        this.#page = { page: happening.page, from: at };
        return;
      case 'page-end':
        if (this.#page?.page === happening.page) this.#page = undefined;
        return;
      case 'session-bound':
        this.#isLeaving = false;
        if (session) this.#bound.set(session, at);
        this.#returned(at);
        return;
      case 'session-gone':
        if (session) this.#gone(session, happening, alive);
        return;
      case 'forced-logout':
        this.#isForcedOut = true;
        return;
      case 'state-request':
        if (happening.state === ctiState.logout)
          this.#requestedCode = { at, code: happening.code, forced: happening.forced };
        return;
      case 'state-event':
        this.#stateEvent(happening);
        return;
      default:
        if (session) this.#heard(session, happening, alive);
    }
  }

  close(): Open[] {
    for (const [session, { over }] of this.#silences) if (over) this.#nearMiss(session, over, 1);
    return this.#losses
      .map((loss) => ({ ...loss, outcome: this.#outcomeOf(loss) }))
      .sort((a, b) => a.at - b.at);
  }

  /** The desktop asked for a session that was gone: it ran, or runs again. */
  askedAgain(): void {
    const last = this.#losses.findLast(({ endedBy }) => endedBy);
    if (last) last.askedAgain = true;
  }

  pageSince(from: number): boolean {
    return this.#page !== undefined && this.#page.from <= from;
  }

  #heard(session: Session, happening: Happening, alive: number): void {
    const silence = this.#silenceOf(session, happening);
    const waiting = silence.over;
    if (waiting && waiting.to < happening.at) {
      silence.over = undefined;
      this.#nearMiss(session, waiting, alive);
    }
    silence.tell(happening);
  }

  #silenceOf(session: Session, happening: Happening): Silence {
    const known = this.#silences.get(session);
    if (known) return known;
    const server = 'server' in happening ? happening.server : '';
    const silence = new Silence(server ?? '', happening.at);
    this.#silences.set(session, silence);
    return silence;
  }

  #nearMiss(session: Session, over: Over, alive: number): void {
    if (session.jid === undefined) return;
    const { from, deepest, sweptMs, server, lastContact } = over;
    const last = this.#losses.at(-1);
    const miss = this.#loss(session, server, from, deepest, alive);
    const isSame =
      this.#nearlyLost === session &&
      last?.outcome === 'near-miss' &&
      last.incident === miss.incident &&
      deepest - last.at < oneSilenceMs;
    this.#nearlyLost = session;
    if (last && isSame) {
      last.count += 1;
      if (sweptMs >= last.sweptMs) Object.assign(last, { sweptMs, at: deepest, lastContact });
      return;
    }
    this.#losses.push({ ...miss, outcome: 'near-miss', sweptMs, lastContact });
  }

  #gone(
    session: Session,
    { at, server, why }: { at: number; server: string; why: EndedBy },
    alive: number,
  ): void {
    const silence = this.#silences.get(session);
    this.#silences.delete(session);
    this.#bound.delete(session);
    if (session.jid === undefined) return;
    const ended = silence?.end(at);
    const open = this.#open;
    if (open && at - open.at <= this.#graceMs && open.loggedOutAt === undefined) {
      open.count += 1;
      delete open.returnedAt;
      return;
    }
    const isPartedWith = why === 'terminate' || why === 'socket';
    if (isPartedWith && (this.#isLeaving || this.#isSignedOut)) {
      this.#close(session, server, at, why, alive);
      return;
    }
    // It was given up already: the agent had moved to another session, or had been signed out.
    if (open && open.loggedOutAt === undefined && open.returnedAt === undefined) {
      open.count += 1;
      return;
    }
    // A desktop that comes back only to be thrown out, or to sign in anew, was lost when it fell silent.
    const isLate = why === 'replaced' && ended !== undefined && at - ended.from >= nearMissMs;
    const isSilent = why === 'idle' || why === 'silence' || ended?.isFresh === true || isLate;
    // It may have gone to the other server, whose session stands, before this one noticed.
    const moved = [...this.#bound.values()].at(-1);
    const loss: Open = {
      ...this.#loss(session, server, isSilent ? (ended?.from ?? at) : at, at, alive),
      endedBy: why,
      sweptMs: ended?.sweptMs ?? 0,
      ...(isSilent && ended ? { lastContact: ended.lastContact } : {}),
      ...(moved === undefined ? {} : { returnedAt: moved }),
      outcome: 'lost',
    };
    this.#losses.push(loss);
    this.#open = loss;
  }

  /** The agent signed out; or the page learns that somebody had signed the agent out, and ends its new session. */
  #close(session: Session, server: string, at: number, why: EndedBy, alive: number): void {
    const last = this.#losses.at(-1);
    this.#open = undefined;
    if (!this.#isLeaving && last?.loggedOutAt !== undefined) {
      last.until = at;
      return;
    }
    const loss = this.#loss(session, server, at, at, alive);
    this.#losses.push({ ...loss, endedBy: why, outcome: 'closed' });
  }

  #returned(at: number): void {
    const last = this.#losses.at(-1);
    if (!this.#open && last?.loggedOutAt !== undefined) last.returnedAt ??= at;
    const open = this.#open;
    if (!open) return;
    open.returnedAt ??= at;
    if (open.loggedOutAt !== undefined) this.#open = undefined;
  }

  #stateEvent({ at, server, state, code }: HappeningOf<'state-event'>): void {
    this.#isSignedOut = state === ctiState.logout;
    const isOut = state === ctiState.logout || (state === ctiState.notReady && code === 50_002);
    if (!isOut) return;
    const asked =
      this.#requestedCode && at - this.#requestedCode.at < patienceMs
        ? this.#requestedCode
        : undefined;
    const isForcedOut = this.#isForcedOut;
    this.#requestedCode = undefined;
    this.#isForcedOut = false;
    const codes = {
      ...(asked?.code === undefined ? {} : { requestedCode: asked.code }),
      ...(code === undefined ? {} : { confirmedCode: code }),
    };
    const last = this.#losses.findLast(({ endedBy, outcome }) => endedBy && outcome !== 'closed');
    const decidedAt = asked?.at ?? at;
    const isOfLast =
      last &&
      at - last.at < patienceMs &&
      (isForcedOut || decidedAt <= (last.returnedAt ?? Number.POSITIVE_INFINITY));
    if (last && isOfLast) {
      Object.assign(last, codes, { loggedOutAt: at });
      return;
    }
    if (state !== ctiState.logout || !this.#isAtWork) return;
    if (asked && !asked.forced) return;
    const incident = this.#blame({ from: at, at, server });
    const loss: Open = {
      agent: this.id,
      server,
      transport: 'bosh',
      incident,
      outcome: 'logged-out',
      from: incident.from,
      at,
      sweptMs: 0,
      count: 1,
      together: 0,
      share: 0,
      alive: 1,
      loggedOutAt: at,
      ...codes,
    };
    this.#losses.push(loss);
  }

  #loss(session: Session, server: string, from: number, at: number, alive: number): Open {
    const incident = this.#blame({ from: Math.min(from, at), at, server });
    return {
      agent: this.id,
      server,
      transport: session.transport,
      incident,
      outcome: 'lost',
      from: Math.min(from, at),
      at,
      sweptMs: 0,
      count: 1,
      together: 0,
      share: 0,
      alive,
    };
  }

  #outcomeOf(loss: Open): PlainLoss['outcome'] {
    if (loss.outcome === 'near-miss' || loss.outcome === 'closed') return loss.outcome;
    const { loggedOutAt, returnedAt } = loss;
    if (loggedOutAt !== undefined) return 'logged-out';
    return returnedAt === undefined ? 'lost' : 'recovered';
  }
}
