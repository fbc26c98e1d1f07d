import type { Agenda } from './agenda.ts';
import type { Carrier, Connection } from './carrier.ts';
import type { Call, Exchange, Reply } from './exchange.ts';
import type { PathFaults } from './path-faults.ts';

export type Serve<Question, Answer> = (question: Question, exchange: Exchange<Answer>) => void;

interface Sending<Question, Answer> {
  readonly agenda: Agenda;
  readonly carrier: Carrier;
  readonly faults: PathFaults;
  readonly connection: Connection;
  /** More than others on its way there. */
  readonly extraMs: number;
  readonly serve: Serve<Question, Answer>;
  readonly question: Question;
  readonly reply: Reply<Answer>;
  readonly isUp: () => boolean;
  /** How long a proxy waits for the answer now, where one gives up at all. */
  readonly proxyPatience: () => number | undefined;
  /** The connection may be used again, or not. */
  readonly over: (isKept: boolean) => void;
}

/** A request and its answer over one connection. */
export class Request<Question, Answer> implements Call {
  readonly #sending: Sending<Question, Answer>;
  #arrivedAt: number | undefined;
  #isAnswered = false;
  #isOver = false;

  constructor(sending: Sending<Question, Answer>) {
    this.#sending = sending;
    sending.carrier.carry(sending.connection, {
      extraMs: sending.extraMs,
      arrived: () => this.#arrive(),
      lost: () => this.#end(() => sending.reply.failed('reset'), false),
    });
  }

  get connection(): Connection {
    return this.#sending.connection;
  }

  abort(): void {
    this.#end(() => {}, false);
  }

  reset(): void {
    this.#end(() => this.#sending.reply.failed('reset'), false);
  }

  /** A proxy that has an end to its patience waits for it from its arrival on. */
  await(): void {
    const { agenda, proxyPatience, reply } = this.#sending;
    const patience = proxyPatience();
    if (patience === undefined || this.#arrivedAt === undefined) return;
    agenda.at(this.#arrivedAt + patience, () => {
      if (proxyPatience() !== undefined) this.#back(() => reply.turnedAway(504));
    });
  }

  #arrive(): void {
    const { agenda, connection, faults, isUp, question, reply, serve } = this.#sending;
    if (faults.badGateway.isOn) this.#back(() => reply.turnedAway(502));
    else if (!isUp()) this.#back(() => reply.failed('reset'), false);
    else {
      this.#arrivedAt = agenda.now;
      this.await();
      serve(question, {
        ip: connection.ip,
        port: connection.port,
        answer: (answer) => this.#back(() => reply.answered(answer)),
        reset: () => this.#back(() => reply.failed('reset'), false),
      });
    }
  }

  /** The first answer counts. */
  #back(tell: () => void, isKept = true): void {
    const { carrier, connection, faults } = this.#sending;
    if (this.#isAnswered) return;
    this.#isAnswered = true;
    if (faults.noAnswers.isOn) return;
    carrier.carry(connection, { arrived: () => this.#end(tell, isKept) });
  }

  #end(tell: () => void, isKept: boolean): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#sending.over(isKept);
    tell();
  }
}
