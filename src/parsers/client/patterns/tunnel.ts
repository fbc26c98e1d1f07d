import type { FactOf } from '../../../model/fact.ts';
import type { Pattern } from '../../../model/family.ts';
import { anyStatus, statusFact } from './status-words.ts';
import { loggedBy } from './tunnel-prefix.ts';

const release = 'Finesse ≥ 12.0 (EventTunnel.js)';

/**
 * Strophe's numbers (strophe.js 1.2.16). A connection that is there, refused, in conflict or gone (5, 4, 2, 6) is told by
 * name in the record that follows; 3 is the sign-in, 0 and 10 a try that failed.
 */
const statusOfNumber: Readonly<Record<string, string>> = { 1: 'connecting', 7: 'disconnecting' };

export const tunnel: readonly Pattern<FactOf<'client-status' | 'client-ping-failed'>>[] = [
  {
    id: 'client-status/tunnel-reset',
    release,
    verified: false,
    anchor: 'EventTunnel._onConnect() - XMPP client about to reset because of status:',
    regex: loggedBy(
      String.raw`EventTunnel\._onConnect\(\) - XMPP client about to reset because of status: ?${anyStatus}`,
    ),
    sample:
      '2021-03-02T10:12:44.203 +00:00: : finesse1.example.com: Mar 02 2021 10:12:44.694 +0000: Container : EventTunnel._onConnect() - XMPP client about to reset because of status:disconnected',
    read: (match) => statusFact(match[1]),
  },
  {
    id: 'client-status/tunnel-connected',
    release,
    verified: false,
    anchor: 'EventTunnel._checkToSendConnected(): sending ',
    regex: loggedBy(String.raw`EventTunnel\._checkToSendConnected\(\): sending ${anyStatus}`),
    sample:
      '2021-03-02T09:56:09.408 +00:00: : finesse1.example.com: Mar 02 2021 09:56:09.899 +0000: Container : EventTunnel._checkToSendConnected(): sending connected',
    read: (match) => statusFact(match[1]),
  },
  {
    id: 'client-status/tunnel-number',
    release,
    verified: false,
    anchor: 'EventTunnel._onConnect() - XMPP client onConnect status is: ',
    regex: loggedBy(
      String.raw`EventTunnel\._onConnect\(\) - XMPP client onConnect status is: (\d{1,2}):`,
    ),
    sample:
      '2021-03-02T09:56:08.970 +00:00: : finesse1.example.com: Mar 02 2021 09:56:09.461 +0000: Container : EventTunnel._onConnect() - XMPP client onConnect status is: 1:null',
    read: ([, number = '']) => statusFact(statusOfNumber[number]),
  },
  {
    // What it asks for it may do for any reason: a sign-out, a page that is left, or a connection that is to be made anew.
    id: 'client-status/tunnel-disconnect',
    release,
    verified: false,
    anchor: 'EventTunnel._disconnect() - disconnect requested',
    regex: loggedBy(String.raw`EventTunnel\._disconnect\(\) - disconnect requested`),
    sample:
      '2021-03-02T10:12:44.203 +00:00: : finesse1.example.com: Mar 02 2021 10:12:44.694 +0000: Container : EventTunnel._disconnect() - disconnect requested',
    read: () => statusFact('disconnecting'),
  },
  {
    // The ping goes out every 10 s and waits 10 s for its answer; two in a row without one end the connection.
    id: 'client-ping-failed/tunnel',
    release,
    verified: false,
    anchor: 'EventTunnel._pingError - Ping response was unsuccessful',
    regex: loggedBy(String.raw`EventTunnel\._pingError - Ping response was unsuccessful`),
    sample:
      '2021-03-02T10:12:34.203 +00:00: : finesse1.example.com: Mar 02 2021 10:12:34.694 +0000: Container : EventTunnel._pingError - Ping response was unsuccessful.',
    read: () => ({ kind: 'client-ping-failed' }),
  },
];
