import type { Appointment } from '../agenda.ts';
import type { Machine } from './machine.ts';

type LinkState = 'lost' | 'established';

/** From a loss, and from a return, to the change of service it makes (fixture of a lost CTI connection, by its template). */
const outMs = 8;
const inMs = 500;
/** The socket fails, and the loss is understood. */
const socketMs = 2;

/** Finesse's connections to CTI and to the Notification Service: it is in service while it has both. */
export class Links {
  readonly #machine: Machine;
  readonly #ctiHost: string;
  readonly #up = { cti: true, xmpp: true };
  #inService = true;
  #review: Appointment | undefined;

  constructor(machine: Machine, ctiHost: string) {
    this.#machine = machine;
    this.#ctiHost = ctiHost;
  }

  get isInService(): boolean {
    return this.#inService;
  }

  get hasService(): boolean {
    return this.#up.xmpp;
  }

  /** A new process has neither yet. */
  forget(): void {
    this.#up.cti = false;
    this.#up.xmpp = false;
    this.#inService = false;
  }

  cti(state: LinkState): void {
    const machine = this.#machine;
    const host = this.#ctiHost;
    const tell = (mnemonic: string): void =>
      machine.tell({ kind: 'cti-connection', state, mnemonic, host });
    this.#up.cti = state === 'established';
    if (state === 'established') tell('CTI_CONNECTION_ESTABLISHED');
    else if (machine.random.chance(0.5)) tell('CTI_CONNECTION_LOST');
    else {
      tell('CTI_SOCKET_ERROR');
      machine.later(socketMs, () => tell('CTI_CONNECTION_LOST'));
    }
    this.#reviewAfter(state);
  }

  xmpp(state: LinkState): void {
    const mnemonic =
      state === 'established' ? 'CONNECTED_TO_XMPP_SERVER' : 'UNABLE_TO_CONNECT_TO_XMPP_SERVER';
    this.#up.xmpp = state === 'established';
    this.#machine.tell({ kind: 'xmpp-connection', state, mnemonic });
    this.#reviewAfter(state);
  }

  /** By the last change alone. */
  #reviewAfter(state: LinkState): void {
    this.#review?.cancel();
    this.#review = this.#machine.later(state === 'lost' ? outMs : inMs, () => {
      const isInService = this.#up.cti && this.#up.xmpp;
      if (isInService === this.#inService) return;
      this.#inService = isInService;
      this.#machine.tell({
        kind: 'service-state',
        state: isInService ? 'IN_SERVICE' : 'OUT_OF_SERVICE',
      });
    });
  }
}
