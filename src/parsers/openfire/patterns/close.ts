import type { FactOf } from '../../../model/fact.ts';
import type { Pattern } from '../../../model/family.ts';
import { address, isBound, lastAddress } from '../jid.ts';
import { clientAddress, peer } from '../peer.ts';
import { onSessionObject } from '../session-object.ts';

type SessionClosed = FactOf<'session-closed'>;

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
    release: 'Openfire 3.8–4.1',
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
    release: 'Openfire 4.2–4.5',
    verified: false,
    anchor: 'Closing as session manager instance is being stopped: ',
    regex: onSessionObject('Closing as session manager instance is being stopped: '),
    sample:
      '2026.11.23 13:20:00 org.jivesoftware.openfire.http.HttpSessionManager - Closing as session manager instance is being stopped: org.jivesoftware.openfire.http.HttpSession@68c17787 status: 3 address: 1001003@finesse1.example.test/desktop id: 4fmgaghn06 presence: \n<presence from="1001003@finesse1.example.test/desktop"/>',
    read: (match) => closedSession(match, 'server-stop'),
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
    release: 'Openfire 4.2–4.5',
    verified: true,
    anchor: 'Closing session due to error: ',
    regex: onSessionObject(String.raw`Closing session due to error: ([\w-]+)\. Affected session: `),
    sample:
      '2026.11.23 13:02:08 org.jivesoftware.openfire.http.HttpBindServlet - Closing session due to error: itemNotFound. Affected session: org.jivesoftware.openfire.http.HttpSession@22991249 status: 3 address: 1001001@finesse1.example.test/desktop id: 6ft7tdl6rb presence: \n<presence from="1001001@finesse1.example.test/desktop"/>',
    read: ([, condition = '', , jid = '', sid]) =>
      isBound(jid) ? { kind: 'session-error', sid, jid, condition } : undefined,
  },
];

export const conflictPatterns: readonly Pattern<FactOf<'conflict'>>[] = [
  {
    id: 'conflict/session-object',
    release: 'Openfire 4.0–4.5',
    verified: true,
    anchor: 'Kick out an old connection ',
    regex: onSessionObject(
      'Kick out an old connection that is conflicting with a new one. Old session: ',
    ),
    sample:
      '2026.11.23 13:01:54 org.jivesoftware.openfire.handler.IQBindHandler - Kick out an old connection that is conflicting with a new one. Old session: org.jivesoftware.openfire.http.HttpSession@55f65a0d status: 3 address: 1001001@finesse1.example.test/desktop id: 6c2f93a9k1 presence: \n<presence from="1001001@finesse1.example.test/desktop"/>',
    read: ([, , jid = '', sid]) => (isBound(jid) ? { kind: 'conflict', sid, jid } : undefined),
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
