import type { FactOf } from '../../../model/fact.ts';
import type { Pattern } from '../../../model/family.ts';
import { bindRequest } from '../bind-request.ts';
import { address, isBound } from '../jid.ts';
import { onSessionFields, onSessionObject, sessionIn } from '../session-object.ts';

type SignInRefused = FactOf<'sign-in-refused'>;

const closedAfter = String.raw`Closing session that failed to authenticate \d{1,9} times: `;

export const signInRefusedPatterns: readonly Pattern<SignInRefused>[] = [
  {
    id: 'sign-in-refused/session-object',
    release: 'Openfire 4.1–4.4',
    verified: true,
    anchor: 'SASL negotiation failed for session: ',
    regex: onSessionObject('SASL negotiation failed for session: '),
    sample:
      '2026.11.23 13:03:16 org.jivesoftware.openfire.net.SASLAuthentication - SASL negotiation failed for session: org.jivesoftware.openfire.http.HttpSession@8d8d4e2 status: 1 address: finesse1.example.test/125vufag2l id: 125vufag2l presence: \n<presence type="unavailable"/>\njavax.security.sasl.SaslException: PLAIN authentication failed for: 1001009 [Caused by javax.security.sasl.SaslException: PLAIN: user not authorized: 1001009]\n\tat org.jivesoftware.openfire.sasl.SaslServerPlainImpl.evaluateResponse(SaslServerPlainImpl.java:144)',
    read: ([, , , sid]) => ({ kind: 'sign-in-refused', sid }),
  },
  {
    id: 'sign-in-refused/session-fields',
    release: 'Openfire 4.5–5.1',
    verified: false,
    anchor: 'SASL negotiation failed for session: ',
    regex: onSessionFields('SASL negotiation failed for session: '),
    sample:
      "2026.11.23 13:20:00.412 \x1b[36mDEBUG\x1b[m [httpbind-worker-2]: org.jivesoftware.openfire.net.SASLAuthentication - SASL negotiation failed for session: HttpSession{address=finesse1.example.test/125vufag2l, streamID=125vufag2l, status=CONNECTED, isEncrypted=true, isDetached=false, serverName='finesse1.example.test', isInitialized=false, hasAuthToken=false, peer address='10.20.1.13', presence='<presence type=\"unavailable\"/>', hold='1', wait='PT30S', maxRequests='2', maxPause='PT5M', lastActivity='2026-11-23T13:19:59.127Z', lastAcknowledged='774088738', inactivityTimeout='PT1M'}\njavax.security.sasl.SaslException: PLAIN authentication failed for: 1001009",
    read: refused,
  },
  {
    id: 'sign-in-refused/too-often',
    release: 'Openfire 4.2–4.4',
    verified: false,
    anchor: 'Closing session that failed to authenticate ',
    regex: onSessionObject(closedAfter),
    sample:
      '2026.11.23 13:20:00 org.jivesoftware.openfire.net.SASLAuthentication - Closing session that failed to authenticate 3 times: org.jivesoftware.openfire.http.HttpSession@8d8d4e2 status: 1 address: finesse1.example.test/125vufag2l id: 125vufag2l presence: \n<presence type="unavailable"/>',
    read: refused,
  },
  {
    id: 'sign-in-refused/too-often-fields',
    release: 'Openfire 4.5–5.1',
    verified: false,
    anchor: 'Closing session that failed to authenticate ',
    regex: onSessionFields(closedAfter),
    sample:
      "2026.11.23 13:20:00.412 \x1b[36mDEBUG\x1b[m [httpbind-worker-2]: org.jivesoftware.openfire.net.SASLAuthentication - Closing session that failed to authenticate 3 times: HttpSession{address=finesse1.example.test/125vufag2l, streamID=125vufag2l, status=CONNECTED, isEncrypted=true, isDetached=false, serverName='finesse1.example.test', isInitialized=false, hasAuthToken=false, peer address='10.20.1.13', presence='<presence type=\"unavailable\"/>', hold='1', wait='PT30S', maxRequests='2', maxPause='PT5M', lastActivity='2026-11-23T13:19:59.127Z', lastAcknowledged='774088738', inactivityTimeout='PT1M'}",
    read: refused,
  },
  {
    // The JID is taken, and the session that has it stays.
    id: 'sign-in-refused/conflict',
    release: 'Openfire 4.7',
    verified: false,
    anchor: 'Conflicting resource binding request from ',
    regex: new RegExp(
      `${bindRequest} (?:Openfire is configured with 'never kick' setting|Conflict count \\d{1,9} is NOT over the configured limit of \\d{1,9})\\. Returning conflict error to NEW client \\(stream ID: ([^\\s()]{1,64})\\)`,
    ),
    sample:
      '2026.11.23 13:20:00 \x1b[32mINFO \x1b[m [httpbind-worker-2]: org.jivesoftware.openfire.handler.IQBindHandler - Conflicting resource binding request from finesse1.example.test/95jwvrnqq7 using desktop. Conflict count 1 is NOT over the configured limit of 3. Returning conflict error to NEW client (stream ID: 95jwvrnqq7).',
    read: ([, sid]) => ({ kind: 'sign-in-refused', sid, condition: 'conflict' }),
  },
  {
    id: 'sign-in-refused/conflict-no-session',
    release: 'Openfire 5.0–5.1',
    verified: false,
    anchor: 'Conflict resolution configuration ',
    regex:
      /^Conflict resolution configuration (?:is 'NEVER KICK'|does not allow kicking of old session \(yet\)\. Conflict count: \d{1,9}, conflict limit: -?\d{1,9})\. Rejecting the bind request with error condition 'conflict'/,
    sample:
      "2026.11.23 13:20:00.412 \x1b[36mDEBUG\x1b[m [httpbind-worker-2]: org.jivesoftware.openfire.handler.IQBindHandler - Conflict resolution configuration is 'NEVER KICK'. Rejecting the bind request with error condition 'conflict'.",
    read: () => ({ kind: 'sign-in-refused', condition: 'conflict' }),
  },
  {
    id: 'sign-in-refused/conflict-jid',
    release: 'Openfire 5.1',
    verified: false,
    anchor: "Conflict resolution for '",
    regex: new RegExp(
      String.raw`^Conflict resolution for '${address}' (?:is 'NEVER KICK'|does not \(yet\) permit kicking the existing session\. Conflict count: \d{1,9}, limit: -?\d{1,9})\. Rejecting bind with 'conflict'`,
    ),
    sample:
      "2026.11.23 13:20:00.412 \x1b[36mDEBUG\x1b[m [session-bind-conflict-1]: org.jivesoftware.openfire.SessionManager - Conflict resolution for '1001003@finesse1.example.test/desktop' is 'NEVER KICK'. Rejecting bind with 'conflict'.",
    read: ([, jid = '']) =>
      isBound(jid) ? { kind: 'sign-in-refused', jid, condition: 'conflict' } : undefined,
  },
  {
    // SASLAuthentication.java: an exception's own text follows, which may name anything.
    id: 'sign-in-refused/no-session',
    release: 'Openfire 3.7–4.0',
    verified: false,
    anchor: 'User Login Failed.',
    regex: /^User Login Failed\./,
    sample:
      '2026.11.23 13:20:00 org.jivesoftware.openfire.net.SASLAuthentication - User Login Failed. PLAIN authentication failed',
    read: () => ({ kind: 'sign-in-refused' }),
  },
];

/** Not bound yet: its address is nobody's. */
function refused(match: RegExpExecArray): SignInRefused {
  const { sid, clientAddress } = sessionIn(match);
  return { kind: 'sign-in-refused', sid, clientAddress };
}
