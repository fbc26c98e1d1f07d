import type { SourceLog } from './source-log.ts';

/** Logs of one server. */
export interface ServerLogs {
  readonly id: string;
  readonly logs: readonly SourceLog[];
}
