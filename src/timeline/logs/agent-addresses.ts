import type { Spot } from '../../model/observation.ts';
import type { RecordTime } from '../../model/time.ts';

/** A desktop that changes its address more often than this is one of a proxy's many. */
const mostChanges = 50;

interface Change {
  readonly address: string;
  readonly time: RecordTime;
  readonly line: number;
}

/** Where each agent's requests came from, by an access log: only the changes are kept. */
export class AgentAddresses {
  readonly #changes = new Map<string, Change[]>();

  note(agent: string, address: string, time: RecordTime, { line }: Spot): void {
    const known = this.#changes.get(agent) ?? [];
    if (known.length === 0) this.#changes.set(agent, known);
    if (known.at(-1)?.address === address || known.length >= mostChanges) return;
    known.push({ address, time, line });
  }

  all(): ReadonlyMap<string, readonly Change[]> {
    return this.#changes;
  }
}
