import type { Fact } from '../../model/fact.ts';
import type { Interner } from './interner.ts';

/** A request and what is made of it are written at once: further apart, the log is out of order. */
const sameMomentMs = 1_000;

/** Most sessions have one address: only others take a map. */
interface Votes {
  readonly address: number;
  count: number;
  others: Map<number, number> | undefined;
}

/**
 * Client address of a session. Jetty's REQUEST line names the address, the record of the same request names the sid,
 * and other threads write between them: only a request with no other REQUEST open counts, and the majority decides
 * (finesse-logs.md section 4). Some records name both: `Client provided invalid session`, and from 4.4 on the sweeps.
 */
export class AddressVotes {
  /** Sids and addresses by their numbers. */
  readonly #interner: Interner;
  readonly #votes = new Map<number, Votes>();
  readonly #certain = new Map<number, number>();
  #asked = 0;
  #askedWall = 0;
  #open = 0;

  constructor(interner: Interner) {
    this.#interner = interner;
  }

  /** It knows of no session. */
  get isEmpty(): boolean {
    return this.#votes.size + this.#certain.size === 0;
  }

  /** Takes the next fact and the reading of its record's clock. */
  note(fact: Fact, wall: number): void {
    const numberOf = (text: string): number => this.#interner.number(text);
    if (fact.kind === 'http-request') this.asked(numberOf(fact.clientAddress), wall);
    else if (fact.kind === 'consume-response' || fact.kind === 'bosh-request')
      this.took(numberOf(fact.sid), wall);
    else if ('clientAddress' in fact && 'sid' in fact && fact.sid && fact.clientAddress) {
      const sid = numberOf(fact.sid);
      if (!this.#certain.has(sid)) this.#certain.set(sid, numberOf(fact.clientAddress));
    }
  }

  /** A request came from there. */
  asked(address: number, wall: number): void {
    this.#asked = address;
    this.#askedWall = wall;
    this.#open += 1;
  }

  /** A request of that session was taken up. */
  took(sid: number, wall: number): void {
    if (this.#open === 1 && Math.abs(wall - this.#askedWall) <= sameMomentMs) this.#vote(sid);
    this.#open = 0;
  }

  /** Addresses of a session by the requests that came from each. */
  votesFor(sid: string): ReadonlyMap<string, number> {
    const votes = this.#votes.get(this.#interner.number(sid));
    if (!votes) return new Map();
    const { address, count, others } = votes;
    const all: (readonly [number, number])[] = [[address, count], ...(others ?? [])];
    return new Map(all.map(([number, votes]) => [this.#textOf(number), votes]));
  }

  /** The address that a record names together with the session. */
  namedFor(sid: string): string | undefined {
    const named = this.#certain.get(this.#interner.number(sid));
    return named === undefined ? undefined : this.#textOf(named);
  }

  #vote(sid: number): void {
    const address = this.#asked;
    const votes = this.#votes.get(sid);
    if (!votes) this.#votes.set(sid, { address, count: 1, others: undefined });
    else if (votes.address === address) votes.count += 1;
    else {
      votes.others ??= new Map();
      votes.others.set(address, (votes.others.get(address) ?? 0) + 1);
    }
  }

  #textOf = (number: number): string => this.#interner.text(number) ?? '';
}

/**
 * The address that most requests of a session came from; undefined where the votes do not settle it. Of logs that tell
 * one time several times over, by telling, each request votes once: the telling with the most votes counts.
 */
export function addressOf(
  tellings: readonly (readonly AddressVotes[])[],
  sid: string,
): string | undefined {
  const named = tellings.flat().map((log) => log.namedFor(sid));
  const certain = named.find((address) => address !== undefined);
  if (certain !== undefined) return certain;
  const counts = new Map<string, number>();
  for (const telling of tellings)
    for (const [address, count] of votesOf(telling, sid))
      counts.set(address, Math.max(counts.get(address) ?? 0, count));
  const votes = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const all = votes.reduce((sum, [, count]) => sum + count, 0);
  const best = votes[0];
  return best && best[1] >= 2 && best[1] > all * 0.6 ? best[0] : undefined;
}

function votesOf(logs: readonly AddressVotes[], sid: string): Map<string, number> {
  const votes = new Map<string, number>();
  for (const log of logs)
    for (const [address, count] of log.votesFor(sid))
      votes.set(address, (votes.get(address) ?? 0) + count);
  return votes;
}
