import type { Deployment } from '../model/words.ts';

/** The logs whose lack leaves a question open. */
export type Wanted = 'webservices' | 'openfire-debug' | 'client';

/**
 * How to get a log, by product. Sources: Finesse Administration Guide 15.0(1), "Log Collection"; UCCX TechNote 212078;
 * TechNote 211376 for the debug switches, which Finesse 12.6(1) and UCCX 12.5(1)SU1 no longer have.
 */
const commands: Readonly<Record<Wanted, Readonly<Record<Deployment, string>>>> = {
  webservices: {
    ucce: 'on the Finesse server: file get activelog desktop recurs compress',
    uccx: 'on the UCCX server: file get activelog /desktop recurs compress',
    unknown: 'on the server: file get activelog desktop recurs compress (UCCX: /desktop)',
  },
  'openfire-debug': {
    ucce: 'before the next time: utils finesse notification logging enable (Finesse before 12.6(1); a restart of the service switches it off), then file get activelog desktop recurs compress',
    uccx: 'before the next time: utils uccx notification-service log enable (UCCX before 12.5(1)SU1; a restart of the service switches it off), then file get activelog /desktop recurs compress',
    unknown:
      'before the next time: utils finesse notification logging enable (UCCX: utils uccx notification-service log enable; not from Finesse 12.6(1) and UCCX 12.5(1)SU1 on), then file get activelog desktop recurs compress',
  },
  client: {
    ucce: "on the agent's desktop: Send Error Report, soon after it happened and before the page is reloaded; then file get activelog desktop recurs compress (folder clientlogs)",
    uccx: "on the agent's desktop: Send Error Report, soon after it happened and before the page is reloaded; then file get activelog /desktop recurs compress (folder clientlogs)",
    unknown:
      "on the agent's desktop: Send Error Report, soon after it happened and before the page is reloaded; then file get activelog desktop recurs compress (folder clientlogs)",
  },
};

export const howToCollect = (wanted: Wanted, deployment: Deployment): string =>
  commands[wanted][deployment];

export const whyWanted: Readonly<Record<Wanted, string>> = {
  webservices:
    'whether Finesse lost the presence of the agents or forced them out, and when, stands only in the webservices log',
  'openfire-debug':
    "when the desktops were last in touch stands only in the Notification Service's debug.log",
  client:
    'what the page itself saw (requests without an answer, a page that stopped or was left) stands only in the client log',
};
