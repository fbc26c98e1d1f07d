/** What a server is made to write. */
export const logNames = ['debug', 'info', 'webservices', 'client', 'access'] as const;
export type LogName = (typeof logNames)[number];

/** A server's day: who is signed in, what befalls them, and how much is written of it. */
export interface Load {
  readonly seed: number;
  readonly logs: ReadonlySet<LogName>;
  /** Of the first log that there is of debug.log, the webservices logs, a page's log and the access log. */
  readonly bytes: number;
  /** Into so many files debug.log and the webservices log are rotated. */
  readonly files: number;
  /** Ends there if the log did not reach its size before. */
  readonly hours: number;
  readonly agents: number;
  /** Share of the desktops that are pages in the background. */
  readonly hidden: number;
  readonly lossesPerHour: number;
  /** Of each agent, an hour. With none, webservices holds little but presence. */
  readonly calls: number;
  /** Sweeps and messages for lost agents alone: much time in few bytes. */
  readonly bare: boolean;
}

export const defaultLoad: Load = {
  seed: 1,
  logs: new Set(['debug', 'info', 'webservices']),
  bytes: 64 * 2 ** 20,
  files: 1,
  hours: 100_000,
  agents: 800,
  hidden: 0,
  lossesPerHour: 12,
  calls: 0,
  bare: false,
};
