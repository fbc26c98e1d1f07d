import type { Happening, Incident } from '../happening.ts';
import type { Session } from '../world/session.ts';
import { AgentLedger, type Blamed } from './agent-ledger.ts';
import type { PlainLoss } from './loss.ts';

/** What an incident may still do after it is over: a session that it made silent is closed within two sweeps. */
const aftermathMs = 180_000;
/** Of one that has no length, whose agent takes some minutes to come back. */
const lastingMs = 10 * 60_000;

/**
 * Keeps the books of what truly happened to each agent, from the happenings themselves. Knows no log and no clock but
 * the true one.
 */
export class Ledger {
  readonly #agents = new Map<string, AgentLedger>();
  readonly #incidents: Incident[] = [];
  readonly #graceMs: number;
  /** Sessions alive, by server: for the shares. */
  readonly #alive = new Map<string, Set<Session>>();
  /** Whose session it was, by its sid. */
  readonly #owners = new Map<string, string>();

  constructor(graceMs: number) {
    this.#graceMs = graceMs;
  }

  readonly tell = (happening: Happening): void => {
    if (happening.kind === 'incident') this.#incidents.push(happening.incident);
    else if ('session' in happening && happening.session)
      this.#ofSession(happening, happening.session);
    else if (happening.kind === 'invalid-session') this.#askedAgain(happening.sid);
    else if ('agent' in happening) this.#agent(happening.agent).tell(happening);
  };

  /** Everything that is still open counts as it stands. */
  close(): readonly PlainLoss[] {
    const losses = [...this.#agents.values()].flatMap((agent) => agent.close());
    return losses.map((loss) => ({ ...loss, ...togetherWith(loss, losses, this.#incidents) }));
  }

  /** Ids of those who were ever at work. */
  agents(): string[] {
    return [...this.#agents.values()].filter(({ wasAtWork }) => wasAtWork).map(({ id }) => id);
  }

  /** Whether the page that the agent has at the end ran, or stood still, since `from`. */
  pageSince(agent: string, from: number): boolean {
    return this.#agents.get(agent)?.pageSince(from) ?? false;
  }

  #ofSession(happening: Happening & { readonly server?: string }, session: Session): void {
    const alive = this.#alive.get(happening.server ?? '') ?? new Set();
    this.#alive.set(happening.server ?? '', alive);
    if (happening.kind === 'session-bound') {
      alive.add(session);
      this.#owners.set(session.sid, session.agent);
    }
    this.#agent(session.agent).tell(happening, session, alive.size);
    if (happening.kind === 'session-gone') alive.delete(session);
  }

  #askedAgain(sid: string): void {
    const agent = this.#owners.get(sid);
    if (agent !== undefined) this.#agent(agent).askedAgain();
  }

  #agent(id: string): AgentLedger {
    const known = this.#agents.get(id);
    if (known) return known;
    const ledger = new AgentLedger(id, this.#graceMs, (loss) => this.#blame(id, loss));
    this.#agents.set(id, ledger);
    return ledger;
  }

  /**
   * The latest incident that had begun when the desktop fell silent, else the latest before the end; one that ought to be
   * harmless only where there is no other.
   */
  #blame(agent: string, { from, at, server }: Blamed): Incident {
    const able = this.#incidents.filter(
      (incident) =>
        incident.from <= at &&
        at <= (incident.until ?? incident.from + lastingMs) + aftermathMs &&
        (incident.agents.includes(agent) || incident.server === server),
    );
    const harmful = able.filter(({ harmless }) => !harmless);
    return (
      harmful.findLast((incident) => isAtOnce(incident, at)) ??
      harmful.findLast((incident) => incident.from <= from) ??
      harmful.at(-1) ??
      able.at(-1) ??
      unexplained(agent, at)
    );
  }
}

/** A clock that is set closes what was silent for any other reason, in the next sweep. */
const isAtOnce = ({ causes, from }: Incident, at: number): boolean =>
  causes[0] === 'server-clock' && at - from <= nextSweepMs;

const nextSweepMs = 35_000;

/** The model did something that nobody asked for: a fault of the model, which a test looks for. */
export const unexplainedName = 'unexplained';

const unexplained = (agent: string, at: number): Incident => ({
  id: `${unexplainedName}-${agent}-${at}`,
  what: unexplainedName,
  causes: ['undetermined'],
  side: 'unknown',
  from: at,
  agents: [agent],
  harmless: true,
  text: 'nothing that the scenario asked for',
});

const togetherMs = 60_000;

/** How many others of the server met the same end by the same incident; a share counts those who had a session. */
function togetherWith(
  loss: PlainLoss,
  losses: readonly PlainLoss[],
  incidents: readonly Incident[],
): Pick<PlainLoss, 'together' | 'share'> {
  const others = losses.filter(
    ({ incident, agent, server, outcome, from }) =>
      incident === loss.incident &&
      agent !== loss.agent &&
      server === loss.server &&
      (outcome === 'near-miss') === (loss.outcome === 'near-miss') &&
      Math.abs(from - loss.from) <= togetherMs,
  );
  const known = incidents.includes(loss.incident);
  return {
    together: known ? others.length : 0,
    share: Math.min(1, (others.length + 1) / loss.alive),
  };
}
