import type { SourceKind } from '../words.ts';
import type { Explanation } from './explanation.ts';

/** What READ, `inspect` and MISSING call the logs. */
export const logExplanations: Readonly<Record<SourceKind, Explanation>> = {
  'openfire-debug': {
    what: 'The debug log of the Notification Service (Openfire): the sweeps over all sessions, and with them the last sign of each desktop. It is empty unless debug logging was switched on.',
    shows: [
      {
        log: 'debug.log',
        text: 'sweep values, sessions that close, requests where they are logged',
      },
    ],
    sources: ['openfire', 'bosh-diag'],
  },
  'openfire-info': {
    what: 'The info log of the Notification Service (Openfire): sessions that it closed as idle, and its starts.',
    shows: [{ log: 'info.log', text: '`Closing idle session`, and starts with the release' }],
    sources: ['openfire', 'bosh-diag'],
  },
  'openfire-warn': {
    what: 'The warnings of the Notification Service (Openfire): requests that it refused, resources that ran short.',
    shows: [{ log: 'warn.log', text: 'requests that were refused, and what ran short' }],
    sources: ['openfire', 'bosh-diag'],
  },
  'openfire-error': {
    what: 'The errors of the Notification Service (Openfire): what it failed at, and resources that ran short.',
    shows: [{ log: 'Openfire', text: 'memory, threads, open files, the database' }],
    sources: ['openfire', 'bosh-diag'],
  },
  'openfire-all': {
    what: 'All levels of the Notification Service (Openfire) in one file, as its later releases write it.',
    shows: [
      { log: 'Openfire', text: 'what the files of the single levels hold, each with its level' },
    ],
    sources: ['openfire', 'bosh-diag'],
  },
  'openfire-stdout': {
    what: 'What the Notification Service (Openfire) printed to its console: starts, and what it failed at.',
    shows: [{ log: 'Openfire', text: 'starts, and records of any level without their log' }],
    sources: ['openfire', 'bosh-diag'],
  },
  webservices: {
    what: 'The log of Finesse itself (Desktop-webservices): presence of the agents, forced logouts, requests for a state and what CTI made of them.',
    shows: [{ log: 'webservices', text: 'presence, forced logouts, states with reason codes' }],
    sources: ['technote', 'bosh-diag'],
  },
  client: {
    what: "What the desktop's page wrote, saved by Send Error Report: requests, events, status of the connection, drift of its clock.",
    shows: [{ log: 'client log', text: 'what the page itself saw while it ran, and that it ran' }],
    sources: ['client-log', 'bosh-diag'],
  },
  access: {
    what: "The access log of Finesse's web servers: a line a request, with the address it came from. It alone cannot show a loss.",
    shows: [{ log: 'access log', text: 'requests with their times, addresses and answers' }],
    sources: ['tomcat', 'bosh-diag'],
  },
  'known-unused': {
    what: 'A log that is known, and holds nothing that bosh-diag uses.',
    shows: [{ log: 'other logs', text: 'nothing of a session, a sign-out or a desktop' }],
    sources: ['bosh-diag'],
  },
  unknown: {
    what: 'A file that looks like no log that is known. Nothing was read from it.',
    shows: [{ log: 'other logs', text: '`bosh-diag inspect` lists it with why' }],
    sources: ['bosh-diag'],
  },
};
