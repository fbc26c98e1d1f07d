import { agentState } from '../agent-state.ts';
import type { StateChange } from '../cti.ts';
import { InTurn } from './in-turn.ts';
import type { Machine } from './machine.ts';
import { dialogUpdate, userUpdate } from './payload.ts';
import type { FinesseSettings } from './settings.ts';

/** From a message's arrival to its record, in ms (finesse-logs.md section 0). */
const decodeMs = 1;

/** What CTI says, decoded and passed on to the desktops. Each agent's events keep their order. */
export class Publisher {
  readonly #machine: Machine;
  readonly #service: FinesseSettings['service'];
  readonly #decoding: InTurn;
  readonly #publishing: InTurn;
  /** The number of each agent's call. */
  readonly #calls = new Map<string, number>();
  #id: number;
  /** There is a Notification Service to publish by. */
  isConnected = true;

  constructor(machine: Machine, service: FinesseSettings['service']) {
    this.#machine = machine;
    this.#service = service;
    this.#decoding = new InTurn(machine);
    this.#publishing = new InTurn(machine);
    this.#id = machine.random.integer(1_000, 90_000);
  }

  received(change: StateChange): void {
    const machine = this.#machine;
    const arrived = machine.now;
    this.#decoding.do(decodeMs + Math.floor(machine.lag() / 10), () => {
      machine.tell({
        kind: 'state-event',
        ...change,
        receivedAt: machine.reading(arrived),
        roundTripMs: machine.now - arrived,
      });
      this.#publish(change, arrived);
    });
  }

  #publish(change: StateChange, arrived: number): void {
    const { agent, state } = change;
    const machine = this.#machine;
    this.#publishing.do(machine.random.integer(3, 12) + machine.lag(), () => {
      this.#send(agent, '', userUpdate(change, machine.reading()), arrived);
      if (state === agentState.reserved) this.#calls.set(agent, this.#id);
      const call = this.#calls.get(agent) ?? this.#id;
      if (state === agentState.reserved || state === agentState.talking)
        this.#send(agent, '/Dialogs', dialogUpdate(agent, state, call), arrived);
    });
  }

  #send(agent: string, below: string, xml: string, arrived: number): void {
    if (!this.isConnected) return;
    const machine = this.#machine;
    this.#id += 1;
    const publication = {
      id: this.#id,
      pubsubNode: `/finesse/api/User/${agent}${below}`,
      xml,
      madeAt: machine.reading(),
    };
    machine.tell({ kind: 'publication', agent, publication, receivedAt: machine.reading(arrived) });
    this.#service.publish(agent, publication);
  }
}
