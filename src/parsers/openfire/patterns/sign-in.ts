import type { FactOf } from '../../../model/fact.ts';
import type { Pattern } from '../../../model/family.ts';
import { onSessionObject } from '../session-object.ts';

export const signInRefusedPatterns: readonly Pattern<FactOf<'sign-in-refused'>>[] = [
  {
    id: 'sign-in-refused/session-object',
    release: 'Openfire 4.2–4.5',
    verified: true,
    anchor: 'SASL negotiation failed for session: ',
    regex: onSessionObject('SASL negotiation failed for session: '),
    sample:
      '2026.11.23 13:03:16 org.jivesoftware.openfire.net.SASLAuthentication - SASL negotiation failed for session: org.jivesoftware.openfire.http.HttpSession@8d8d4e2 status: 1 address: finesse1.example.test/125vufag2l id: 125vufag2l presence: \n<presence type="unavailable"/>\njavax.security.sasl.SaslException: PLAIN authentication failed for: 1001009 [Caused by javax.security.sasl.SaslException: PLAIN: user not authorized: 1001009]\n\tat org.jivesoftware.openfire.sasl.SaslServerPlainImpl.evaluateResponse(SaslServerPlainImpl.java:144)',
    read: ([, , , sid]) => ({ kind: 'sign-in-refused', sid }),
  },
  {
    // SASLAuthentication.java: an exception's own text follows, which may name anything.
    id: 'sign-in-refused/no-session',
    release: 'Openfire 3.7–3.10',
    verified: false,
    anchor: 'User Login Failed.',
    regex: /^User Login Failed\./,
    sample:
      '2026.11.23 13:20:00 org.jivesoftware.openfire.net.SASLAuthentication - User Login Failed. PLAIN authentication failed',
    read: () => ({ kind: 'sign-in-refused' }),
  },
];
