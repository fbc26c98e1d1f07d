import type { ServerEventName } from '../words.ts';
import type { Explanation } from './explanation.ts';

/** What SERVER lists: what happened to a server itself, whoever it hit. */
export const serverEventExplanations: Readonly<Record<ServerEventName, Explanation>> = {
  'sweep-gap': {
    what: 'Sweeps that were due are missing, and nothing else was written meanwhile: the Notification Service stood still, or its clock was set ahead.',
    shows: [
      {
        log: 'debug.log',
        text: 'No `was last active` for longer than a period, and a hole in the log.',
      },
    ],
    looksLike: [
      { name: 'clock-step', text: 'A clock that was set ahead leaves the same hole.' },
      { name: 'restart', text: 'A restart leaves its own records, and new sessions for all.' },
    ],
    next: [
      {
        owner: 'administrator',
        text: 'Look at CPU, memory and the virtual host (snapshot, vMotion) at that time.',
      },
    ],
    sources: ['openfire-ran', 'bosh-diag'],
  },
  'slow-sweeps': {
    what: 'Sweeps came late or took long, again and again, though none is missing, as when the Notification Service is short of CPU or collects garbage.',
    shows: [
      {
        log: 'debug.log',
        text: 'Sweeps seconds late, or of sessions that are seconds younger than the sweep that lists them.',
      },
    ],
    looksLike: [
      { name: 'sweep-gap', text: 'A service that stood still: sweeps are missing.' },
      { name: 'clock-back', text: 'A clock that is set moves one sweep only.' },
    ],
    next: [{ owner: 'administrator', text: 'Look at CPU and memory of the server at that time.' }],
    sources: ['openfire-ran', 'inferred'],
  },
  'clock-step': {
    what: "The server's clock was set ahead, as other clocks show that did not leap.",
    shows: [
      {
        log: 'all logs',
        text: "The server's logs leap ahead; the drift of client logs, or another server, leaps by as much.",
      },
    ],
    looksLike: [{ name: 'sweep-gap', text: 'A service that stood still leaves the same hole.' }],
    next: [
      {
        owner: 'administrator',
        text: 'utils ntp status, and the time synchronization of the virtual host.',
      },
    ],
    sources: ['technote', 'inferred'],
  },
  'clock-back': {
    what: "The server's clock was set back. It ends no session: sessions look less idle than they are. Times before it are told by the clock as it is since.",
    shows: [
      {
        log: 'all logs',
        text: 'From one line on, two logs or more go through the same times again.',
      },
      { log: 'debug.log', text: 'Or a sweep that finds sessions younger than itself.' },
    ],
    looksLike: [{ name: 'clock-step', text: 'Set ahead, it closes sessions that are not idle.' }],
    next: [
      {
        owner: 'administrator',
        text: 'utils ntp status, and the time synchronization of the virtual host.',
      },
    ],
    sources: ['openfire-ran', 'inferred'],
  },
  'server-stop': {
    what: 'The Notification Service stopped, and no start of it is in the logs.',
    shows: [{ log: 'Openfire', text: 'The record of the stop; every session ends with it.' }],
    sources: ['openfire-ran'],
  },
  'server-start': {
    what: 'The Notification Service started; its stop is not in the logs, as after a crash or a log that begins with it.',
    shows: [{ log: 'Openfire', text: 'The banner `Openfire n.n.n [date]`.' }],
    sources: ['openfire-ran'],
  },
  restart: {
    what: 'The Notification Service stopped and started: no session outlives it.',
    shows: [{ log: 'Openfire', text: 'Stop and start within ten minutes.' }],
    looksLike: [{ name: 'finesse-start', text: 'Finesse was restarted, not its service.' }],
    next: [{ owner: 'administrator', text: 'platform/log/servm*.log names who asked for it.' }],
    sources: ['openfire-ran'],
  },
  'finesse-start': {
    what: 'Finesse itself (its Tomcat) was started. The Notification Service may have gone on.',
    shows: [{ log: 'webservices', text: '`FINESSE_APP_STARTUP…`: by name.' }],
    looksLike: [{ name: 'restart', text: 'The Notification Service was restarted.' }],
    sources: ['mnemonics'],
  },
  'in-service': {
    what: 'Finesse serves desktops again.',
    shows: [{ log: 'webservices', text: 'The state IN_SERVICE.' }],
    sources: ['failover', 'mnemonics'],
  },
  'out-of-service': {
    what: 'Finesse went out of service: desktops look for the other server.',
    shows: [{ log: 'webservices', text: 'The state OUT_OF_SERVICE.' }],
    looksLike: [
      {
        name: 'cti-lost',
        text: 'A lost CTI connection is one reason for it, a lost Notification Service another.',
      },
    ],
    sources: ['failover', 'mnemonics'],
  },
  'service-user-lost': {
    what: "Finesse's own user lost its session at the Notification Service: until it is back Finesse learns of no desktop.",
    shows: [
      { log: 'Openfire', text: 'Its presence `unavailable`, or the end of its session.' },
      { log: 'webservices', text: 'The same, as Finesse sees it.' },
    ],
    looksLike: [{ name: 'restart', text: 'A stop of the service takes it along.' }],
    next: [{ owner: 'tac', text: 'Attach webservices and Openfire logs over the gap.' }],
    sources: ['technote', 'bosh-diag'],
  },
  'service-user-back': {
    what: "Finesse's own user is present at the Notification Service (again).",
    shows: [{ log: 'Openfire', text: 'Its presence.' }],
    sources: ['technote', 'bosh-diag'],
  },
  'xmpp-lost': {
    what: 'Finesse lost its connection to the Notification Service.',
    shows: [{ log: 'webservices', text: 'A mnemonic that names the XMPP server.' }],
    looksLike: [{ name: 'restart', text: 'The service was restarted.' }],
    sources: ['mnemonics'],
  },
  'xmpp-established': {
    what: 'Finesse reached the Notification Service (again).',
    shows: [{ log: 'webservices', text: 'A mnemonic that names the XMPP server.' }],
    sources: ['mnemonics'],
  },
  'xmpp-changed': {
    what: 'Finesse says something of its connection to the Notification Service that is neither its loss nor its return.',
    shows: [{ log: 'webservices', text: 'A mnemonic that names the XMPP server.' }],
    sources: ['mnemonics'],
  },
  'cti-lost': {
    what: 'Finesse lost the CTI server (UCCE) or the CCX engine (UCCX).',
    shows: [{ log: 'webservices', text: '`CTI_CONNECTION_LOST` and the like.' }],
    looksLike: [
      {
        name: 'out-of-service',
        text: 'What Finesse does then; it does the same without its Notification Service.',
      },
    ],
    next: [
      { owner: 'administrator', text: 'Check the CTI server or the engine, and the path to it.' },
    ],
    sources: ['mnemonics', 'failover'],
  },
  'cti-established': {
    what: 'Finesse reached CTI (again).',
    shows: [{ log: 'webservices', text: '`CTI_CONNECTION_ESTABLISHED`.' }],
    sources: ['mnemonics'],
  },
  'cti-changed': {
    what: 'Finesse changed sides, or tries again: neither the loss nor the return of CTI.',
    shows: [{ log: 'webservices', text: '`SWAP_CTI_CONNECTIONS` and the like.' }],
    sources: ['mnemonics'],
  },
  memory: {
    what: 'A Java process had no memory left.',
    shows: [
      {
        log: 'Openfire',
        text: '`java.lang.OutOfMemoryError`; Openfire 3.8 on stdout only, without a time.',
      },
      { log: 'webservices', text: 'The same, of Finesse.' },
    ],
    sources: ['openfire-ran', 'java'],
  },
  threads: {
    what: 'No thread was to be had: a pool was full, or the machine gave none.',
    shows: [
      { log: 'Openfire', text: 'Tasks that were rejected, `unable to create new native thread`.' },
      { log: 'webservices', text: '`Thread pool saturated`.' },
    ],
    sources: ['technote-200937', 'openfire-ran', 'java'],
  },
  'open-files': {
    what: 'The process had no file handles left and could accept no connection.',
    shows: [
      {
        log: 'Openfire',
        text: '`Too many open files`; or, on 4.2, thousands of empty warnings a minute.',
      },
    ],
    sources: ['openfire-ran', 'java'],
  },
  'accept-failed': {
    what: 'Connections could not be accepted now and then, and no record says why.',
    shows: [{ log: 'warn.log', text: 'Empty warnings of the connector.' }],
    looksLike: [{ name: 'open-files', text: 'A hundred and more of them a minute.' }],
    sources: ['openfire-ran', 'inferred'],
  },
  database: {
    what: 'The database could not be reached, or not be written to.',
    shows: [
      { log: 'Openfire', text: 'No connection from its pool, or items that could not be stored.' },
      { log: 'webservices', text: 'A mnemonic that names the database.' },
    ],
    sources: ['openfire', 'mnemonics'],
  },
  queue: {
    what: 'Messages for sessions piled up in the Notification Service, or were dropped. No published record shows it: from which count on it is told is chosen, not known.',
    shows: [
      {
        log: 'debug.log',
        text: '`msgs_queue`, `msgs_drop` of a session-statistics record, Finesse 11.x only.',
      },
    ],
    sources: ['technote', 'inferred'],
  },
  'slow-publication': {
    what: 'Events reached the Notification Service late: desktops showed old states meanwhile.',
    shows: [
      { log: 'webservices', text: 'From the message of CTI to its publication passed seconds.' },
    ],
    sources: ['technote-212077'],
  },
  'slow-cti': {
    what: 'CTI messages were answered late, as Finesse measures it.',
    shows: [{ log: 'webservices', text: '`cti_response_time` of seconds.' }],
    looksLike: [{ name: 'cti-lost', text: 'The connection itself was gone.' }],
    sources: ['technote-200937'],
  },
};
