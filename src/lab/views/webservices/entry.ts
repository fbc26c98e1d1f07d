/** A record without what the log itself adds: number, host and time. */
export interface Entry {
  readonly thread: string;
  /** Of syslog: 3 error, 4 warning, 6 information, 7 debug. */
  readonly severity: 3 | 4 | 6 | 7;
  /** `MNEMONIC: %[key=value]: text`, and lines below it. */
  readonly text: string;
}

const entry =
  (severity: Entry['severity']) =>
  (thread: string, text: string): Entry => ({ thread, severity, text });

export const error = entry(3);
export const warning = entry(4);
export const info = entry(6);
export const debug = entry(7);
