import type { Product } from '../../scenario/scenario.ts';
import type { Clock } from '../clock.ts';
import type { Cti } from '../cti.ts';
import type { Publication } from '../exchange.ts';
import type { Session } from '../session.ts';

/** What Finesse has of the Notification Service beside it. */
interface Service {
  publish(agent: string, publication: Publication): void;
  signedInAs(agent: string): Session | undefined;
}

export interface FinesseSettings {
  readonly name: string;
  readonly host: string;
  readonly clock: Clock;
  readonly product: Product;
  /** From a presence that went to the logout, 60 s by default. */
  readonly graceMs: number;
  readonly service: Service;
  readonly cti: Cti;
  /** Of its JIDs. */
  readonly domain: string;
  /** Whose sign-in was a single sign-on. */
  readonly sso?: ReadonlySet<string>;
}
