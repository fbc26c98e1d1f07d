import type { Agenda } from './agenda.ts';
import { Carrier, type Connection } from './carrier.ts';
import type { Call, Reply, SocketEnd, SocketHandlers } from './exchange.ts';
import { noFaults, type PathFaults } from './path-faults.ts';
import type { Random } from './random.ts';
import { Request, type Serve } from './request.ts';
import { openSocket } from './socket.ts';
import type { Surroundings } from './surroundings.ts';

export interface PathSettings {
  readonly name: string;
  /** Of the desktop, as the server sees it. */
  readonly ip: string;
  /** One way. */
  readonly latencyMs: number;
  /** A proxy in between gives up on a request it has waited for so long. */
  readonly proxyCutsAfterMs?: number;
}

type IsUp = () => boolean;

/** Browsers and servers keep an unused connection for about so long. */
const keepAliveMs = 60_000;

interface InFlight {
  readonly connection: Connection;
  /** The browser learns that it broke. */
  reset(): void;
  /** A proxy lost its patience with whatever it waits for. */
  await?(): void;
}

/** The network between one desktop and its servers. */
export class Path {
  readonly #agenda: Agenda;
  readonly #random: Random;
  readonly #faults: PathFaults;
  readonly #carrier: Carrier;
  readonly #inFlight = new Set<InFlight>();
  readonly #unused = new Map<unknown, Connection[]>();
  readonly #cutsAlwaysMs: number | undefined;
  #cutMs = 0;
  #ip: string;
  #port: number;

  constructor({ agenda, random }: Surroundings, settings: PathSettings) {
    this.#agenda = agenda;
    this.#random = random.fork(`path ${settings.name}`);
    this.#faults = noFaults(agenda);
    this.#carrier = new Carrier(agenda, this.#random, this.#faults, settings.latencyMs);
    this.#cutsAlwaysMs = settings.proxyCutsAfterMs;
    this.#ip = settings.ip;
    this.#port = this.#random.integer(49_152, 64_000);
  }

  get ip(): string {
    return this.#ip;
  }

  /** A request and its answer. Where `isUp` says no, nobody takes the connection. */
  call<Question, Answer>(
    serve: Serve<Question, Answer>,
    question: Question,
    reply: Reply<Answer>,
    isUp: IsUp = () => true,
  ): Call {
    if (this.#faults.offline.isOn) return this.#refuse(() => reply.failed('offline'));
    const { connection, handshakeMs } = this.#connect(serve);
    const overtaken = this.#faults.reorder.isOn ? this.#random.integer(0, 900) : 0;
    const request: Request<Question, Answer> = new Request({
      agenda: this.#agenda,
      carrier: this.#carrier,
      faults: this.#faults,
      connection,
      extraMs: handshakeMs + overtaken,
      serve,
      question,
      reply,
      isUp,
      proxyPatience: () => (this.#faults.cut.isOn ? this.#cutMs : this.#cutsAlwaysMs),
      over: (isKept) => {
        this.#inFlight.delete(request);
        if (isKept && !connection.isDead) this.#release(serve, connection);
      },
    });
    this.#inFlight.add(request);
    return request;
  }

  /** A WebSocket. `serve` is asked for the server's end when the browser's has arrived there. */
  open(
    serve: (end: SocketEnd) => SocketHandlers,
    handlers: SocketHandlers,
    isUp: IsUp = () => true,
  ): SocketEnd {
    const { connection, handshakeMs } = this.#connect(serve);
    const flight: InFlight = { connection, reset: () => end.reset() };
    const end = openSocket({
      agenda: this.#agenda,
      carrier: this.#carrier,
      connection,
      extraMs: handshakeMs,
      handlers,
      accept: (server) => (isUp() && !this.#faults.badGateway.isOn ? serve(server) : undefined),
      isOffline: this.#faults.offline.isOn,
      over: () => this.#inFlight.delete(flight),
    });
    this.#inFlight.add(flight);
    return end;
  }

  /** Nothing passes; what was sent arrives by retransmission when it is over, unless TCP has given up. */
  blackHole(ms: number): void {
    this.#faults.hole.cast(ms);
  }

  /**
   * The browser knows that it has no network: what it begins fails at once, what it has begun goes on. With
   * `adapterDown` nothing passes either, and all connections are found broken when it is over.
   */
  offline(ms: number, { adapterDown = false }: { adapterDown?: boolean } = {}): void {
    this.#faults.offline.cast(ms);
    if (!adapterDown) return;
    this.#faults.hole.cast(ms);
    for (const { connection } of this.#inFlight) connection.isDead = true;
    this.#unused.clear();
    this.#agenda.in(ms, () => this.#resetAll());
  }

  /** The proxy answers 504 for a request that waited so long; the server still holds it. Without `ms`: for good. */
  proxyCuts(afterMs: number, ms = Number.POSITIVE_INFINITY): void {
    this.#cutMs = afterMs;
    this.#faults.cut.cast(ms);
    for (const flight of this.#inFlight) flight.await?.();
  }

  /** The proxy answers 502 at once. */
  badGateway(ms: number): void {
    this.#faults.badGateway.cast(ms);
  }

  /** So much more each way. */
  slow(extraMs: number, ms: number): void {
    this.#carrier.slowMs = extraMs;
    this.#faults.slow.cast(ms);
  }

  /** Requests arrive, answers vanish. */
  loseAnswers(ms: number): void {
    this.#faults.noAnswers.cast(ms);
  }

  /** Requests take such different times that one may overtake another. */
  reorder(ms: number): void {
    this.#faults.reorder.cast(ms);
  }

  /** The VPN gave it another address: open connections die and nobody is told. */
  moveTo(ip: string): void {
    this.#ip = ip;
    for (const { connection } of this.#inFlight) connection.isDead = true;
    this.#unused.clear();
  }

  #refuse(tell: () => void): Call {
    const appointment = this.#agenda.in(1, tell);
    return { abort: () => appointment.cancel() };
  }

  /** One that is not in use, or a new one, with its handshakes. */
  #connect(serve: unknown): { connection: Connection; handshakeMs: number } {
    const unused = this.#unused.get(serve)?.pop();
    if (unused && this.#agenda.now - unused.idleSince < keepAliveMs) {
      return { connection: unused, handshakeMs: 0 };
    }
    this.#port = this.#port >= 65_535 ? 49_152 : this.#port + this.#random.integer(1, 3);
    const connection = { ip: this.#ip, port: this.#port, isDead: false, idleSince: 0 };
    return { connection, handshakeMs: this.#random.integer(1, 4) };
  }

  #release(serve: unknown, connection: Connection): void {
    connection.idleSince = this.#agenda.now;
    const unused = this.#unused.get(serve);
    if (unused) unused.push(connection);
    else this.#unused.set(serve, [connection]);
  }

  #resetAll(): void {
    for (const flight of [...this.#inFlight]) flight.reset();
  }
}
