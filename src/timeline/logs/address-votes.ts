import type { Fact } from '../../model/fact.ts';

/** A request and what is made of it are written at once: further apart, the log is out of order. */
const sameMomentMs = 1_000;

/**
 * Client address of a session. Jetty's REQUEST line names the address, the record of the same request names the sid,
 * and other threads write between them: only a request with no other REQUEST open counts, and the majority decides
 * (finesse-logs.md section 4). Some records name both: `Client provided invalid session`, and from 4.4 on the sweeps.
 */
export class AddressVotes {
  readonly #votes = new Map<string, Map<string, number>>();
  readonly #certain = new Map<string, Set<string>>();
  #pending: { readonly address: string; readonly wall: number } | undefined;
  #open = 0;

  /** Takes the next fact and the reading of its record's clock. */
  note(fact: Fact, wall: number): void {
    if (fact.kind === 'http-request') {
      this.#pending = { address: fact.clientAddress, wall };
      this.#open += 1;
    } else if (fact.kind === 'consume-response' || fact.kind === 'bosh-request') {
      const asked = this.#open === 1 ? this.#pending : undefined;
      if (asked && Math.abs(wall - asked.wall) <= sameMomentMs) this.#vote(fact.sid, asked.address);
      this.#open = 0;
    } else if ('clientAddress' in fact && 'sid' in fact && fact.sid && fact.clientAddress) {
      const known = this.#certain.get(fact.sid) ?? new Set<string>();
      this.#certain.set(fact.sid, known.add(fact.clientAddress));
    }
  }

  /** Addresses of a session by the requests that came from each. */
  votesFor(sid: string): ReadonlyMap<string, number> {
    return this.#votes.get(sid) ?? new Map();
  }

  /** The address that a record names together with the session. */
  namedFor(sid: string): string | undefined {
    const [named] = this.#certain.get(sid) ?? [];
    return named;
  }

  #vote(sid: string, address: string): void {
    const votes = this.#votes.get(sid) ?? new Map<string, number>();
    this.#votes.set(sid, votes.set(address, (votes.get(address) ?? 0) + 1));
  }
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
