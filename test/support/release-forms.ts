/** What an agent's day looks like in the logs of one release, and how they were set. */
export interface ReleaseForm {
  /** As the README's table and the fixtures call it. */
  readonly name: string;
  /** `release` of the wordings, as the report should tell it. */
  readonly ran: string;
  /** Major and minor as one number: 3.10 comes after 3.9. */
  readonly era: number;
  readonly logs: 'no-logger' | 'four' | 'five' | 'openfire.log';
  /** Debug logging was on. */
  readonly debug: boolean;
  /** `log.httpbind.enabled` was on. */
  readonly bosh: boolean;
  /** Cisco's own wordings: Finesse 11.x. */
  readonly finesse?: true;
  /** What these logs carry; where Finesse's webservices log is beside them, that one tells of sign-outs all the same. */
  readonly carries: Carried;
}

/** What logs of a release can tell of a loss, in the words of the README's table. */
export const questions = {
  lastContact: 'last contact',
  together: 'cut together',
  idleClose: 'idle close',
  nearMiss: 'near-miss',
  ridFault: 'thrown out over rids',
  kick: 'second sign-in',
} as const;
export type Question = keyof typeof questions;
type Carried = readonly Question[];

const sweeps: Carried = ['lastContact', 'together', 'idleClose', 'nearMiss'];
const all: Carried = [...sweeps, 'ridFault', 'kick'];

export const releaseForms: readonly ReleaseForm[] = [
  {
    name: 'Finesse 11.x, debug logging',
    ran: 'Finesse 11.x',
    era: 308,
    logs: 'no-logger',
    debug: true,
    bosh: true,
    finesse: true,
    carries: all,
  },
  {
    name: 'Finesse 11.x',
    ran: 'Finesse 11.x',
    era: 308,
    logs: 'no-logger',
    debug: false,
    bosh: false,
    finesse: true,
    carries: ['idleClose'],
  },
  {
    name: 'Openfire 3.7, debug logging',
    ran: 'Openfire 3.7–4.3',
    era: 307,
    logs: 'four',
    debug: true,
    bosh: false,
    carries: [],
  },
  {
    name: 'Openfire 3.8–3.9, debug logging',
    ran: 'Openfire 3.8–3.9',
    era: 308,
    logs: 'four',
    debug: true,
    bosh: false,
    carries: all,
  },
  {
    name: 'Openfire 3.8–3.9',
    ran: 'Openfire 3.8–4.2',
    era: 308,
    logs: 'four',
    debug: false,
    bosh: false,
    carries: ['idleClose'],
  },
  {
    name: 'Openfire 3.10, debug and BOSH logging',
    ran: 'Openfire 3.8–4.2',
    era: 310,
    logs: 'four',
    debug: true,
    bosh: true,
    carries: all,
  },
  {
    name: 'Openfire 4.0–4.1, debug and BOSH logging',
    ran: 'Openfire 4.0–4.2',
    era: 401,
    logs: 'five',
    debug: true,
    bosh: true,
    carries: all,
  },
  {
    name: 'Openfire 4.2–4.3, debug logging',
    ran: 'Openfire 4.2–4.3',
    era: 402,
    logs: 'five',
    debug: true,
    bosh: false,
    carries: all,
  },
  {
    name: 'Openfire 4.4–4.6',
    ran: 'Openfire 4.4–4.6',
    era: 404,
    logs: 'five',
    debug: false,
    bosh: false,
    carries: ['idleClose'],
  },
  {
    name: 'Openfire 4.4–4.6, debug logging',
    ran: 'Openfire 4.4',
    era: 404,
    logs: 'five',
    debug: true,
    bosh: false,
    carries: ['idleClose', 'ridFault', 'kick'],
  },
  {
    name: 'Openfire 4.4–4.6, BOSH logging',
    ran: 'Openfire 4.4–4.6',
    era: 404,
    logs: 'five',
    debug: false,
    bosh: true,
    carries: [...sweeps, 'ridFault'],
  },
  {
    name: 'Openfire 4.7',
    ran: 'Openfire 4.7',
    era: 407,
    logs: 'openfire.log',
    debug: false,
    bosh: false,
    carries: ['idleClose'],
  },
  {
    name: 'Openfire 4.7, BOSH logging',
    ran: 'Openfire 4.7',
    era: 407,
    logs: 'openfire.log',
    debug: false,
    bosh: true,
    carries: [...sweeps, 'ridFault'],
  },
  {
    name: 'Openfire 4.8–5.1',
    ran: 'Openfire 4.8–5.1',
    era: 500,
    logs: 'openfire.log',
    debug: false,
    bosh: false,
    carries: ['idleClose'],
  },
  {
    name: 'Openfire 4.8–5.1, BOSH logging',
    ran: 'Openfire 4.8–5.1',
    era: 500,
    logs: 'openfire.log',
    debug: false,
    bosh: true,
    carries: [...sweeps, 'ridFault'],
  },
  {
    name: 'Openfire 4.8–5.1, debug logging',
    ran: 'Openfire 4.8–5.1',
    era: 500,
    logs: 'openfire.log',
    debug: true,
    bosh: false,
    carries: ['idleClose', 'ridFault', 'kick'],
  },
];
