import type { FactOf } from '../../../model/fact.ts';
import type { Pattern } from '../../../model/family.ts';
import { address, isBound } from '../jid.ts';
import { isUnavailable, onSessionFields, sessionIn } from '../session-object.ts';
import { attribute } from '../start-tag.ts';

/*
 * What Openfire says of WebSockets beside the session's own close (read in the sources of each release).
 *
 * 4.0–4.7, XmppWebSocket.java: nothing is written when a session opens; `Closing session` (debug) only from 4.2 on. No
 * idle limit applies: once a minute, a session without a stanza for a minute gets a ping frame whose answer nobody
 * awaits. Only a second ping in a row that cannot be written ends it, so a socket whose network is gone stays open, without
 * a line, until TCP gives up. A reset ends it at once. These errors name the socket, not the JID: nothing to read.
 *
 * 4.8–5.1, WebSocketClientConnectionHandler.java: every tenth of `xmpp.client.idle` (6 minutes unless configured) a
 * session is looked at. Without a stanza for half of it it is sent one XMPP ping (debug), for all of it it is closed
 * (debug). The ping frames between them (`xmpp.websocket.frame.ping.interval`, 30 s) count as no sign of life, and up to
 * 5.0 one that cannot be written (warn) ends nothing; from 5.1 on it closes the session (debug).
 */
const release = 'Openfire 4.8–5.1';

/** WebSocketConnection.toString(), as a regex source with one group: the session's address. */
const connection = String.raw`WebSocketConnection\{jid=${address}, remotePeer=[^\s{},]{1,200}, socket=[^\s{},]{1,200}, connectionType=\w{1,40}\}`;
const sampleConnection =
  'WebSocketConnection{jid=1001004@finesse1.example.test/desktop, remotePeer=/192.0.2.17:45072, socket=org.jivesoftware.openfire.websocket.WebSocketClientConnectionHandler@5221b413, connectionType=SOCKET_C2S}';
const logger = 'org.jivesoftware.openfire.websocket.WebSocketClientConnectionHandler - ';
const head = (level: string): string =>
  `2026.11.23 13:13:31.204 ${level} [TaskEngine-pool-3]: ${logger}`;

type Closed = FactOf<'session-closed'>;

const closedAfter =
  (after: NonNullable<Closed['after']>) =>
  ([, jid = '']: RegExpExecArray): Closed | undefined =>
    isBound(jid) ? { kind: 'session-closed', jid, by: 'websocket', after } : undefined;

const closedSession = (match: RegExpExecArray, by: Closed['by']): Closed | undefined => {
  const session = sessionIn(match);
  return isBound(session.jid) ? { kind: 'session-closed', ...session, by } : undefined;
};

export const webSocketClosePatterns: readonly Pattern<Closed>[] = [
  {
    id: 'session-closed/websocket-fields',
    release: 'Openfire 4.5–4.7',
    verified: false,
    anchor: 'Closing session LocalClientSession{',
    regex: onSessionFields('Closing session '),
    sample:
      "2026.11.23 13:07:31 DEBUG [Jetty-QTP-BOSH-41]: org.jivesoftware.openfire.websocket.XmppWebSocket - Closing session LocalClientSession{address=1001004@finesse1.example.test/desktop, streamID=exro76f78, status=3 (authenticated), isSecure=true, isDetached=false, serverName='finesse1.example.test', isInitialized=true, hasAuthToken=true, peer address='192.0.2.17', presence='\n<presence from=\"1001004@finesse1.example.test/desktop\"/>'}",
    read: (match) => {
      const closed = closedSession(match, 'websocket');
      return closed && { ...closed, unavailable: isUnavailable(match) };
    },
  },
  {
    id: 'session-closed/websocket-servlet-destroyed-fields',
    release: 'Openfire 4.5–5.1',
    verified: false,
    anchor: 'Closing session as websocket servlet is being destroyed: LocalClientSession{',
    regex: onSessionFields('Closing session as websocket servlet is being destroyed: '),
    sample:
      "2026.11.23 13:20:00.412 DEBUG [shutdown-thread-0]: org.jivesoftware.openfire.websocket.OpenfireWebSocketServlet - Closing session as websocket servlet is being destroyed: LocalClientSession{address=1001004@finesse1.example.test/desktop, streamID=exro76f78, status=AUTHENTICATED, isEncrypted=true, isDetached=false, serverName='finesse1.example.test', isInitialized=true, hasAuthToken=true, peer address='192.0.2.17', presence='<presence from=\"1001004@finesse1.example.test/desktop\"/>'}",
    read: (match) => closedSession(match, 'server-stop'),
  },
  {
    id: 'session-closed/websocket-idle',
    release,
    verified: false,
    anchor: 'Closing connection that has been idle: ',
    regex: new RegExp(`^Closing connection that has been idle: ${connection}`),
    sample: `${head('DEBUG')}Closing connection that has been idle: ${sampleConnection}`,
    read: closedAfter('silence'),
  },
  {
    id: 'session-closed/websocket-error',
    release,
    verified: false,
    anchor: 'Error detected; connection: ',
    regex: new RegExp(`^Error detected; connection: ${connection}, session: `),
    sample: `${head('DEBUG')}Error detected; connection: ${sampleConnection}, session: WebSocketSession[to=JettyWebSocketFrameHandler@3ce1bbd8]\njava.nio.channels.ClosedChannelException: null`,
    read: closedAfter('error'),
  },
  {
    id: 'session-closed/websocket-error-while-open',
    release,
    verified: false,
    anchor: 'Attempting to close connection on which an error occurred: ',
    regex: new RegExp(`^Attempting to close connection on which an error occurred: ${connection}`),
    sample: `${head('WARN ')}Attempting to close connection on which an error occurred: ${sampleConnection}\norg.eclipse.jetty.websocket.api.exceptions.WebSocketTimeoutException: Connection Idle Timeout`,
    read: closedAfter('error'),
  },
  {
    id: 'session-closed/websocket-ping-failed',
    release: 'Openfire 5.1',
    verified: false,
    anchor: 'Unable to send websocket ping to remote peer; closing connection: ',
    regex: new RegExp(
      `^Unable to send websocket ping to remote peer; closing connection: ${connection}`,
    ),
    sample: `${head('DEBUG')}Unable to send websocket ping to remote peer; closing connection: ${sampleConnection}\njava.io.IOException: Broken pipe`,
    read: closedAfter('error'),
  },
];

export const webSocketPingPatterns: readonly Pattern<FactOf<'websocket-ping'>>[] = [
  {
    id: 'websocket-ping/idle',
    release,
    verified: false,
    anchor: 'Pinging websocket connection ',
    regex: new RegExp(
      `^Pinging websocket connection \\(XMPP address: '[^'\\r\\n]{0,3000}'\\) that has been idle: ${connection}`,
    ),
    sample: `${head('DEBUG')}Pinging websocket connection (XMPP address: '1001004@finesse1.example.test/desktop') that has been idle: ${sampleConnection}`,
    read: ([, jid = '']) => (isBound(jid) ? { kind: 'websocket-ping', jid } : undefined),
  },
];

const toOf = attribute('to');

/** The packet itself follows; what Openfire sends of its own, such as the stream's end, is to nobody. */
const deliveryFailure = (anchor: string): RegExp =>
  new RegExp(`^${anchor}\\s{0,10}</?[\\w:-]{1,40}([^<>]*)>`);

/** A session whose socket is gone is still there: what is sent to it goes nowhere. At warn level. */
export const webSocketUndeliverablePatterns: readonly Pattern<FactOf<'undeliverable'>>[] = [
  {
    id: 'undeliverable/websocket-closed',
    release: 'Openfire 4.0–4.7',
    verified: false,
    anchor: 'Failed to deliver packet; socket is closed:',
    regex: deliveryFailure('Failed to deliver packet; socket is closed:'),
    sample:
      '2026.11.23 13:07:40 org.jivesoftware.openfire.websocket.XmppWebSocket - Failed to deliver packet; socket is closed:\n<message from="pubsub.finesse1.example.test" to="1001004@finesse1.example.test/desktop" id="/finesse/api/User/1001004__1001004@finesse1.example.test__2fbfz"><event xmlns="http://jabber.org/protocol/pubsub#event"/></message>',
    read: undeliverable,
  },
  {
    id: 'undeliverable/websocket-failed',
    release: 'Openfire 4.0–4.7',
    verified: false,
    anchor: 'Failed to deliver packet:',
    regex: deliveryFailure('Failed to deliver packet:'),
    sample:
      '2026.11.23 13:07:40 org.jivesoftware.openfire.websocket.XmppWebSocket - Failed to deliver packet:\n<message from="pubsub.finesse1.example.test" to="1001004@finesse1.example.test/desktop" id="/finesse/api/User/1001004__1001004@finesse1.example.test__2fbfz"><event xmlns="http://jabber.org/protocol/pubsub#event"/></message>',
    read: undeliverable,
  },
];

function undeliverable([, tag = '']: RegExpExecArray): FactOf<'undeliverable'> | undefined {
  const jid = toOf(tag);
  return jid !== undefined && isBound(jid) ? { kind: 'undeliverable', jid } : undefined;
}
