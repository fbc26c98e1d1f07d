import type { Product } from '../scenario/scenario.ts';
import type { Agenda, Appointment } from './agenda.ts';
import { agentState } from './agent-state.ts';
import { connectionFailure, ctiCodes, engineGone, systemFailure } from './cti-codes.ts';
import type { Random } from './random.ts';
import type { Surroundings } from './surroundings.ts';

/** From a request's way out to its answer's arrival (finesse-logs.md section 0: the answer is written 10 ms later). */
const answerMs = 9;

export interface CtiSettings {
  readonly product: Product;
  /** As Finesse's logs name it: the CTI server, or the host of the CCX engine. */
  readonly host: string;
}

export interface StateRequest {
  readonly agent: string;
  readonly state: number;
  readonly code?: number;
  readonly forced: boolean;
}

/** An AgentStateEvent. */
export interface StateChange {
  readonly agent: string;
  readonly state: number;
  readonly code?: number;
}

/** A Finesse as CTI sees it. */
export interface CtiClient {
  stateChanged(change: StateChange): void;
  connection(state: 'lost' | 'established'): void;
}

interface Agent {
  client: CtiClient;
  state: number;
  /** A Not Ready that waits for the end of a call. */
  afterCall: Appointment | undefined;
}

/**
 * The CTI server of a UCCE, or the engine of a UCCX: it alone says in which state an agent is. An agent belongs to the
 * Finesse that it signed in by last, and only that one hears of it here.
 */
export class Cti {
  readonly host: string;
  readonly #product: Product;
  readonly #agenda: Agenda;
  readonly #random: Random;
  readonly #clients = new Set<CtiClient>();
  readonly #agents = new Map<string, Agent>();
  #losses = 0;

  constructor(surroundings: Surroundings, settings: CtiSettings) {
    this.#agenda = surroundings.agenda;
    this.#random = surroundings.random.fork('cti');
    this.#product = settings.product;
    this.host = settings.host;
  }

  get isLost(): boolean {
    return this.#losses > 0;
  }

  connect(finesse: CtiClient): void {
    this.#clients.add(finesse);
  }

  stateOf(agent: string): number {
    return this.#agents.get(agent)?.state ?? agentState.logout;
  }

  isSignedInBy(agent: string, finesse: CtiClient): boolean {
    return this.stateOf(agent) !== agentState.logout && this.#agents.get(agent)?.client === finesse;
  }

  agentsOf(finesse: CtiClient): string[] {
    return [...this.#agents.keys()].filter((agent) => this.isSignedInBy(agent, finesse));
  }

  /** Unheard while it is lost. */
  request(finesse: CtiClient, request: StateRequest): void {
    if (this.isLost) return;
    this.#agenda.in(answerMs, () => {
      if (request.state === agentState.login) this.#signIn(finesse, request.agent);
      else if (request.state === agentState.logout) this.#signOut(request);
      else this.#change(request);
    });
  }

  /** By the phone, a rule or another client, without a request of Finesse; nothing changes while it is lost. */
  change(change: StateChange): void {
    if (!this.isLost) this.#change(change);
  }

  /** Every Finesse loses it for so long; a CCX engine signs its agents out as it goes. */
  lose(ms: number): void {
    this.#losses += 1;
    if (this.#losses === 1) this.#tellClients('lost');
    if (this.#product === 'uccx') this.#spread(1_500, (agent) => this.#signOutByEngine(agent));
    this.#agenda.in(ms, () => {
      this.#losses -= 1;
      if (this.#losses === 0) this.#return();
    });
  }

  #return(): void {
    this.#tellClients('established');
    if (this.#product === 'uccx') return;
    this.#spread(500, (agent) => {
      const isIdle = this.stateOf(agent) !== agentState.talking;
      if (isIdle && this.#random.chance(0.5)) this.#notReady(agent);
    });
  }

  #tellClients(state: 'lost' | 'established'): void {
    for (const client of this.#clients) client.connection(state);
  }

  /** One agent after the other, the first after `ms`, however many within some ten seconds. */
  #spread(ms: number, act: (agent: string) => void): void {
    const longest = Math.max(1, Math.min(400, Math.ceil(20_000 / this.#agents.size)));
    let after = ms;
    for (const agent of this.#agents.keys()) {
      after += this.#random.integer(1, longest);
      this.#agenda.in(after, () => act(agent));
    }
  }

  #signOutByEngine(agent: string): void {
    const [standby, down] = engineGone;
    const code = this.#random.chance(0.6) ? standby : down;
    this.#change({ agent, state: agentState.logout, code });
  }

  /** One who is signed in already stays as it is, and belongs to the Finesse that asked. */
  #signIn(client: CtiClient, agent: string): void {
    const known = this.#agents.get(agent);
    if (known) known.client = client;
    else this.#agents.set(agent, { client, state: agentState.logout, afterCall: undefined });
    const state = this.stateOf(agent);
    if (state !== agentState.logout) {
      client.stateChanged({ agent, state, code: 0 });
      return;
    }
    this.#become({ agent, state: agentState.login, code: 0 });
    const code = ctiCodes[this.#product].afterSignIn;
    this.#agenda.in(this.#random.integer(4, 20), () =>
      this.#change({ agent, state: agentState.notReady, code }),
    );
  }

  /** UCCE decides by Logout on Agent Disconnect what a forced logout becomes (finesse-logs.md section 7). */
  #signOut({ agent, code, forced }: StateRequest): void {
    const isDisconnect = forced && code === connectionFailure;
    if (isDisconnect && this.#product === 'ucce-load-0') this.#notReadyAfterCall(agent);
    else {
      const given = isDisconnect && this.#product === 'ucce-load-1' ? systemFailure : code;
      this.#change({
        agent,
        state: agentState.logout,
        ...(given === undefined ? {} : { code: given }),
      });
    }
  }

  #notReadyAfterCall(agent: string): void {
    const known = this.#agents.get(agent);
    if (known?.state !== agentState.talking) this.#notReady(agent);
    else
      known.afterCall ??= this.#agenda.in(this.#random.integer(20_000, 300_000), () => {
        this.#notReady(agent);
      });
  }

  #notReady(agent: string): void {
    this.#change({ agent, state: agentState.notReady, code: systemFailure });
  }

  /** Nobody is heard of who is not signed in. */
  #change(change: StateChange): void {
    if (this.stateOf(change.agent) !== agentState.logout) this.#become(change);
  }

  #become(change: StateChange): void {
    const agent = this.#agents.get(change.agent);
    if (!agent) return;
    const endsCall = agent.state === agentState.talking && change.state !== agentState.talking;
    const becomes =
      endsCall && agent.afterCall && change.state !== agentState.logout
        ? { ...change, state: agentState.notReady, code: systemFailure }
        : change;
    if (endsCall) {
      agent.afterCall?.cancel();
      agent.afterCall = undefined;
    }
    agent.state = becomes.state;
    agent.client.stateChanged(becomes);
  }
}
