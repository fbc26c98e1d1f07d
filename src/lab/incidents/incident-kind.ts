import type { Cause, Side } from '../../model/words.ts';
import type { KnownKind } from '../scenario/known-kind.ts';
import type { IncidentPlan } from '../scenario/scenario.ts';
import type { Logs, PlainLoss } from '../truths/loss.ts';
import type { Random } from '../world/random.ts';
import type { Seat, ServerOfWorld, World } from '../world/world.ts';

/** What an incident works on. */
export interface Scene {
  readonly world: World;
  /** The desktops that it meets; of a server's incident all of that server. */
  readonly seats: readonly Seat[];
  /** The server that it meets, or the first desktop's. */
  readonly server: ServerOfWorld;
  /** How long it lasts, in ms. */
  readonly ms: number;
  /** What the scenario says besides: the keys of `with`. */
  readonly options: IncidentPlan['with'];
  readonly random: Random;
}

/** What the logs at hand tell of why. */
export interface Told {
  /** They decide it: a true cause must stand first. */
  readonly decided: boolean;
  /** What they leave open. */
  readonly causes: readonly Cause[];
  readonly why: string;
}

/** A kind of thing that happens to desktops, networks or servers. */
export interface IncidentKind extends KnownKind {
  /** In half a sentence, for people: what is done. */
  readonly title: string;
  /** The true one first, then those that have a share in it. */
  readonly causes: readonly [Cause, ...Cause[]];
  readonly side: Side;
  /** Whom it meets: some desktops, a server with all of its desktops, or every server. */
  readonly meets: 'desktop' | 'server' | 'servers';
  /** Of which desktops, where not of all; in half a sentence. */
  readonly only?: string;
  /** Nothing of what it does should end a session. */
  readonly harmless?: true;
  readonly begin: (scene: Scene) => void;
  readonly tells: (loss: PlainLoss, logs: Logs) => Told;
}
