import type { Step } from '../words.ts';
import type { Explanation } from './explanation.ts';

/** The steps of a loss, in the order in which they come. */
export const stepExplanations: Readonly<Record<Step, Explanation>> = {
  'last-contact': {
    what: 'The instant after which nothing of the desktop reached the server. No record prints it: it is an interval, computed from the sweep values.',
    shows: [
      {
        log: 'debug.log',
        text: 'The time of a sweep less its value is when the last request ended. A held request counts as contact until its wait (30 s) is over, though the desktop may be dead: so the cut lies up to 30 s earlier.',
      },
      {
        log: 'info.log',
        text: 'Without sweeps it is counted back from the idle close, and wider.',
      },
      {
        log: 'client log',
        text: 'Of a desktop on a WebSocket, which no sweep lists: the pings without an answer.',
      },
    ],
    sources: ['openfire-ran', 'browser-ran', 'finesse.js'],
  },
  silence: {
    what: 'The desktop holds no request: the value of the sweep grows, once in 30 s.',
    shows: [{ log: 'debug.log', text: '`Session … was last active 43230 ms ago`' }],
    looksLike: [
      {
        name: 'browser-throttled',
        text: 'x, x+30, x, x+30 is a hidden tab; a, a+30, a+60 a silence.',
      },
      {
        name: 'server-overload',
        text: 'After a gap in the sweeps the values are those of the server, not of the desktop.',
      },
    ],
    sources: ['technote', 'openfire', 'browser-ran'],
  },
  'idle-close': {
    what: 'The Notification Service closed the session, because no request had been held for longer than its threshold: 60 s with Finesse, which Openfire itself ships as 30 s. It looks once in 30 s, so the close comes 60 to 90 s after the last request ended, and 63 to 120 s after the cut.',
    shows: [{ log: 'info.log', text: '`Closing idle session …`' }],
    looksLike: [
      {
        name: 'server-overload',
        text: 'In the first sweep after a gap it is the doing of the server.',
      },
    ],
    sources: ['technote', 'openfire', 'browser-ran', 'openfire-ran'],
  },
  'session-closed': {
    what: "The session ended at the Notification Service. The record does not say why: it follows an idle close, a stop, and a desktop's own end alike.",
    shows: [
      { log: 'info.log', text: '`A session is being closed for …` (Finesse 11.x)' },
      {
        log: 'debug.log',
        text: '`Removing client route …` (Openfire 4.2 and later); WebSockets: `Closing session …`, twice for each.',
      },
    ],
    sources: ['technote', 'openfire', 'openfire-ran'],
  },
  terminate: {
    what: 'The desktop ended its session itself.',
    shows: [
      {
        log: 'Openfire',
        text: 'A request of type terminate, where requests are logged. Openfire 3.8 and 3.9 leave only `consumeResponse` with status -1, and only if a poll was held; 4.2 and later remove the route.',
      },
      {
        log: 'debug.log',
        text: 'The session is missing from the next sweep, with no silence before.',
      },
    ],
    looksLike: [
      {
        name: 'session-closed',
        text: 'A reset WebSocket is closed at once, too, with no word of the desktop.',
      },
    ],
    sources: ['openfire', 'openfire-ran', 'browser-ran'],
  },
  rejected: {
    what: 'The server ended the session over a request (rid too far ahead, repeated too late, too many), or answered one for a session that it does not know. The last follows every end by the server, when the desktop comes back: it is no cause.',
    shows: [
      {
        log: 'warn.log',
        text: '`Request R > L, ending session`, `Deliverable unavailable for R`, `Client provided invalid session: SID` (from Openfire 3.10 on the last is in debug.log).',
      },
      { log: 'debug.log', text: '`Overactivity detected …`' },
    ],
    sources: ['openfire', 'openfire-ran'],
  },
  replaced: {
    what: 'A new session of the same JID took the place of the old one: a refreshed page, a desktop that came back, or a second sign-in.',
    shows: [
      {
        log: 'debug.log',
        text: 'Another stream id for the same JID. Openfire 4.0 and later: `Kick out an old connection` and its like; 3.8 and 3.9: nothing.',
      },
    ],
    looksLike: [
      { name: 'duplicate-sign-in', text: 'Only where the old desktop shows that it was alive.' },
    ],
    sources: ['openfire', 'openfire-ran', 'browser-ran'],
  },
  'server-stop': {
    what: 'The Notification Service stopped, and every session with it.',
    shows: [
      {
        log: 'Openfire',
        text: '`Initiating shutdown`, `Openfire stopped`, `Closing as session manager instance is being stopped`',
      },
      { log: 'other logs', text: 'openfireservice/, platform/log/servm*.log: who asked for it.' },
    ],
    sources: ['openfire', 'administration-guide'],
  },
  'server-start': {
    what: 'The Notification Service started. Debug logging is off after it.',
    shows: [{ log: 'Openfire', text: 'The banner: `Openfire 3.8.2 [Nov 23, 2026, 1:02:49 PM]`' }],
    sources: ['openfire-ran', 'technote'],
  },
  'presence-unavailable': {
    what: 'Finesse heard that the agent is gone. From here it waits 60 s, then forces the agent out.',
    shows: [
      {
        log: 'webservices',
        text: "`PRESENCE_NOTIFICATION_RECIEVED … PRESENCE_TYPE=unavailable` (the spelling is Cisco's)",
      },
    ],
    sources: ['technote', 'failover'],
  },
  'expiry-armed': {
    what: 'Finesse noted the agent as gone, and starts to wait.',
    shows: [
      {
        log: 'webservices',
        text: '`AGENT_PRESENCE_MONITOR: … Adding agent … into the expiry hash.`',
      },
    ],
    sources: ['technote'],
  },
  'expiry-fired': {
    what: 'Finesse took the agent out of its expiry hash. In the published incident that is 30 s before the logout: it neither cancels nor triggers it.',
    shows: [
      {
        log: 'webservices',
        text: '`AGENT_PRESENCE_MONITOR: … [Expired] Removed agent from cache …`',
      },
    ],
    looksLike: [
      { name: 'forced-logout', text: 'The decision to sign out is another record, 30 s later.' },
    ],
    sources: ['technote'],
  },
  undeliverable: {
    what: 'A message for the agent found no session and was stored offline. It follows every end of a session, an ordinary sign-out as well: it tells that there was none by then, not why.',
    shows: [
      {
        log: 'debug.log',
        text: '`Unable to route packet. No session is available so store offline.`',
      },
    ],
    sources: ['technote', 'openfire-ran'],
  },
  'forced-logout': {
    what: 'Finesse decided to sign the agent out over its lost presence, 60 s after it.',
    shows: [{ log: 'webservices', text: '`PRESENCE DRIVEN LOGOUT: … [agent_id=…]`' }],
    sources: ['technote'],
  },
  'logout-request': {
    what: 'Finesse asks CTI to sign the agent out. With forceflag 1 and reason 255 it is the consequence of a lost presence; without the flag the agent asked for it.',
    shows: [
      {
        log: 'webservices',
        text: '`MESSAGE_TO_CTI_SERVER … agentstate : 1 … reason code: 255, forceflag :1 … SetAgentStateReq`',
      },
    ],
    looksLike: [
      {
        name: 'authentication',
        text: 'Forced with no lost presence before it: on single sign-on the desktop itself asks.',
      },
    ],
    sources: ['technote', 'cti-guide', 'administration-guide'],
  },
  'logout-confirmed': {
    what: 'CTI says that the agent is signed out, and by what code. It may be another than was asked for.',
    shows: [
      {
        log: 'webservices',
        text: '`DECODED_MESSAGE_FROM_CTI_SERVER … AgentStateEvent … agentState=1 (LOGOUT), eventReasonCode=…`',
      },
    ],
    sources: ['technote', 'failover'],
  },
  'not-ready': {
    what: 'CTI set the agent Not Ready instead of signing out: on UCCE, where Logout on Agent Disconnect (LOAD) is 0, with code 50002, after the call if there is one.',
    shows: [{ log: 'webservices', text: '`AgentStateEvent … agentState=2 (NOT_READY) … 50002`' }],
    looksLike: [
      {
        name: 'state-event',
        text: "An agent's own Not Ready has a code of the site, and no request of Finesse before it.",
      },
    ],
    sources: ['failover', 'reason-codes'],
  },
  'client-status': {
    what: 'The desktop itself says what became of its connection. That it says nothing proves nothing: behind a hidden tab it may go on as `connected` without a session.',
    shows: [
      {
        log: 'client log',
        text: '`Connection status: disconnected`; `unloading`: the page is left; `conflict`: signed in elsewhere; `unauthorized`: refused.',
      },
    ],
    sources: ['developer-site', 'client-log', 'finesse.js', 'browser-ran'],
  },
  return: {
    what: 'The first record that proves that the desktop is back: a request, a new session, an available presence. A sweep proves only "not later than".',
    shows: [
      { log: 'Openfire', text: 'A request or a new stream id.' },
      { log: 'webservices', text: '`PRESENCE_TYPE=available`' },
      { log: 'client log', text: '`connected`' },
    ],
    sources: ['openfire', 'bosh-diag'],
  },
};
