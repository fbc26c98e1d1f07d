import type { BoshAnswer, BoshRequest, Call } from '../exchange.ts';
import { BoshSession } from './bosh-session.ts';
import type { Timer } from './event-loop.ts';
import type { Library, LibraryHost, Parting } from './library.ts';

/** Why a connection is given up, as far as the status lines differ by it. */
export type Loss = 'terminated' | 'rejected' | 'exhausted';

/** What jabberwerx and Strophe have in common: one request after the other, the same again where it failed. */
export abstract class BoshLibrary implements Library {
  protected readonly host: LibraryHost;
  #session: BoshSession;
  #call: Call | undefined;
  #pending: Timer[] = [];
  #failures = 0;
  #isClosed = false;

  constructor(host: LibraryHost) {
    this.host = host;
    this.#session = new BoshSession(host);
  }

  connect(): void {
    this.begin('connecting');
  }

  close(parting: Parting): void {
    const session = this.#session;
    this.#isClosed = true;
    this.#drop();
    if (parting !== 'politely' || session.sid === undefined) return;
    this.host.status('disconnecting');
    this.host.bosh(session.terminate(), { answered() {}, turnedAway() {}, failed() {} });
  }

  /** Sets the timer for the next request after an answer. */
  protected abstract pause(isSignedIn: boolean, act: () => void): Timer;
  /** Sets the timer by which it gives up waiting for an answer. */
  protected abstract limit(act: () => void): Timer;
  /** Sets the timer for the same request again; undefined: it gives up. */
  protected abstract retry(failures: number, status: number, act: () => void): Timer | undefined;
  /** Tells the loss and sets the timer for the next attempt to connect. */
  protected abstract lost(loss: Loss): Timer;

  protected begin(status: 'connecting' | 'reconnecting'): void {
    this.#drop();
    this.host.status(status);
    this.#session = new BoshSession(this.host);
    this.#failures = 0;
    this.#send(this.#session.next());
  }

  #send(request: BoshRequest): void {
    this.#stopTimers();
    const call = this.host.bosh(request, {
      answered: (answer) => this.#take(request, answer),
      turnedAway: (status) => this.#take(request, { status, type: 'empty' }),
      failed: () => this.#failed(request, 0),
    });
    this.#call = call;
    const timeOut = (): void => {
      call.abort();
      this.#failed(request, 0);
    };
    this.#pending.push(this.limit(timeOut));
  }

  #take(request: BoshRequest, answer: BoshAnswer): void {
    this.#stopTimers();
    if (answer.status === 401 || answer.status === 403) return this.#stop('unauthorized');
    if (answer.status !== 200) return this.#failed(request, answer.status);
    this.#failures = 0;
    for (const publication of answer.publications ?? []) this.host.received(publication);
    if (this.#isClosed) return;
    if (answer.condition === 'conflict') return this.#stop('conflict');
    if (answer.condition === 'not-authorized') return this.#stop('unauthorized');
    if (answer.type === 'terminate') return this.#lose('terminated');
    if (answer.sid !== undefined) this.#session.sid = answer.sid;
    const { isSignedIn } = this.#session;
    if (request.purpose === 'presence') this.host.status('connected');
    const next = (): void => this.#send(this.#session.next());
    this.#pending.push(this.pause(isSignedIn || request.purpose === 'presence', next));
  }

  #failed(request: BoshRequest, status: number): void {
    this.#stopTimers();
    this.#failures += 1;
    const timer = this.retry(this.#failures, status, () => this.#send(request));
    if (timer) this.#pending.push(timer);
    else this.#lose(status === 404 ? 'rejected' : 'exhausted');
  }

  #lose(loss: Loss): void {
    this.#drop();
    this.#pending.push(this.lost(loss));
  }

  #stop(status: 'conflict' | 'unauthorized'): void {
    this.#drop();
    this.host.status(status);
  }

  #stopTimers(): void {
    for (const timer of this.#pending.splice(0)) timer.cancel();
  }

  #drop(): void {
    this.#stopTimers();
    this.#call?.abort();
    this.#call = undefined;
  }
}
