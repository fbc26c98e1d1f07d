import type { BoshPurpose, BoshRequest } from '../exchange.ts';
import type { LibraryHost } from './library.ts';

const steps: readonly BoshPurpose[] = ['create', 'auth', 'restart', 'bind', 'session', 'presence'];

/** The rids of a session, and how far it has signed in. */
export class BoshSession {
  sid: string | undefined;
  readonly #host: LibraryHost;
  #rid: number;
  #step = 0;

  constructor(host: LibraryHost) {
    this.#host = host;
    this.#rid = host.random.integer(100_000_000, 4_200_000_000);
  }

  /** The next step of signing in, then polls. */
  next(): BoshRequest {
    const purpose = steps[this.#step] ?? 'poll';
    this.#step += 1;
    return this.#request(purpose);
  }

  terminate(): BoshRequest {
    return this.#request('terminate');
  }

  #request(purpose: BoshPurpose): BoshRequest {
    this.#rid += 1;
    const { agent, resource, waitSeconds } = this.#host;
    const sid = this.sid === undefined ? {} : { sid: this.sid };
    return { agent, resource, purpose, rid: this.#rid, ...sid, waitSeconds };
  }
}
