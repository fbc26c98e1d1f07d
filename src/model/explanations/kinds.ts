import type { FactKind } from '../fact.ts';
import type { Explanation } from './explanation.ts';

/** What each kind of record says; how it reads in each release is known to the patterns of the parsers. */
export const kindExplanations: Readonly<Record<FactKind, Explanation>> = {
  sweep: {
    what: 'Every 30 s the Notification Service looks at its BOSH sessions and writes how long ago each was last active. 0 or less: a request is held at this moment. The value grows only while none is held, counted from when the last one ended.',
    shows: [
      {
        log: 'debug.log',
        text: 'Up to Openfire 4.3 each session, each time. 4.4 and later only those that hold no request, at info level, and only with BOSH logging on. Never a WebSocket.',
      },
    ],
    looksLike: [
      {
        name: 'last-contact',
        text: 'A value of 0 does not prove a living desktop: a held request of a dead one counts until its wait is over.',
      },
    ],
    sources: ['technote', 'openfire', 'openfire-ran'],
  },
  'idle-close': {
    what: 'A sweep closed a BOSH session that had held no request for longer than the threshold.',
    shows: [{ log: 'info.log', text: 'At info level: there without debug logging, too.' }],
    looksLike: [
      {
        name: 'server-overload',
        text: 'In the first sweep after a gap it may hit a desktop whose request was on the way.',
      },
    ],
    sources: ['technote', 'openfire', 'openfire-ran'],
  },
  'session-closed': {
    what: 'A session ended, for whatever cause. Of a WebSocket it is written twice.',
    shows: [
      {
        log: 'Openfire',
        text: 'Finesse 11.x: info.log. Openfire 4.2 and later: debug level. Openfire 3.8 and 3.9 as published: not at all.',
      },
    ],
    sources: ['technote', 'openfire', 'openfire-ran'],
  },
  'websocket-ping': {
    what: 'The server asks a WebSocket that was silent for half of its idle time whether it is there.',
    shows: [{ log: 'debug.log', text: 'Openfire 4.8 and later, at debug level.' }],
    sources: ['openfire'],
  },
  'route-added': {
    what: 'A session was bound: from here messages for the agent find it.',
    shows: [{ log: 'debug.log', text: 'Openfire 4.2 and later.' }],
    sources: ['openfire', 'openfire-ran'],
  },
  'route-removed': {
    what: 'The session is gone: messages for the agent are stored offline. It follows a terminate as well as an idle close.',
    shows: [{ log: 'debug.log', text: 'Openfire 4.2 and later.' }],
    sources: ['openfire', 'openfire-ran'],
  },
  'bosh-request': {
    what: 'A request of a desktop arrived: create, poll, data, restart or terminate.',
    shows: [
      {
        log: 'Openfire',
        text: 'Finesse 11.x: debug.log. Openfire: with log.httpbind.enabled, on stdout up to 3.9, then in info.log. From 4.4 on the debug level says that one came.',
      },
    ],
    sources: ['technote', 'openfire', 'openfire-ran'],
  },
  'bosh-answer': {
    what: 'What the server answered: the session it created, an event, nothing (the wait was over), or terminate with a condition.',
    shows: [
      {
        log: 'Openfire',
        text: 'With log.httpbind.enabled: stdout up to 4.3, then the log.',
      },
    ],
    sources: ['openfire', 'openfire-ran'],
  },
  'bosh-error': {
    what: 'The server answered a request with an error, and the session is over.',
    shows: [
      { log: 'Openfire', text: 'With log.httpbind.enabled: stdout up to 4.3, then the log.' },
    ],
    sources: ['openfire', 'openfire-ran'],
  },
  'consume-response': {
    what: 'An answer was handed to a request. A held request leaves two of these with one rid: when it is held, and when it is answered. From the second to the next rid is the turnaround of the desktop: 0.0 to 0.1 s is healthy, up to 60 s on one second of the minute is a hidden tab.',
    shows: [
      {
        log: 'debug.log',
        text: 'Finesse 11.x and Openfire 3.8 to 3.9 only. Status 3: signed in; 1: connected; -1: closed.',
      },
    ],
    sources: ['technote', 'openfire', 'openfire-ran', 'browser-ran'],
  },
  'http-request': {
    what: 'The web server took a connection for /http-bind: the address of the PC, or of a proxy before it.',
    shows: [
      {
        log: 'debug.log',
        text: "Jetty's own record. Finesse 11.x prints it; Openfire as shipped does not.",
      },
    ],
    sources: ['technote', 'openfire-ran'],
  },
  'session-statistics': {
    what: 'Counts of a session, with an absolute time beside the printed one: the zone of the log follows from it.',
    shows: [{ log: 'debug.log', text: 'Finesse 11.x only.' }],
    sources: ['technote'],
  },
  undeliverable: {
    what: 'A message found no session and was stored offline. It follows every end of a session, an ordinary sign-out as well.',
    shows: [{ log: 'debug.log', text: 'In pairs with `Failed to route packet to JID`.' }],
    sources: ['technote', 'openfire-ran'],
  },
  'rid-unavailable': {
    what: 'A desktop asked once more for an answer that is no longer kept, and was thrown out. Up to Openfire 4.2 the empty answer of an idle poll is never kept: who lost one and asks again in time is thrown out all the same.',
    shows: [
      {
        log: 'warn.log',
        text: '`Deliverable unavailable for R`. Up to 4.3 it names neither session nor agent: R ties it to one.',
      },
    ],
    looksLike: [
      {
        name: 'network-path',
        text: 'After a silence, or after a server that stood still, it is the consequence.',
      },
    ],
    sources: ['openfire', 'openfire-ran', 'browser-ran'],
  },
  'rid-too-high': {
    what: 'A request ran ahead of the window: one before it is missing, or two overtook each other. The session is over.',
    shows: [
      {
        log: 'warn.log',
        text: '`Request R > L, ending session`. Up to 4.3 it names neither session nor agent.',
      },
    ],
    sources: ['openfire', 'openfire-ran'],
  },
  'rid-repeated': {
    what: 'A desktop sent a rid again while it was held. Both are answered, and the session lives. At a constant age below the wait, again and again: a proxy cuts held requests. That ended no session of a page in front in the measurements; a hidden page may not send the next one again in time.',
    shows: [{ log: 'debug.log', text: '`Found previous connection in queue with rid R`' }],
    sources: ['openfire', 'openfire-ran', 'browser-ran'],
  },
  overactivity: {
    what: 'A desktop asked too often or with too many requests at once, and was thrown out.',
    shows: [{ log: 'debug.log', text: 'It names neither session nor agent.' }],
    sources: ['openfire', 'openfire-ran'],
  },
  'invalid-session': {
    what: 'A desktop came back to a session that is gone. It follows every end by the server, whatever the cause.',
    shows: [
      {
        log: 'warn.log',
        text: '`Client provided invalid session: SID. [IP]`; from Openfire 3.10 on at debug level.',
      },
    ],
    looksLike: [
      {
        name: 'computer-asleep',
        text: 'How many of them come, and when, is a hint at most: it is an order of events inside the browser. Four at 0, 0.5, 2.5 and 7 s: no poll of jabberwerx had failed before, as after a frozen tab or a blocked page. Three at 0, 2 and 6.5 s: one had, as after a sleep.',
      },
      {
        name: 'browser-throttled',
        text: 'One, and then nothing for minutes: jabberwerx in a hidden page. One, and a new session within seconds: Strophe.',
      },
    ],
    sources: ['openfire', 'openfire-ran', 'browser-ran'],
  },
  'session-error': {
    what: 'The server closed a session over an error: itemNotFound (a rid), policyViolation (overactivity).',
    shows: [{ log: 'debug.log', text: 'Openfire 4.2 and later.' }],
    sources: ['openfire', 'openfire-ran'],
  },
  conflict: {
    what: 'A new session of the same JID threw an old one out.',
    shows: [
      {
        log: 'Openfire',
        text: 'Openfire 4.2 and later, at debug level; 4.7 at info. Openfire 3.8 and 3.9 write nothing.',
      },
    ],
    looksLike: [
      {
        name: 'browser-closed',
        text: 'A refreshed page and a second sign-in leave it alike.',
      },
    ],
    sources: ['openfire', 'openfire-ran'],
  },
  'sign-in-refused': {
    what: 'A session that wanted in was refused: wrong credentials, or another of the same JID that may not be thrown out.',
    shows: [{ log: 'Openfire', text: 'Most of them at debug level.' }],
    sources: ['openfire'],
  },
  'server-start': {
    what: 'The Notification Service started. It prints its release.',
    shows: [{ log: 'Openfire', text: 'stdout, and info.log or openfire.log.' }],
    sources: ['openfire-ran', 'openfire'],
  },
  'server-stop': {
    what: 'The Notification Service is being stopped, or has stopped.',
    shows: [{ log: 'Openfire', text: 'At info level. A process that was killed writes none.' }],
    sources: ['openfire', 'inferred'],
  },
  'resource-fault': {
    what: 'A resource of the server is used up or out of reach: open files, memory, threads, the database. Alone it accuses nobody.',
    shows: [
      { log: 'Openfire', text: 'Warnings, errors and exceptions; uncaught ones on stdout.' },
      {
        log: 'webservices',
        text: '`QUEUE STATISTICS POLLING ERROR`, database messages, exceptions.',
      },
    ],
    sources: ['openfire', 'technote-200937', 'mnemonics', 'java', 'openfire-ran'],
  },
  presence: {
    what: 'Finesse heard from the Notification Service that an agent, or its own user `finesse`, is there or gone. Unavailable starts the 60 s after which it forces an agent out.',
    shows: [
      {
        log: 'webservices',
        text: "`PRESENCE_NOTIFICATION_RECIEVED` (the spelling is Cisco's; the right one is read, too).",
      },
    ],
    sources: ['technote', 'failover'],
  },
  'expiry-armed': {
    what: 'Finesse put an agent whose presence went into its expiry hash, in the same millisecond.',
    shows: [{ log: 'webservices', text: '`Adding agent … into the expiry hash.`' }],
    sources: ['technote'],
  },
  'expiry-fired': {
    what: 'Finesse took the agent out of that hash, in the published incident 30.75 s later and 30 s before the logout.',
    shows: [{ log: 'webservices', text: '`[Expired] Removed agent from cache …`' }],
    looksLike: [
      { name: 'forced-logout', text: 'It is neither the logout nor a sign that none will come.' },
    ],
    sources: ['technote'],
  },
  'forced-logout': {
    what: 'Finesse signs the agent out over the lost presence, 60 s after it.',
    shows: [{ log: 'webservices', text: '`PRESENCE DRIVEN LOGOUT`' }],
    sources: ['technote'],
  },
  'state-request': {
    what: 'Finesse asks CTI for another state of an agent: 0 LOGIN, 1 LOGOUT, 2 NOT_READY, 3 AVAILABLE and so on, with a reason code and a flag that forces it.',
    shows: [{ log: 'webservices', text: '`MESSAGE_TO_CTI_SERVER … SetAgentStateReq`' }],
    sources: ['technote', 'cti-guide'],
  },
  'state-event': {
    what: "CTI says what an agent's state is now, with the code that led to it and the product (`deploymentType`).",
    shows: [{ log: 'webservices', text: '`DECODED_MESSAGE_FROM_CTI_SERVER … AgentStateEvent`' }],
    sources: ['technote', 'technote-212077', 'cti-guide'],
  },
  subscribe: {
    what: 'A desktop subscribed to a node of events: it has signed in, or is back.',
    shows: [
      { log: 'webservices', text: 'By name after the unsubscribe record; never seen.' },
      { log: 'client log', text: '`Subscribed to node`' },
    ],
    sources: ['finesse.js', 'inferred'],
  },
  unsubscribe: {
    what: 'Finesse gave up a node of events of an agent that is gone.',
    shows: [{ log: 'webservices', text: 'In the millisecond after the unavailable presence.' }],
    sources: ['technote'],
  },
  'cti-connection': {
    what: 'The connection of Finesse to the CTI server or the engine: lost, there again, or changed.',
    shows: [{ log: 'webservices', text: 'By its name alone: the prose was never published.' }],
    looksLike: [
      {
        name: 'cti-connection-lost',
        text: 'A standby connection that is swapped takes nobody along.',
      },
    ],
    sources: ['mnemonics'],
  },
  'xmpp-connection': {
    what: 'The connection of Finesse to the Notification Service: lost or there again.',
    shows: [{ log: 'webservices', text: 'By its name alone: the prose was never published.' }],
    sources: ['mnemonics'],
  },
  'service-state': {
    what: 'Finesse, or a part of it, is in service or out of it. Out of service makes desktops look for another server.',
    shows: [{ log: 'webservices', text: '`OF_STATE_CHANGED`, `SYSTEM_…`, `SUBSYS_…`: by name.' }],
    sources: ['mnemonics', 'failover'],
  },
  'service-start': {
    what: 'Finesse Tomcat started.',
    shows: [{ log: 'webservices', text: '`FINESSE_APP_STARTUP…`: by name.' }],
    sources: ['mnemonics'],
  },
  'cti-round-trip': {
    what: "How long a CTI message took to its answer, by Finesse's own count.",
    shows: [{ log: 'webservices', text: '`cti_response_time` of a decoded message.' }],
    sources: ['technote-200937'],
  },
  publication: {
    what: 'Finesse published an event to the desktops. Where it prints when the CTI message came in, the difference shows a server that is late: 14 s in the published case.',
    shows: [{ log: 'webservices', text: '`XMPP_PUBLISH_ASYNCHRONOUS`' }],
    sources: ['technote-212077'],
  },
  'client-start': {
    what: 'The page was loaded, and its log begins; the first line is the user agent.',
    shows: [
      {
        log: 'client log',
        text: 'A log of more than 1.5 MB lost its oldest records: it may begin in the middle.',
      },
    ],
    sources: ['client-log', 'finesse.js'],
  },
  'client-status': {
    what: 'What the page says of its connection: connecting, connected, disconnected, reconnecting, unloading, conflict, unauthorized.',
    shows: [{ log: 'client log', text: '`Connection status: …`' }],
    looksLike: [
      {
        name: 'browser-throttled',
        text: '`connected` proves no connection: behind a hidden tab the page may not have noticed.',
      },
    ],
    sources: ['developer-site', 'client-log', 'finesse.js', 'browser-ran'],
  },
  'client-ping-failed': {
    what: 'A ping of the page over its WebSocket had no answer within 10 s. Two of them, and the page says `disconnected`.',
    shows: [{ log: 'client log', text: 'Finesse 12.0 and later.' }],
    looksLike: [
      {
        name: 'network-path',
        text: 'A page that was blocked for some 20 s, and a service that stood still as long, miss their pings, too.',
      },
    ],
    sources: ['finesse.js', 'developer-site'],
  },
  'client-failover': {
    what: 'The page looks for another server, or is done with it.',
    shows: [{ log: 'client log', text: '`FailoverMonitor._setStatus(): … status=…`' }],
    sources: ['client-log', 'finesse.js'],
  },
  'client-drift': {
    what: "How far the PC's clock is from the server's, and how long a request takes there and back. A drift that stays the same is harmless.",
    shows: [{ log: 'client log', text: '`Drift: 491ms, Network Latency (round trip): 14ms`' }],
    looksLike: [
      { name: 'client-clock', text: 'Only a drift that changes speaks of a clock that jumps.' },
    ],
    sources: ['client-log', 'technote', 'inferred'],
  },
  'rest-request': {
    what: 'The page asked Finesse for something. It asks for SystemInfo every 60 s: a longer hole means that the page did not run.',
    shows: [{ log: 'client log', text: '`Making REST request: method=GET, url=…`' }],
    sources: ['client-log', 'technote', 'browser-ran'],
  },
  'rest-response': {
    what: 'The answer reached the page. Status 0: none did. Late or missing ones, while the page goes on, speak for the network or the far end.',
    shows: [{ log: 'client log', text: '`Returned with status=200`' }],
    sources: ['client-log', 'browser-ran'],
  },
  gadget: {
    what: "The page created a gadget. A URL whose host is not Finesse's is a third party's.",
    shows: [{ log: 'client log', text: "`Creating 'Call Control' gadget: <url>`" }],
    sources: ['client-log'],
  },
  'client-transport': {
    what: 'Which way the page gets its events: BOSH (up to Finesse 11.6, or set so) or a WebSocket (the default from 12.0 on).',
    shows: [
      {
        log: 'client log',
        text: '`Establishing BOSH connection`, or the connect URL: wss://… or https://…/http-bind/',
      },
    ],
    sources: ['client-log', 'finesse.js'],
  },
  'client-event': {
    what: 'An event reached the page. Its server time tells how late.',
    shows: [{ log: 'client log', text: '`Received XML event on node …`' }],
    looksLike: [
      {
        name: 'browser-throttled',
        text: 'Bunches on one second of the minute are a hidden tab; late on all desktops is a late server.',
      },
    ],
    sources: ['client-log', 'browser-ran', 'inferred'],
  },
  'http-access': {
    what: 'A web server answered a request: page loads, SystemInfo, a proxy that answers 502 or 504 itself.',
    shows: [
      {
        log: 'access log',
        text: 'SystemInfo every 60 s shows that a page lives.',
      },
    ],
    sources: ['tomcat', 'browser-ran', 'technote'],
  },
};
