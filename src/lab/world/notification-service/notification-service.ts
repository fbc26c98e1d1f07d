import type { Agenda } from '../agenda.ts';
import type {
  BoshAnswer,
  BoshRequest,
  Exchange,
  Frame,
  Publication,
  ServiceListener,
  SocketEnd,
  SocketHandlers,
} from '../exchange.ts';
import type { Session } from '../session.ts';
import type { Surroundings } from '../surroundings.ts';
import { Entrance, type Fault } from './entrance.ts';
import { HttpBind } from './http-bind.ts';
import { Machine, type ServiceSettings } from './machine.ts';
import { Presences } from './presences.ts';
import { Reaper } from './reaper.ts';
import { Sessions } from './sessions.ts';
import { WebSockets } from './web-sockets.ts';

/** Finesse tries again to reach a service that it lost, in ms. */
const reconnectMs = { from: 1_000, to: 6_000 };

/** Openfire as Finesse runs it: its HTTP-bind and its WebSockets, and what Finesse learns of both. */
export class NotificationService {
  readonly #agenda: Agenda;
  readonly #machine: Machine;
  readonly #presences: Presences;
  readonly #sessions: Sessions;
  readonly #httpBind: HttpBind;
  readonly #webSockets: WebSockets;
  readonly #reaper: Reaper;
  readonly #entrance: Entrance;

  constructor(surroundings: Surroundings, settings: ServiceSettings) {
    this.#agenda = surroundings.agenda;
    this.#machine = new Machine(surroundings, settings);
    this.#presences = new Presences(this.#machine);
    this.#sessions = new Sessions(this.#machine, this.#presences);
    this.#httpBind = new HttpBind(this.#machine, this.#sessions);
    this.#webSockets = new WebSockets(this.#machine, this.#sessions);
    this.#reaper = new Reaper(this.#machine, this.#sessions);
    this.#entrance = new Entrance(this.#machine, this.#sessions, this.#reaper);
  }

  /** Somebody listens at its port. While it is false a connection is refused: the path resets it and asks no further. */
  get isUp(): boolean {
    return this.#machine.process.isUp;
  }

  listen(listener: ServiceListener): void {
    this.#presences.listener = listener;
  }

  start(): void {
    this.#begin();
    this.#presences.listener?.service('established');
  }

  receive(request: BoshRequest, exchange: Exchange<BoshAnswer>): void {
    this.#machine.process.do(() =>
      this.#entrance.pass(
        () => this.#httpBind.receive(request, exchange),
        () => exchange.answer({ status: 500, type: 'terminate' }),
      ),
    );
  }

  connect(end: SocketEnd): SocketHandlers {
    const { process } = this.#machine;
    const { frame, closed } = this.#webSockets.connect(end);
    const signIn = (first: Frame): void =>
      this.#entrance.pass(
        () => frame(first),
        () => end.close('reset'),
      );
    return {
      frame: (one) => process.do(() => (one.type === 'sign-in' ? signIn(one) : frame(one))),
      closed: (how) => process.do(() => closed(how)),
    };
  }

  publish(agent: string, publication: Publication): void {
    this.#machine.process.do(() => this.#sessions.publish(agent, publication));
  }

  /** The session that has the agent's JID, of the latest where there are several resources. */
  signedInAs(agent: string): Session | undefined {
    return this.#sessions.signedInAs(agent)?.session;
  }

  /** The process gets no time to run. */
  stall(ms: number): void {
    this.#machine.process.halt(ms);
  }

  restart(downMs: number): void {
    const { process, random } = this.#machine;
    if (!process.isUp) return;
    this.#machine.tell({ kind: 'service-stop' });
    for (const member of this.#sessions.all) this.#sessions.end(member, 'stop');
    process.end();
    this.#entrance.reset();
    this.#presences.listener?.service('lost');
    this.#agenda.in(downMs, () => {
      this.#begin();
      process.in(random.integer(reconnectMs.from, reconnectMs.to), () =>
        this.#presences.listener?.service('established'),
      );
    });
  }

  fault(fault: Fault, ms: number): void {
    this.#machine.process.do(() => this.#entrance.lose(fault, ms));
  }

  #begin(): void {
    this.#machine.process.begin();
    this.#machine.tell({ kind: 'service-start' });
    this.#reaper.start();
  }
}
