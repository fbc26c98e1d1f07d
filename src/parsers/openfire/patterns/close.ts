import type { FactOf } from '../../../model/fact.ts';
import type { Pattern } from '../../../model/family.ts';
import { bindRequest } from '../bind-request.ts';
import { address, isBound, lastAddress, namedAddress } from '../jid.ts';
import { clientAddress, peer } from '../peer.ts';
import { onSessionFields, onSessionObject, sessionIn } from '../session-object.ts';

type SessionClosed = FactOf<'session-closed'>;

const routingError = String.raw`Closing session of '[^'\r\n]{0,1100}': `;

/** It closes for good; or is one that may be resumed, already or from now on. */
const onClosing = (what: string, forGood: string): RegExp =>
  new RegExp(
    String.raw`^Closing ${what} with address ${namedAddress} and streamID (?<sid>[^\s<>"]{1,64}) (?:(?<forGood>${forGood})|is detached already|has SM enabled; detaching)[.;]`,
  );

export const idleClosePatterns: readonly Pattern<FactOf<'idle-close'>>[] = [
  {
    id: 'idle-close/session-id',
    release: 'Finesse 11.x (TechNote 211376)',
    verified: true,
    anchor: 'Closing idle session (id=',
    regex: new RegExp(
      String.raw`^Closing idle session \(id=([^\s()]+)\): ${address} after being inactive for more than threshold value of (\d{1,9})`,
    ),
    sample:
      '2017.06.17 00:16:04 Closing idle session (id=f382a015): 1001003@xxxxxx.xxxx.xxx.cisco.com/desktop after being inactive for more than threshold value of 60',
    read: ([, sid, jid = '', seconds]) =>
      isBound(jid)
        ? { kind: 'idle-close', sid, jid, thresholdMs: Number(seconds) * 1000 }
        : undefined,
  },
  {
    id: 'idle-close/session-object',
    release: 'Openfire 4.2–4.3',
    verified: true,
    anchor: 'Closing idle session:',
    regex: onSessionObject('Closing idle session: '),
    sample:
      '2026.11.23 13:13:27 org.jivesoftware.openfire.http.HttpSessionManager - Closing idle session: org.jivesoftware.openfire.http.HttpSession@68c17787 status: 3 address: 1001003@finesse1.example.test/desktop id: 4fmgaghn06 presence: \n<presence from="1001003@finesse1.example.test/desktop"/>',
    read: ([, , jid = '', sid]) => (isBound(jid) ? { kind: 'idle-close', sid, jid } : undefined),
  },
  {
    id: 'idle-close/jid',
    release: 'Openfire 3.8–4.2',
    verified: true,
    anchor: 'Closing idle session:',
    regex: new RegExp(`^Closing idle session: ${lastAddress}`),
    sample:
      '2026.11.23 13:02:24 org.jivesoftware.openfire.http.HttpSessionManager - Closing idle session: 1001001@finesse1.example.test/desktop',
    read: ([, jid = '']) => (isBound(jid) ? { kind: 'idle-close', jid } : undefined),
  },
  {
    id: 'idle-close/address',
    release: 'Openfire 4.4–5.1',
    verified: false,
    anchor: 'Closing idle session ',
    regex: new RegExp(
      String.raw`^Closing idle session ([^\s()<>"]+): ${address} from IP ${peer}[ \t\r]*(?:\n|$)`,
    ),
    sample:
      '2026.11.23 13:13:27 org.jivesoftware.openfire.http.HttpSessionManager - Closing idle session 4fmgaghn06: 1001003@finesse1.example.test/desktop from IP 10.20.1.13',
    read: ([, sid, jid = '', from]) =>
      isBound(jid)
        ? { kind: 'idle-close', sid, jid, clientAddress: clientAddress(from) }
        : undefined,
  },
];

export const sessionClosedPatterns: readonly Pattern<SessionClosed>[] = [
  {
    id: 'session-closed/jid',
    release: 'Finesse 11.x (TechNote 211376)',
    verified: true,
    anchor: 'A session is being closed for',
    regex: new RegExp(`^A session is being closed for ${lastAddress}`),
    sample:
      '2017.06.17 00:16:04 A session is being closed for 1001003@xxxxxx.xxxx.xxx.cisco.com/desktop',
    read: ([, jid = '']) =>
      isBound(jid) ? { kind: 'session-closed', jid, by: 'server' } : undefined,
  },
  {
    // XmppWebSocket prints it twice a close, with status 3 and then −1 (fixture openfire-4.2-websocket-debug).
    id: 'session-closed/websocket',
    release: 'Openfire 4.2–4.5',
    verified: true,
    anchor: 'Closing session org.',
    regex: onSessionObject('Closing session '),
    sample:
      '2026.11.23 13:07:31 org.jivesoftware.openfire.websocket.XmppWebSocket - Closing session org.jivesoftware.openfire.session.LocalClientSession@5221b413 status: -1 address: 1001004@finesse1.example.test/desktop id: exro76f78 presence: \n<presence from="1001004@finesse1.example.test/desktop"/>',
    read: (match, message) => {
      const closed = closedSession(match, 'websocket');
      return closed && { ...closed, unavailable: saidGoodbye(message) };
    },
  },
  {
    id: 'session-closed/manager-stopped',
    release: 'Openfire 4.2–4.4',
    verified: false,
    anchor: 'Closing as session manager instance is being stopped: ',
    regex: onSessionObject('Closing as session manager instance is being stopped: '),
    sample:
      '2026.11.23 13:20:00 org.jivesoftware.openfire.http.HttpSessionManager - Closing as session manager instance is being stopped: org.jivesoftware.openfire.http.HttpSession@68c17787 status: 3 address: 1001003@finesse1.example.test/desktop id: 4fmgaghn06 presence: \n<presence from="1001003@finesse1.example.test/desktop"/>',
    read: (match) => closedSession(match, 'server-stop'),
  },
  {
    id: 'session-closed/manager-stopped-fields',
    release: 'Openfire 4.5–5.1',
    verified: false,
    anchor: 'Closing as session manager instance is being stopped: ',
    regex: onSessionFields('Closing as session manager instance is being stopped: '),
    sample:
      "2026.11.23 13:20:00.412 \x1b[36mDEBUG\x1b[m [shutdown-thread-0]: org.jivesoftware.openfire.http.HttpSessionManager - Closing as session manager instance is being stopped: HttpSession{address=1001003@finesse1.example.test/desktop, streamID=4fmgaghn06, status=AUTHENTICATED, isEncrypted=true, isDetached=false, serverName='finesse1.example.test', isInitialized=true, hasAuthToken=true, peer address='10.20.1.13', presence='<presence from=\"1001003@finesse1.example.test/desktop\"/>', hold='1', wait='PT30S', maxRequests='2', maxPause='PT5M', lastActivity='2026-11-23T13:19:41.127Z', lastAcknowledged='774088738', inactivityTimeout='PT1M'}",
    read: (match) => readClosed(match, 'server-stop'),
  },
  {
    // ClientSessionListener: whatever closes a session, its desktop included.
    id: 'session-closed/listener',
    release: 'Openfire 4.6–4.9',
    verified: false,
    anchor: 'Closing session with address ',
    regex: onClosing('session', 'does not have SM enabled'),
    sample:
      '2026.11.23 13:20:00 \x1b[36mDEBUG\x1b[m [httpbind-worker-2]: org.jivesoftware.openfire.SessionManager - Closing session with address 1001003@finesse1.example.test/desktop and streamID 4fmgaghn06 does not have SM enabled.',
    read: readClosing,
  },
  {
    id: 'session-closed/listener-client',
    release: 'Openfire 5.0–5.1',
    verified: false,
    anchor: 'Closing client session with address ',
    regex: onClosing('client session', 'that does not have SM resume'),
    sample:
      '2026.11.23 13:20:00.412 \x1b[36mDEBUG\x1b[m [ForkJoinPool.commonPool-worker-1]: org.jivesoftware.openfire.SessionManager - Closing client session with address 1001003@finesse1.example.test/desktop and streamID 4fmgaghn06 that does not have SM resume.',
    read: readClosing,
  },
  {
    // PresenceRouter: a presence that could not be routed.
    id: 'session-closed/routing-error',
    release: 'Openfire 4.2–4.4',
    verified: false,
    anchor: "Closing session of '",
    regex: onSessionObject(routingError),
    sample:
      '2026.11.23 13:20:00 org.jivesoftware.openfire.PresenceRouter - Closing session of \'1001003@finesse1.example.test/desktop\': org.jivesoftware.openfire.http.HttpSession@68c17787 status: 3 address: 1001003@finesse1.example.test/desktop id: 4fmgaghn06 presence: \n<presence from="1001003@finesse1.example.test/desktop"/>',
    read: (match) => closedSession(match, 'server'),
  },
  {
    id: 'session-closed/routing-error-fields',
    release: 'Openfire 4.5–5.1',
    verified: false,
    anchor: "Closing session of '",
    regex: onSessionFields(routingError),
    sample:
      "2026.11.23 13:20:00.412 \x1b[36mDEBUG\x1b[m [httpbind-worker-2]: org.jivesoftware.openfire.PresenceRouter - Closing session of '1001003@finesse1.example.test/desktop': HttpSession{address=1001003@finesse1.example.test/desktop, streamID=4fmgaghn06, status=AUTHENTICATED, isEncrypted=true, isDetached=false, serverName='finesse1.example.test', isInitialized=true, hasAuthToken=true, peer address='10.20.1.13', presence='<presence from=\"1001003@finesse1.example.test/desktop\"/>', hold='1', wait='PT30S', maxRequests='2', maxPause='PT5M', lastActivity='2026-11-23T13:19:41.127Z', lastAcknowledged='774088738', inactivityTimeout='PT1M'}",
    read: (match) => readClosed(match, 'server'),
  },
  {
    id: 'session-closed/websocket-servlet-destroyed',
    release: 'Openfire 4.2–4.5',
    verified: false,
    anchor: 'Closing session as websocket servlet is being destroyed: ',
    regex: onSessionObject('Closing session as websocket servlet is being destroyed: '),
    sample:
      '2026.11.23 13:20:00 org.jivesoftware.openfire.websocket.OpenfireWebSocketServlet - Closing session as websocket servlet is being destroyed: org.jivesoftware.openfire.session.LocalClientSession@5221b413 status: 3 address: 1001004@finesse1.example.test/desktop id: exro76f78 presence: \n<presence from="1001004@finesse1.example.test/desktop"/>',
    read: (match) => closedSession(match, 'server-stop'),
  },
];

export const sessionErrorPatterns: readonly Pattern<FactOf<'session-error'>>[] = [
  {
    id: 'session-error/session-object',
    release: 'Openfire 4.2–4.4',
    verified: true,
    anchor: 'Closing session due to error: ',
    regex: onSessionObject(String.raw`Closing session due to error: ([\w-]+)\. Affected session: `),
    sample:
      '2026.11.23 13:02:08 org.jivesoftware.openfire.http.HttpBindServlet - Closing session due to error: itemNotFound. Affected session: org.jivesoftware.openfire.http.HttpSession@22991249 status: 3 address: 1001001@finesse1.example.test/desktop id: 6ft7tdl6rb presence: \n<presence from="1001001@finesse1.example.test/desktop"/>',
    read: ([, condition = '', , jid = '', sid]) =>
      isBound(jid) ? { kind: 'session-error', sid, jid, condition } : undefined,
  },
  {
    id: 'session-error/session-fields',
    release: 'Openfire 4.5–5.1',
    verified: false,
    anchor: 'Closing session due to error: ',
    regex: onSessionFields(
      String.raw`Closing session due to error: (?<condition>[\w-]{1,64})\. Affected session: `,
    ),
    sample:
      "2026.11.23 13:20:00 org.jivesoftware.openfire.http.HttpBindServlet - Closing session due to error: itemNotFound. Affected session: HttpSession{address=1001003@finesse1.example.test/desktop, streamID=4fmgaghn06, status=3 (authenticated), isSecure=true, isDetached=false, serverName='finesse1.example.test', isInitialized=true, hasAuthToken=true, peer address='10.20.1.13', presence='\n<presence from=\"1001003@finesse1.example.test/desktop\"/>', hold='1', wait='30', maxRequests='2', maxPause='300', lastActivity='1795439981127', lastAcknowledged='774088738', inactivityTimeout='60', openConnectionCount='1'}",
    read: (match) => {
      const session = sessionIn(match);
      const condition = match.groups?.condition ?? '';
      return isBound(session.jid) ? { kind: 'session-error', ...session, condition } : undefined;
    },
  },
];

export const conflictPatterns: readonly Pattern<FactOf<'conflict'>>[] = [
  {
    id: 'conflict/session-object',
    release: 'Openfire 4.2–4.4',
    verified: true,
    anchor: 'Kick out an old connection ',
    regex: onSessionObject(
      'Kick out an old connection that is conflicting with a new one. Old session: ',
    ),
    sample:
      '2026.11.23 13:01:54 org.jivesoftware.openfire.handler.IQBindHandler - Kick out an old connection that is conflicting with a new one. Old session: org.jivesoftware.openfire.http.HttpSession@55f65a0d status: 3 address: 1001001@finesse1.example.test/desktop id: 6c2f93a9k1 presence: \n<presence from="1001001@finesse1.example.test/desktop"/>',
    read: ([, , jid = '', sid]) => (isBound(jid) ? { kind: 'conflict', sid, jid } : undefined),
  },
  {
    id: 'conflict/session-fields',
    release: 'Openfire 4.5–5.1',
    verified: false,
    anchor: 'Kick out an old connection ',
    regex: onSessionFields(
      'Kick out an old connection that is conflicting with a new one. Old session: ',
    ),
    sample:
      "2026.11.23 13:20:00.412 \x1b[36mDEBUG\x1b[m [httpbind-worker-2]: org.jivesoftware.openfire.handler.IQBindHandler - Kick out an old connection that is conflicting with a new one. Old session: HttpSession{address=1001003@finesse1.example.test/desktop, streamID=4fmgaghn06, status=AUTHENTICATED, isEncrypted=true, isDetached=false, serverName='finesse1.example.test', isInitialized=true, hasAuthToken=true, peer address='10.20.1.13', presence='<presence from=\"1001003@finesse1.example.test/desktop\"/>', hold='1', wait='PT30S', maxRequests='2', maxPause='PT5M', lastActivity='2026-11-23T13:19:41.127Z', lastAcknowledged='774088738', inactivityTimeout='PT1M'}",
    read: (match) => {
      const session = sessionIn(match);
      return isBound(session.jid) ? { kind: 'conflict', ...session } : undefined;
    },
  },
  {
    // The JID that it prints is the new session's, which is not bound yet.
    id: 'conflict/stream-id',
    release: 'Openfire 4.7',
    verified: false,
    anchor: 'Conflicting resource binding request from ',
    regex: new RegExp(
      `${bindRequest} Conflict count \\d{1,9} is over the configured limit of \\d{1,9}\\. Returning conflict error to and closing session of OLD client \\(stream ID: ([^\\s()]{1,64})\\)`,
    ),
    sample:
      '2026.11.23 13:20:00 \x1b[32mINFO \x1b[m [httpbind-worker-2]: org.jivesoftware.openfire.handler.IQBindHandler - Conflicting resource binding request from finesse1.example.test/95jwvrnqq7 using desktop. Conflict count 1 is over the configured limit of 0. Returning conflict error to and closing session of OLD client (stream ID: 4fmgaghn06).',
    read: ([, sid]) => ({ kind: 'conflict', sid }),
  },
  {
    id: 'conflict/jid',
    release: 'Openfire 5.1',
    verified: false,
    anchor: "Kicking existing session for '",
    regex: new RegExp(
      String.raw`^Kicking existing session for '${address}' \(conflict count \d{1,9} exceeds limit -?\d{1,9}\)`,
    ),
    sample:
      "2026.11.23 13:20:00.412 \x1b[36mDEBUG\x1b[m [session-bind-conflict-1]: org.jivesoftware.openfire.SessionManager - Kicking existing session for '1001003@finesse1.example.test/desktop' (conflict count 1 exceeds limit 0).",
    read: ([, jid = '']) => (isBound(jid) ? { kind: 'conflict', jid } : undefined),
  },
];

/** The presence inside the record is the last one the desktop sent. */
const saidGoodbye = (message: string): boolean =>
  /<presence\b[^<>]*\btype="unavailable"/.test(message);

function closedSession(
  [, , jid = '', sid]: RegExpExecArray,
  by: SessionClosed['by'],
): SessionClosed | undefined {
  return isBound(jid) ? { kind: 'session-closed', sid, jid, by } : undefined;
}

const readClosed = (match: RegExpExecArray, by: SessionClosed['by']): SessionClosed | undefined => {
  const session = sessionIn(match);
  return isBound(session.jid) ? { kind: 'session-closed', ...session, by } : undefined;
};

function readClosing(match: RegExpExecArray): SessionClosed | undefined {
  const { sid, jid } = sessionIn(match);
  const isOver = match.groups?.forGood !== undefined && isBound(jid);
  return isOver ? { kind: 'session-closed', sid, jid, by: 'server' } : undefined;
}
