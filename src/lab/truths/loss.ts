import type { HappeningOf, Incident } from '../happening.ts';
import type { Release } from '../scenario/scenario.ts';

/** Why a session ended, as the service that ended it knows. */
export type EndedBy = HappeningOf<'session-gone'>['why'];

/** A loss as it truly was, before anybody asks what logs tell of it. Instants are true, epoch ms. */
export interface PlainLoss {
  readonly agent: string;
  readonly server: string;
  readonly transport: 'bosh' | 'websocket';
  readonly incident: Incident;
  /** Absent of a near-miss, and of a logout whose session was well. */
  readonly endedBy?: EndedBy;
  readonly outcome: 'logged-out' | 'lost' | 'recovered' | 'near-miss' | 'closed';
  readonly from: number;
  readonly at: number;
  readonly lastContact?: number;
  /** The greatest that a sweep saw, in ms. */
  readonly sweptMs: number;
  readonly requestedCode?: number;
  readonly confirmedCode?: number;
  readonly loggedOutAt?: number;
  readonly returnedAt?: number;
  /** When a page that came back, and learnt that its agent had been signed out, ended its new session. */
  readonly until?: number;
  /** The desktop asked for the session once more after it was gone. */
  readonly askedAgain?: boolean;
  readonly count: number;
  /** Others of the same server that the same incident took within a minute. */
  readonly together: number;
  /** Sessions that the server had then. */
  readonly alive: number;
  /** Of these, those that the incident took. */
  readonly share: number;
}

/** What was collected of one server and one agent. */
export interface Logs {
  readonly release: Release;
  /** Sweeps of all sessions, or at least of the idle ones. */
  readonly sweeps: boolean;
  /** Openfire's debug level. */
  readonly debug: boolean;
  /** Openfire's info level: idle closes, stops and starts. */
  readonly info: boolean;
  readonly warn: boolean;
  /** `log.httpbind.enabled` */
  readonly bosh: boolean;
  /** What the service writes to its standard output. */
  readonly stdout: boolean;
  readonly webservices: boolean;
  readonly access: boolean;
  /** The log of this agent's page, which ran or stood still all through the loss. */
  readonly client: boolean;
  /** The time that was collected, in true instants. */
  readonly from: number;
  readonly to: number;
  /** The time that Finesse gives an agent to come back, in ms. */
  readonly graceMs: number;
}
