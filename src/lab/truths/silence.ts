import type { Happening } from '../happening.ts';
import { nearMissMs } from './near-miss.ts';

/** A silence that was long enough for a near-miss, and is over. */
export interface Over {
  readonly server: string;
  /** The end of the last held request: from here on nothing was held. */
  readonly from: number;
  /** The request that ended it. */
  readonly to: number;
  readonly lastContact: number;
  /** The instant of the greatest value that a sweep saw, else of the silence's end. */
  readonly deepest: number;
  readonly sweptMs: number;
}

/** Whether a session's desktop has a request at the server, and since when it has not. */
export class Silence {
  readonly #server: string;
  #held = 0;
  #idleSince: number;
  #lastContact: number;
  #deepest = { at: 0, ms: 0 };
  /** It waits here until it is known that the session outlived it. */
  over: Over | undefined;

  constructor(server: string, at: number) {
    this.#server = server;
    this.#idleSince = at;
    this.#lastContact = at;
  }

  tell(happening: Happening): void {
    switch (happening.kind) {
      case 'bosh-request':
        this.#request(happening.at);
        return;
      case 'bosh-held':
        this.#held += 1;
        return;
      case 'bosh-answer':
        if (happening.held) this.#held = Math.max(0, this.#held - 1);
        if (this.#held === 0) this.#idleSince = happening.at;
        return;
      case 'sweep':
        if (happening.lastActiveMs > this.#deepest.ms)
          this.#deepest = { at: happening.at, ms: happening.lastActiveMs };
        return;
      default:
    }
  }

  /** As it stood when the session ended; `isFresh`: it had just been broken by the request over which it ended. */
  end(at: number): Pick<Over, 'from' | 'lastContact' | 'sweptMs'> & { readonly isFresh: boolean } {
    const { over } = this;
    if (over && at - over.to < sameMomentMs) return { ...over, isFresh: true };
    return {
      from: this.#held > 0 ? at : Math.min(this.#idleSince, at),
      lastContact: Math.min(this.#lastContact, at),
      sweptMs: this.#deepest.ms,
      isFresh: false,
    };
  }

  #request(at: number): void {
    const from = this.#idleSince;
    const { ms, at: deepest } = this.#deepest;
    const silentMs = this.#held === 0 ? at - from : 0;
    if (silentMs >= nearMissMs)
      this.over = {
        server: this.#server,
        from,
        to: at,
        lastContact: this.#lastContact,
        deepest: ms > 0 ? deepest : at,
        sweptMs: ms,
      };
    this.#lastContact = at;
    this.#deepest = { at: 0, ms: 0 };
  }
}

/** The service decides over a request in the moment that it arrives. */
const sameMomentMs = 50;
