import type { Release } from '../../scenario/scenario.ts';
import type { ServiceKind, ServiceOf, Telling } from './telling.ts';

/** STDOUT: printed past the logs, for the start script to catch. */
export type Level = 'TRACE' | 'DEBUG' | 'INFO' | 'WARN' | 'ERROR' | 'STDOUT';

/** A log statement of Openfire's source, and what lets it write. */
export interface Statement<K extends ServiceKind> {
  readonly releases: readonly Release[];
  readonly level: Level;
  /** The class in full. */
  readonly logger: string;
  readonly when?: (happening: ServiceOf<K>, telling: Telling) => boolean;
  /** How many records; one where it does not say. */
  readonly times?: (happening: ServiceOf<K>, telling: Telling) => number;
  /** Without its head; an exception's lines follow behind \n. */
  readonly text: (happening: ServiceOf<K>, telling: Telling) => string;
}

/** What each happening writes, in the order of the records. */
export type Statements = { readonly [K in ServiceKind]?: readonly Statement<K>[] };
