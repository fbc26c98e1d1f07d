import type { HappeningOf, ServiceHappening } from '../../happening.ts';
import type { Release, Scenario } from '../../scenario/scenario.ts';
import type { Random } from '../../world/random.ts';
import type { Session } from '../../world/session.ts';
import type { ServerIdentity } from '../view.ts';

export type ServiceKind = ServiceHappening['kind'];
export type ServiceOf<K extends ServiceKind> = Extract<HappeningOf<K>, ServiceHappening>;

/** What a statement may know besides the happening that it tells. */
export interface Telling {
  readonly release: Release;
  readonly scenario: Scenario;
  readonly server: ServerIdentity;
  /** As in ViewContext. */
  readonly wall: (at: number) => number;
  /** The server's clock, in epoch ms. */
  readonly epoch: (at: number) => number;
  readonly random: Random;
  readonly memory: Memory;
}

/** Where a request came from. */
export interface Peer {
  readonly ip: string;
  readonly port: number;
}

/** What a Notification Service has in its hands as it writes a record, and a later happening no longer says. */
export class Memory {
  readonly #bound = new Set<string>();
  readonly #peers = new Map<string, Peer>();

  /** Sessions that have a JID. */
  get bound(): number {
    return this.#bound.size;
  }

  /** Of a request that is not answered yet. */
  peerOf({ sid, ip, port }: Session, rid: number): Peer {
    return this.#peers.get(`${sid} ${rid}`) ?? { ip, port };
  }

  /** Before it is written. */
  hear(happening: ServiceHappening): void {
    if (happening.kind === 'session-bound') this.#bound.add(happening.session.sid);
    if (happening.kind === 'bosh-request' && happening.session) {
      const { session, rid, ip, port } = happening;
      this.#peers.set(`${session.sid} ${rid}`, { ip, port });
    }
  }

  /** After it was written. */
  forget(happening: ServiceHappening): void {
    if (happening.kind === 'session-gone') this.#bound.delete(happening.session.sid);
    if (happening.kind === 'bosh-answer')
      this.#peers.delete(`${happening.session.sid} ${happening.rid}`);
    if (happening.kind === 'service-start') {
      this.#bound.clear();
      this.#peers.clear();
    }
  }
}
