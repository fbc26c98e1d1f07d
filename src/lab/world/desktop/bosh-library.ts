import type { BoshAnswer, BoshRequest, Call, Publication } from '../exchange.ts';
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

  /** Hands the page what came with an answer. */
  protected hand(publications: readonly Publication[]): void {
    for (const publication of publications) this.host.received(publication);
  }

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
    const { status } = answer;
    if (status === 401 || status === 403) this.#stop('unauthorized');
    else if (status !== 200) this.#failed(request, status);
    else {
      this.#failures = 0;
      this.hand(answer.publications ?? []);
      if (!this.#isClosed) this.#goOn(request, answer);
    }
  }

  #goOn({ purpose }: BoshRequest, { type, condition, sid }: BoshAnswer): void {
    if (condition === 'conflict') this.#stop('conflict');
    else if (condition === 'not-authorized') this.#stop('unauthorized');
    else if (type === 'terminate') this.#lose('terminated');
    else {
      if (sid !== undefined) this.#session.sid = sid;
      if (purpose === 'presence') this.host.status('connected');
      const isSignedIn = purpose === 'presence' || purpose === 'poll';
      if (this.#isClosed) return;
      if (purpose === 'presence' && this.host.takeBurst()) this.#burst();
      else this.#pending.push(this.pause(isSignedIn, () => this.#send(this.#session.next())));
    }
  }

  /** Two polls, one behind the other, before either is answered. */
  #burst(): void {
    const [first, second] = [this.#session.next(), this.#session.next()];
    this.#send(first);
    this.host.bosh(second, {
      answered: (answer) => this.#take(second, answer),
      turnedAway() {},
      failed() {},
    });
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
