import type { Happening } from '../happening.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Random } from '../world/random.ts';

/** A machine whose logs are written. */
export interface ServerIdentity {
  readonly name: string;
  readonly host: string;
  readonly ip: string;
}

/**
 * Puts a record into a log of the server: `openfire/debug.log`. `text` as it stands in the file, head and all, its lines
 * parted by \n, without the last one's. `at` is the true instant: by it the file was collected or not.
 */
export type Write = (log: string, at: number, text: string) => void;

export interface ViewContext {
  readonly scenario: Scenario;
  readonly server: ServerIdentity;
  /** What the server's clock shows at a true instant, as epoch ms whose UTC fields are the local ones. */
  readonly wall: (at: number) => number;
  readonly random: Random;
  readonly write: Write;
}

/** Writes what its log family would write of what happens; one for each server. */
export type View = (context: ViewContext) => (happening: Happening) => void;
