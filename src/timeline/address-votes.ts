import type { Fact } from '../model/fact.ts';

/**
 * Client address of a session. Jetty's REQUEST line names the address, the record of the same request names the sid,
 * and other threads write between them: only a request with no other REQUEST open counts, and the majority decides
 * (finesse-logs.md section 4). `Client provided invalid session` names both.
 */
export class AddressVotes {
  readonly #votes = new Map<string, Map<string, number>>();
  readonly #certain = new Map<string, Set<string>>();
  #pending: string | undefined;
  #open = 0;

  note(fact: Fact): void {
    if (fact.kind === 'http-request') {
      this.#pending = fact.clientAddress;
      this.#open += 1;
    } else if (fact.kind === 'consume-response' || fact.kind === 'bosh-request') {
      if (this.#open === 1 && this.#pending !== undefined) this.#vote(fact.sid, this.#pending);
      this.#open = 0;
    } else if (fact.kind === 'invalid-session') {
      const known = this.#certain.get(fact.sid) ?? new Set<string>();
      this.#certain.set(fact.sid, known.add(fact.clientAddress));
    }
  }

  /** The address that most requests of a session came from; undefined where the votes do not settle it. */
  addressOf(sid: string): string | undefined {
    const [certain] = this.#certain.get(sid) ?? [];
    if (certain !== undefined) return certain;
    const votes = [...(this.#votes.get(sid) ?? [])].sort(
      (a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1),
    );
    const all = votes.reduce((sum, [, count]) => sum + count, 0);
    const best = votes[0];
    return best && best[1] >= 2 && best[1] > all * 0.6 ? best[0] : undefined;
  }

  #vote(sid: string, address: string): void {
    const votes = this.#votes.get(sid) ?? new Map<string, number>();
    this.#votes.set(sid, votes.set(address, (votes.get(address) ?? 0) + 1));
  }
}
