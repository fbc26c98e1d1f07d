import type { BoshPurpose } from './exchange.ts';

/** A session as the Notification Service has it; views read it in the instant of a happening, later it changes. */
export interface Session {
  readonly sid: string;
  readonly agent: string;
  readonly resource: string;
  readonly transport: 'bosh' | 'websocket';
  readonly waitSeconds: number;
  readonly createdAt: number;
  /** Once bound: `1001003@finesse1.example.com/desktop`. */
  jid: string | undefined;
  ip: string;
  port: number;
  /** 1 connected, 3 authenticated, −1 closed (openfire-logs A5.3). */
  status: 1 | 3 | -1;
  presence: 'available' | 'unavailable';
  /** The highest that was taken. */
  rid: number;
  /** What its last request was for. */
  purpose: BoshPurpose;
}
