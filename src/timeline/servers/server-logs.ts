import type { SourceLog } from '../logs/source-log.ts';

/** Logs of one server. */
export interface ServerLogs {
  readonly id: string;
  /** What its logs call it, where that is not its id: others may be called so, too. */
  readonly name?: string;
  readonly logs: readonly SourceLog[];
}
