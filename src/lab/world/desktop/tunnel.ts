import type { Frame, SocketEnd } from '../exchange.ts';
import type { Timer } from './event-loop.ts';
import type { Library, LibraryHost, Parting } from './library.ts';

const pingMs = 10_000;
/** A ping that finds so many without an answer, itself among them, gives up. */
const unansweredAtMost = 2;
const requestMs = 10_000;
const reconnectMs = 5_000;

/** The tunnel of desktops from 12.0 over a WebSocket (finesse-logs.md sections 1, 5 and 6). */
export class Tunnel implements Library {
  readonly #host: LibraryHost;
  #socket: SocketEnd | undefined;
  #unanswered = 0;
  #timers: Timer[] = [];

  constructor(host: LibraryHost) {
    this.#host = host;
  }

  connect(): void {
    this.#begin('connecting');
  }

  close(parting: Parting): void {
    const socket = this.#socket;
    this.#drop();
    if (socket && parting === 'politely') {
      this.#host.status('disconnecting');
      socket.send({ type: 'close' });
    }
    socket?.close(parting === 'killed' ? 'reset' : 'clean');
  }

  #begin(status: 'connecting' | 'reconnecting'): void {
    this.#drop();
    this.#host.transport('websocket');
    this.#host.status(status);
    const { agent, resource, loop } = this.#host;
    this.#unanswered = 0;
    const socket = this.#host.socket({
      frame: (frame) => socket === this.#socket && this.#take(frame),
      closed: () => socket === this.#socket && this.#lose(),
    });
    this.#socket = socket;
    socket.send({ type: 'sign-in', agent, resource });
    this.#timers.push(loop.after(requestMs, () => this.#lose()));
  }

  #take(frame: Frame): void {
    switch (frame.type) {
      case 'signed-in':
        this.#stopTimers();
        this.#host.status('connected');
        this.#timers.push(this.#host.loop.every(pingMs, () => this.#ping()));
        return;
      case 'pong':
        this.#unanswered = 0;
        return;
      case 'server-ping':
        this.#socket?.send({ type: 'server-pong' });
        return;
      case 'publication':
        this.#host.received(frame.publication);
        return;
      case 'stream-error':
        this.#refused(frame.condition);
        return;
      case 'close':
        this.#lose();
        return;
    }
  }

  #ping(): void {
    this.#unanswered += 1;
    if (this.#unanswered < unansweredAtMost) this.#socket?.send({ type: 'ping' });
    else {
      this.#host.pingFailed();
      this.#lose();
    }
  }

  #refused(condition: string): void {
    if (condition === 'conflict') this.#stop('conflict');
    else if (condition === 'not-authorized') this.#stop('unauthorized');
    else this.#lose();
  }

  #lose(): void {
    const socket = this.#socket;
    this.#drop();
    socket?.close('reset');
    this.#host.reset('disconnected');
    this.#host.status('disconnected');
    this.#timers.push(this.#host.loop.after(reconnectMs, () => this.#begin('reconnecting')));
  }

  #stop(status: 'conflict' | 'unauthorized'): void {
    const socket = this.#socket;
    this.#drop();
    socket?.close('clean');
    this.#host.reset(status);
    this.#host.status(status);
  }

  #stopTimers(): void {
    for (const timer of this.#timers.splice(0)) timer.cancel();
  }

  #drop(): void {
    this.#stopTimers();
    this.#socket = undefined;
  }
}
