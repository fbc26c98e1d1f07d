import { agentState } from '../agent-state.ts';
import type { CtiClient, StateChange } from '../cti.ts';
import { ctiCodes } from '../cti-codes.ts';
import type { Exchange, RestAnswer, RestRequest, ServiceListener } from '../exchange.ts';
import type { Random } from '../random.ts';
import type { Surroundings } from '../surroundings.ts';
import { type Ask, askOf, forcedLogout } from './ask.ts';
import { learnAbsences, learnPresences } from './learning.ts';
import { nextStep, untilNext } from './life.ts';
import { Links } from './links.ts';
import { Machine } from './machine.ts';
import { Presences } from './presences.ts';
import { Publisher } from './publisher.ts';
import { QueueStatistics } from './queue-statistics.ts';
import { RestApi } from './rest-api.ts';
import type { FinesseSettings } from './settings.ts';

/** From the decision to log an agent out to the request to CTI (finesse-logs.md section 0). */
const requestMs = 1;
/** A Finesse that starts has its connections after these. */
const connectedMs = { service: 1_000, cti: 1_500 };
/** Signs agents out; has no desktop in the world. */
const supervisor = '1000001';

/** A Finesse Tomcat: it answers desktops, asks CTI, publishes what CTI says, and logs out whose desktop went away. */
export class Finesse implements ServiceListener, CtiClient {
  readonly name: string;
  readonly host: string;
  readonly #settings: FinesseSettings;
  readonly #surroundings: Surroundings;
  readonly #machine: Machine;
  readonly #links: Links;
  readonly #presences: Presences;
  readonly #publisher: Publisher;
  readonly #statistics: QueueStatistics;
  readonly #api: RestApi;
  #isRunning = true;
  #invokeId: number;

  constructor(surroundings: Surroundings, settings: FinesseSettings) {
    const { name, host, clock, cti, product, graceMs, service } = settings;
    this.name = name;
    this.host = host;
    this.#settings = settings;
    this.#surroundings = surroundings;
    const machine = new Machine(surroundings, name, clock);
    this.#machine = machine;
    this.#invokeId = machine.random.integer(20, 9_000);
    this.#links = new Links(machine, cti.host);
    this.#presences = new Presences(machine, {
      graceMs,
      mayBeLate: product !== 'uccx',
      isSignedIn: (agent) => cti.isSignedInBy(agent, this),
      logOut: (agent) =>
        machine.later(requestMs, () =>
          this.#ask(agent, { ...forcedLogout, sso: this.#isSso(agent) }),
        ),
    });
    this.#publisher = new Publisher(machine, service);
    this.#statistics = new QueueStatistics(machine, () => cti.agentsOf(this).length > 0);
    this.#api = new RestApi(machine, {
      isInService: () => this.#links.isInService,
      isSignedIn: (agent) => cti.isSignedInBy(agent, this),
      ask: (agent, object) => this.#askFor(agent, object),
    });
    cti.connect(this);
  }

  /** Takes connections. */
  get isUp(): boolean {
    return this.#isRunning;
  }

  /** It has run for long already. */
  start(): void {
    this.#statistics.start();
  }

  rest(request: RestRequest, exchange: Exchange<RestAnswer>): void {
    if (this.#isRunning) this.#api.answer(request, exchange);
  }

  presence(jid: string, type: 'available' | 'unavailable'): void {
    if (this.#isRunning && this.#links.hasService) this.#presences.heard(jid, type);
  }

  service(state: 'lost' | 'established'): void {
    if (!this.#isRunning || this.#links.hasService === (state === 'established')) return;
    this.#links.xmpp(state);
    this.#publisher.isConnected = state === 'established';
    if (state === 'lost') return;
    this.#learn(this.#presences.here());
  }

  connection(state: 'lost' | 'established'): void {
    if (this.#isRunning) this.#links.cti(state);
  }

  stateChanged(change: StateChange): void {
    if (!this.#isRunning) return;
    if (change.state === agentState.logout) this.#presences.forget(change.agent);
    this.#publisher.received(change);
  }

  /** From now on events come to the agent, one every `everyMs` in the mean, while it is signed in by this Finesse. */
  live(agent: string, everyMs: number): void {
    this.#lead(agent, everyMs, this.#surroundings.random.fork(`life-${this.name}-${agent}`));
  }

  signOutBySupervisor(agent: string): void {
    const code = ctiCodes[this.#settings.product].supervisor;
    this.#ask(agent, { state: agentState.logout, code, forced: true, supervisor });
  }

  /** UCCX has no such rule: there nothing happens. */
  signOutByInactivity(agent: string): void {
    const code = ctiCodes[this.#settings.product].inactivity;
    if (code !== undefined) this.#signedOut(agent, code);
  }

  signOutByDevice(agent: string): void {
    this.#signedOut(agent, ctiCodes[this.#settings.product].device);
  }

  /** The agent signed in once more, at another client of CTI. */
  signOutByOtherSignIn(agent: string): void {
    this.#signedOut(agent, ctiCodes[this.#settings.product].otherSignIn);
  }

  /** Everything is late for `ms`, by up to `extraMs`: its threads are busy. */
  slow(extraMs: number, ms: number): void {
    this.#machine.slow(extraMs, ms);
  }

  /** Finesse Tomcat alone: the Notification Service is a process of its own. */
  restart(downMs: number): void {
    this.#isRunning = false;
    this.#machine.stop();
    this.#presences.forgetAll();
    this.#links.forget();
    this.#publisher.isConnected = false;
    this.#machine.later(downMs, () => this.#startAnew());
  }

  #startAnew(): void {
    const { cti, domain } = this.#settings;
    const machine = this.#machine;
    this.#isRunning = true;
    machine.tell({ kind: 'finesse-start' });
    this.#statistics.start();
    machine.later(connectedMs.service, () => {
      this.#links.xmpp('established');
      this.#publisher.isConnected = true;
      const signedIn = cti.agentsOf(this);
      this.#learn(signedIn.map((agent) => [agent, `${agent}@${domain}/desktop`]));
    });
    machine.later(connectedMs.cti, () => {
      if (!cti.isLost) this.#links.cti('established');
    });
  }

  /** Who is there after all, and who of those that should be is not. */
  #learn(expected: readonly (readonly [agent: string, jid: string])[]): void {
    const { cti, service } = this.#settings;
    learnPresences(this.#machine, this.#presences, service, cti.agentsOf(this));
    learnAbsences(this.#machine, this.#presences, service, expected);
  }

  #signedOut(agent: string, code: number): void {
    this.#settings.cti.change({ agent, state: agentState.logout, code });
  }

  #askFor(agent: string, object: RestRequest['object']): void {
    const ask = askOf(object, this.#machine.random);
    if (ask) this.#ask(agent, { sso: this.#isSso(agent), ...ask });
  }

  #ask(agent: string, { state, code, forced = false, supervisor, sso = false }: Ask): void {
    const request = { agent, state, forced, ...(code === undefined ? {} : { code }) };
    this.#invokeId += 1;
    this.#machine.tell({
      kind: 'state-request',
      ...request,
      invokeId: this.#invokeId,
      sso,
      ...(supervisor === undefined ? {} : { supervisor }),
    });
    this.#settings.cti.request(this, request);
  }

  /** The agent's day goes on though Finesse be down: phones ring all the same. */
  #lead(agent: string, everyMs: number, random: Random): void {
    const { cti, product, service } = this.#settings;
    const { agenda } = this.#surroundings;
    agenda.in(untilNext(cti.stateOf(agent), everyMs, random), () => {
      if (cti.isSignedInBy(agent, this)) {
        const isHere = service.signedInAs(agent) !== undefined;
        const step = nextStep(cti.stateOf(agent), { isHere, product, random });
        if (step) cti.change({ agent, ...step });
      }
      this.#lead(agent, everyMs, random);
    });
  }

  #isSso(agent: string): boolean {
    return this.#settings.sso?.has(agent) ?? false;
  }
}
