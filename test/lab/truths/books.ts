import type {
  Happening,
  HappeningKind,
  HappeningOf,
  Incident,
} from '../../../src/lab/happening.ts';
import { Ledger } from '../../../src/lab/truths/ledger.ts';
import type { Logs, PlainLoss } from '../../../src/lab/truths/loss.ts';
import type { Session } from '../../../src/lab/world/session.ts';

export const start = Date.UTC(2026, 2, 2, 8);
export const second = 1_000;
export const minute = 60 * second;
export const agent = '1001001';

export const incidentOf = (given: Partial<Incident> = {}): Incident => ({
  id: 'sleep-1.1',
  what: 'sleep',
  causes: ['computer-asleep'],
  side: 'client',
  from: start,
  until: start + 2 * minute,
  agents: [agent],
  harmless: false,
  text: 'the PC sleeps',
  ...given,
});

export const sessionOf = (sid: string, given: Partial<Session> = {}): Session => ({
  sid,
  agent,
  resource: 'desktop',
  transport: 'bosh',
  waitSeconds: 30,
  createdAt: start,
  jid: `${given.agent ?? agent}@fin-a.example.com/desktop`,
  ip: '10.20.1.11',
  port: 50_000,
  status: 3,
  presence: 'available',
  rid: 1,
  purpose: 'poll',
  ...given,
});

type Told<K extends HappeningKind> = Partial<Omit<HappeningOf<K>, 'kind' | 'at'>>;

/** Happenings written by hand into a ledger; times are ms after `start`. */
export class Books {
  readonly #ledger: Ledger;

  constructor(graceMs = minute) {
    this.#ledger = new Ledger(graceMs);
  }

  tell<K extends HappeningKind>(ms: number, kind: K, told: Told<K> = {}): this {
    const happening = { kind, at: start + ms, server: 'fin-a', agent, ...told };
    // What a happening of the kind needs, its test says.
    this.#ledger.tell(happening as unknown as Happening);
    return this;
  }

  incident(given: Partial<Incident> = {}): this {
    const incident = incidentOf(given);
    return this.tell(incident.from - start, 'incident', { incident });
  }

  atWork(ms: number, begins = true, who = agent): this {
    return this.tell(ms, 'shift', { agent: who, begins });
  }

  /** Signed in, and a poll that is held from then on. */
  signsIn(ms: number, session: Session): this {
    return this.tell(ms, 'session-bound', { session }).polls(ms, session);
  }

  polls(ms: number, session: Session): this {
    return this.tell(ms, 'bosh-request', { session }).tell(ms, 'bosh-held', { session });
  }

  answers(ms: number, session: Session, held = true): this {
    return this.tell(ms, 'bosh-answer', { session, held });
  }

  swept(ms: number, session: Session, lastActiveMs: number): this {
    return this.tell(ms, 'sweep', { session, lastActiveMs });
  }

  gone(ms: number, session: Session, why: HappeningOf<'session-gone'>['why'] = 'idle'): this {
    return this.tell(ms, 'session-gone', { session, why });
  }

  /** Finesse asks for a logout: with 255 over a lost presence. */
  asksForLogout(ms: number, code: number | undefined, forced: boolean): this {
    return this.tell(ms, 'state-request', {
      state: 1,
      forced,
      ...(code === undefined ? {} : { code }),
    });
  }

  ctiSays(ms: number, state: number, code?: number): this {
    return this.tell(ms, 'state-event', { state, ...(code === undefined ? {} : { code }) });
  }

  losses(): readonly PlainLoss[] {
    return this.#ledger.close();
  }

  get ledger(): Ledger {
    return this.#ledger;
  }
}

/** A loss, its instants as ms after `start`, its incident by name: what a test looks at. */
export function brief({
  incident,
  from,
  at,
  lastContact,
  loggedOutAt,
  returnedAt,
  ...loss
}: PlainLoss) {
  const { outcome, endedBy, count, until } = loss;
  const after = (instant: number | undefined): number | undefined =>
    instant === undefined ? undefined : instant - start;
  const told = {
    outcome,
    endedBy,
    count,
    incident: incident.id,
    from: after(from),
    at: after(at),
    lastContact: after(lastContact),
    loggedOutAt: after(loggedOutAt),
    returnedAt: after(returnedAt),
    until: after(until),
    requestedCode: loss.requestedCode,
    confirmedCode: loss.confirmedCode,
  };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
}

export const plainLoss = (given: Partial<PlainLoss> = {}): PlainLoss => ({
  agent,
  server: 'fin-a',
  transport: 'bosh',
  incident: incidentOf(),
  endedBy: 'idle',
  outcome: 'recovered',
  from: start,
  at: start + 90 * second,
  sweptMs: 60 * second,
  returnedAt: start + 100 * second,
  count: 1,
  together: 0,
  alive: 10,
  share: 0.1,
  ...given,
});

/** Everything is there, all through an hour. */
export const allLogs: Logs = {
  release: 'finesse-11',
  sweeps: true,
  debug: true,
  info: true,
  warn: true,
  bosh: true,
  webservices: true,
  access: true,
  client: true,
  stdout: true,
  graceMs: 60 * second,
  from: start,
  to: start + 60 * minute,
};

export const noLogs: Logs = {
  ...allLogs,
  sweeps: false,
  debug: false,
  info: false,
  warn: false,
  bosh: false,
  webservices: false,
  access: false,
  client: false,
  stdout: false,
};
