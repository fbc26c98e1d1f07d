import { describe, expect, it } from 'vitest';
import type { ServiceHappening } from '../../../../src/lab/happening.ts';
import type { Release } from '../../../../src/lab/scenario/scenario.ts';
import { domain, session, told, written } from './written.ts';

/*
 * Records of logs that were really written: TechNote 211376 (Finesse 11), an Openfire 3.8.2 and an Openfire 4.2.4 that ran.
 * What Java or the server drew at random stands as #.
 */
interface Captured {
  readonly name: string;
  readonly release: Release;
  readonly log: string;
  readonly happening: ServiceHappening;
  readonly record: string;
  readonly logs?: Readonly<Record<string, unknown>>;
  readonly library?: 'jabberwerx';
  readonly zone?: string;
  /** Which of those in the log; the first. */
  readonly place?: number;
}

const at = (time: string): number =>
  Date.parse(`${time}Z`) - Date.parse('2026-11-23T13:02:24.321Z');
const jid = (agent: string): string => `${agent}@${domain}/desktop`;
const of = (agent: string, sid: string, other: object = {}) =>
  session({ agent, sid, jid: jid(agent), ip: '127.0.0.1', ...other });
const payload = (state: string, time: string, request: number, agent: string): string =>
  `<Update>\n  <data>\n    <user>\n      <loginId>${agent}</loginId>\n      <state>${state}</state>\n      <stateChangeTime>${time}</stateChangeTime>\n    </user>\n  </data>\n  <event>PUT</event>\n  <requestId>${request}</requestId>\n  <source>/finesse/api/User/${agent}</source>\n</Update>`;
const masked = (record: string): string =>
  record
    .replaceAll(/@[\da-f]{5,8}(?=[ @])/g, '@#')
    .replaceAll(/(message from="[^"]*" to="[^"]*" id=")[^"]*"/g, '$1#"')
    .replaceAll(/(<item id=")[^"]*"/g, '$1#"')
    .replaceAll(/(<header name="[^"]*">)\w*/g, '$1#')
    .replaceAll(/(?<=\[)(TaskEngine-pool|Jetty-QTP-BOSH|httpbind-worker)-\d+/g, '$1-#');

const bosh = { bosh: true };
const servlet = 'org.jivesoftware.openfire.http.HttpBindServlet - ';
const manager = 'org.jivesoftware.openfire.http.HttpSessionManager - ';
const routing = 'org.jivesoftware.openfire.spi.RoutingTableImpl - ';
const features =
  '<compression xmlns="http://jabber.org/features/compress"><method>zlib</method></compression><bind xmlns="urn:ietf:params:xml:ns:xmpp-bind"/><session xmlns="urn:ietf:params:xml:ns:xmpp-session"/>';

const captured: readonly Captured[] = [
  {
    name: 'a sweep of Finesse',
    release: 'finesse-11',
    log: 'debug.log',
    happening: told(
      'sweep',
      { session: of('1001003', 'f382a015'), lastActiveMs: 13_230 },
      at('2017-06-17T00:15:04'),
    ),
    record: `2017.06.17 00:15:04 Session (id=f382a015) was last active 13230 ms ago: 1001003@${domain}/desktop`,
  },
  {
    name: 'an idle close of Finesse',
    release: 'finesse-11',
    log: 'info.log',
    happening: told(
      'idle-close',
      { session: of('1001003', 'f382a015'), idleMs: 63_231 },
      at('2017-06-17T00:16:04'),
    ),
    record: `2017.06.17 00:16:04 Closing idle session (id=f382a015): 1001003@${domain}/desktop after being inactive for more than threshold value of 60`,
  },
  {
    name: 'what follows it',
    release: 'finesse-11',
    log: 'info.log',
    happening: told(
      'session-gone',
      { session: of('1001003', 'f382a015'), why: 'idle' },
      at('2017-06-17T00:16:04'),
    ),
    record: `2017.06.17 00:16:04 A session is being closed for 1001003@${domain}/desktop`,
  },
  {
    name: 'statistics of Finesse, in its own time',
    release: 'finesse-11',
    log: 'debug.log',
    zone: '+05:30',
    happening: told(
      'statistics',
      { session: of('1001003', '3445afbe'), sent: 4, queued: 0, dropped: 0, bytes: 3748 },
      at('2017-04-14T16:04:26.851'),
    ),
    record: `2017.04.14 21:34:26 time=1492185866851,JID=1001003@${domain}/desktop,msgs_sent=4,msgs_queue=0,msgs_drop=0,bytes_sent=3748`,
  },
  {
    name: 'a poll of Finesse',
    release: 'finesse-11',
    log: 'debug.log',
    logs: bosh,
    happening: told(
      'bosh-request',
      {
        session: of('1001003', '3445afbe'),
        rid: 164853266,
        purpose: 'poll',
        agent: '1001003',
        ip: '10.0.0.1',
        port: 49805,
      },
      at('2017-04-14T21:34:21'),
    ),
    record:
      '2017.04.14 21:34:21 HTTPBindLog: HTTP RECVC(3445afbe): <body sid="3445afbe" rid="164853266"/>',
  },
  {
    name: 'a poll that is held, of 3.8.2',
    release: 'openfire-3.8',
    log: 'debug.log',
    happening: told(
      'bosh-held',
      { session: of('1001001', 'c1e6e9f1'), rid: 290153697 },
      at('2026-11-23T13:00:26'),
    ),
    record: `2026.11.23 13:00:26 org.jivesoftware.openfire.http.HttpSession - consumeResponse: org.jivesoftware.openfire.http.HttpSession@6bbc8a95 status: 3 address: 1001001@${domain}/desktop id: c1e6e9f1 presence: \n<presence from="1001001@${domain}/desktop"/> rid: 290153697`,
  },
  {
    name: 'the same before it is bound',
    release: 'openfire-3.8',
    log: 'debug.log',
    happening: told(
      'bosh-held',
      {
        session: of('1001001', 'c1e6e9f1', {
          jid: undefined,
          status: 1,
          presence: 'unavailable',
          purpose: 'auth',
        }),
        rid: 290153691,
      },
      at('2026-11-23T13:00:26'),
    ),
    record: `2026.11.23 13:00:26 org.jivesoftware.openfire.http.HttpSession - consumeResponse: org.jivesoftware.openfire.http.HttpSession@6bbc8a95 status: 1 address: ${domain}/c1e6e9f1 id: c1e6e9f1 presence: \n<presence type="unavailable"/> rid: 290153691`,
  },
  {
    name: 'the same as a clean end answers it',
    release: 'openfire-3.8',
    log: 'debug.log',
    happening: told(
      'bosh-answer',
      {
        session: of('1001001', 'fafb5978', {
          status: -1,
          presence: 'unavailable',
          purpose: 'terminate',
        }),
        rid: 167919964,
        type: 'empty',
        held: true,
        publications: [],
      },
      at('2026-11-23T12:55:19'),
    ),
    record: `2026.11.23 12:55:19 org.jivesoftware.openfire.http.HttpSession - consumeResponse: org.jivesoftware.openfire.http.HttpSession@6c298af5 status: -1 address: 1001001@${domain}/desktop id: fafb5978 presence: \n<presence type="unavailable" from="1001001@${domain}/desktop"/> rid: 167919964`,
  },
  {
    name: "a browser's presence, with what JabberWerx says of itself",
    release: 'openfire-3.8',
    log: 'debug.log',
    library: 'jabberwerx',
    happening: told(
      'bosh-held',
      { session: of('1001001', '83d3a91f'), rid: 2843177614 },
      at('2026-11-23T13:57:04'),
    ),
    record: `2026.11.23 13:57:04 org.jivesoftware.openfire.http.HttpSession - consumeResponse: org.jivesoftware.openfire.http.HttpSession@6b16ca60 status: 3 address: 1001001@${domain}/desktop id: 83d3a91f presence: \n<presence from="1001001@${domain}/desktop">\n  <c xmlns="http://jabber.org/protocol/caps" hash="sha-1" node="http://jabber.cisco.com/caxl" ver="VNC6fNwvCxe6FJfDJIpLryVJRwM="/>\n</presence> rid: 2843177614`,
  },
  {
    name: 'a sign-in of 3.8.2',
    release: 'openfire-3.8',
    log: 'nohup.out',
    logs: bosh,
    happening: told(
      'bosh-answer',
      {
        session: of('1001001', '89a189c6'),
        rid: 994399082,
        type: 'created',
        held: false,
        publications: [],
      },
      at('2026-11-23T08:02:40'),
    ),
    record: `Mon Nov 23 08:02:40 UTC 2026: HTTP RECV(89a189c6): <body xmlns:xmpp="urn:xmpp:xbosh" rid="994399082" to="${domain}" xml:lang="en" wait="30" hold="1" ver="1.6" content="text/xml; charset=utf-8" xmpp:version="1.0"></body>`,
  },
  {
    name: 'its restart',
    release: 'openfire-3.8',
    log: 'nohup.out',
    logs: bosh,
    happening: told(
      'bosh-answer',
      {
        session: of('1001001', '89a189c6', { purpose: 'restart' }),
        rid: 994399084,
        type: 'done',
        held: false,
        publications: [],
      },
      at('2026-11-23T08:02:40'),
    ),
    record: `Mon Nov 23 08:02:40 UTC 2026: HTTP SENT(89a189c6): <body xmlns="http://jabber.org/protocol/httpbind" xmlns:stream="http://etherx.jabber.org/streams"><stream:features>${features}</stream:features></body>`,
  },
  {
    name: 'its bind',
    release: 'openfire-3.8',
    log: 'nohup.out',
    logs: bosh,
    happening: told(
      'bosh-answer',
      {
        session: of('1001001', '89a189c6', { purpose: 'bind' }),
        rid: 994399085,
        type: 'done',
        held: false,
        publications: [],
      },
      at('2026-11-23T08:02:40'),
    ),
    record: `Mon Nov 23 08:02:40 UTC 2026: HTTP SENT(89a189c6): <body xmlns='http://jabber.org/protocol/httpbind'><iq xmlns="jabber:client" type="result" id="bind_1" to="${domain}/89a189c6"><bind xmlns="urn:ietf:params:xml:ns:xmpp-bind"><jid>1001001@${domain}/desktop</jid></bind></iq></body>`,
  },
  {
    name: 'an event that 3.8.2 could not deliver',
    release: 'openfire-3.8',
    log: 'debug.log',
    happening: told(
      'undeliverable',
      {
        agent: '1001001',
        publication: {
          id: 16,
          pubsubNode: '/finesse/api/User/1001001',
          xml: payload('TALKING', '2026-11-23T13:02:09.510Z', 17, '1001001'),
          madeAt: 0,
        },
      },
      at('2026-11-23T13:02:24'),
    ),
    record: `2026.11.23 13:02:24 ${routing}Unable to route packet. No session is available so store offline. <message from="pubsub.${domain}" to="1001001@${domain}" id="#"><event xmlns="http://jabber.org/protocol/pubsub#event"><items node="/finesse/api/User/1001001"><item id="#"><notification xmlns="http://jabber.org/protocol/pubsub">&lt;Update&gt;\n  &lt;data&gt;\n    &lt;user&gt;\n      &lt;loginId&gt;1001001&lt;/loginId&gt;\n      &lt;state&gt;TALKING&lt;/state&gt;\n      &lt;stateChangeTime&gt;2026-11-23T13:02:09.510Z&lt;/stateChangeTime&gt;\n    &lt;/user&gt;\n  &lt;/data&gt;\n  &lt;event&gt;PUT&lt;/event&gt;\n  &lt;requestId&gt;17&lt;/requestId&gt;\n  &lt;source&gt;/finesse/api/User/1001001&lt;/source&gt;\n&lt;/Update&gt;</notification></item></items></event><headers xmlns="http://jabber.org/protocol/shim"><header name="pubsub#subid">K8aVwtkRE49JVLxY0d3fO5yiFiaf5J50j78zb740</header></headers></message> `,
  },
  {
    name: 'a request on a connection of Jetty 7',
    release: 'openfire-3.8',
    log: 'debug.log',
    logs: { jetty: true },
    happening: told(
      'bosh-held',
      { session: of('1001001', '89a189c6', { port: 45110 }), rid: 994399089 },
      at('2026-11-23T08:02:40'),
    ),
    place: 1,
    record:
      '2026.11.23 08:02:40 org.eclipse.jetty.server.AsyncContinuation - suspended org.eclipse.jetty.server.nio.SelectChannelConnector$SelectChannelHttpConnection@4251cffa@10.20.0.5:7443<->127.0.0.1:45110',
  },
  {
    name: 'a start of 3.8.2',
    release: 'openfire-3.8',
    log: 'nohup.out',
    happening: told('service-start', {}, at('2026-11-23T13:02:49')),
    record: 'Openfire 3.8.2 [Nov 23, 2026, 1:02:49 PM]',
  },
  {
    name: 'a sweep of 4.2.4',
    release: 'openfire-4.2',
    log: 'all.log',
    happening: told(
      'sweep',
      { session: of('1001002', 'vxbzc461k'), lastActiveMs: 55_906 },
      at('2026-11-23T13:13:27'),
    ),
    record: `2026.11.23 13:13:27 DEBUG [TaskEngine-pool-4]: ${manager}Session was last active 55906 ms ago: org.jivesoftware.openfire.http.HttpSession@2dc3f4fb status: 3 address: 1001002@${domain}/desktop id: vxbzc461k presence: \n<presence from="1001002@${domain}/desktop"/>`,
  },
  {
    name: 'an idle close of 4.2.4',
    release: 'openfire-4.2',
    log: 'all.log',
    happening: told(
      'idle-close',
      { session: of('1001003', '4fmgaghn06'), idleMs: 61_000 },
      at('2026-11-23T13:13:27'),
    ),
    record: `2026.11.23 13:13:27 INFO  [TaskEngine-pool-4]: ${manager}Closing idle session: org.jivesoftware.openfire.http.HttpSession@68c17787 status: 3 address: 1001003@${domain}/desktop id: 4fmgaghn06 presence: \n<presence from="1001003@${domain}/desktop"/>`,
  },
  {
    name: 'a rid out of the window of 4.2.4',
    release: 'openfire-4.2',
    log: 'all.log',
    happening: told(
      'rid-too-high',
      { session: of('1001001', '6ft7tdl6rb'), rid: 133824256, limit: 133824251 },
      at('2026-11-23T13:02:08'),
    ),
    record:
      '2026.11.23 13:02:08 WARN  [Jetty-QTP-BOSH-35]: org.jivesoftware.openfire.http.HttpSession - Request 133824256 > 133824251, ending session.',
  },
  {
    name: 'the end of its session',
    release: 'openfire-4.2',
    log: 'debug.log',
    happening: told(
      'session-gone',
      { session: of('1001001', '6ft7tdl6rb', { status: -1, presence: 'unavailable' }), why: 'rid' },
      at('2026-11-23T13:02:08'),
    ),
    record: `2026.11.23 13:02:08 ${servlet}Closing session due to error: itemNotFound. Affected session: org.jivesoftware.openfire.http.HttpSession@22991249 status: 3 address: 1001001@${domain}/desktop id: 6ft7tdl6rb presence: \n<presence from="1001001@${domain}/desktop"/>`,
  },
  {
    name: 'its answer',
    release: 'openfire-4.2',
    log: 'nohup.out',
    logs: bosh,
    happening: told(
      'bosh-answer',
      {
        session: of('1001001', '6ft7tdl6rb'),
        rid: 133824256,
        type: 'terminate',
        condition: 'item-not-found',
        held: false,
        publications: [],
      },
      at('2026-11-23T13:02:08'),
    ),
    place: 1,
    record:
      'Mon Nov 23 13:02:08 UTC 2026: HTTP SENT(6ft7tdl6rb): <body xmlns="http://jabber.org/protocol/httpbind" type="terminate" condition="item-not-found"/>',
  },
  {
    name: 'a second sign-in of 4.2.4',
    release: 'openfire-4.2',
    log: 'all.log',
    happening: told(
      'kicked',
      { old: of('1001001', '6c2f93a9k1'), by: of('1001001', 'b') },
      at('2026-11-23T13:01:54'),
    ),
    record: `2026.11.23 13:01:54 DEBUG [httpbind-worker-4]: org.jivesoftware.openfire.handler.IQBindHandler - Kick out an old connection that is conflicting with a new one. Old session: org.jivesoftware.openfire.http.HttpSession@55f65a0d status: 3 address: 1001001@${domain}/desktop id: 6c2f93a9k1 presence: \n<presence from="1001001@${domain}/desktop"/>`,
  },
  {
    name: 'a request in info.log of 4.2.4',
    release: 'openfire-4.2',
    log: 'info.log',
    logs: bosh,
    happening: told(
      'bosh-request',
      {
        session: of('1001001', '6ft7tdl6rb'),
        rid: 133824246,
        purpose: 'presence',
        agent: '1001001',
        ip: '127.0.0.1',
        port: 1,
      },
      at('2026-11-23T13:01:02'),
    ),
    record: `2026.11.23 13:01:02 ${servlet}Mon Nov 23 13:01:02 UTC 2026: HTTP RECV(6ft7tdl6rb): <body rid="133824246" sid="6ft7tdl6rb"><presence/></body>`,
  },
  {
    name: 'a presence over a WebSocket in 4.2.4',
    release: 'openfire-4.2',
    log: 'debug.log',
    logs: { noise: 1 },
    happening: told(
      'session-bound',
      { session: of('1001001', 'ctz4adh0b', { transport: 'websocket' }) },
      at('2026-11-23T13:07:00'),
    ),
    place: 4,
    record: `2026.11.23 13:07:00 org.jivesoftware.openfire.PresenceRouter - Presence sent to unreachable address: <presence from="1001001@${domain}/desktop" to="1001001@${domain}/desktop"/>`,
  },
  {
    name: 'an authorization over a WebSocket in 4.2.4',
    release: 'openfire-4.2',
    log: 'debug.log',
    logs: { noise: 1 },
    happening: told(
      'websocket-opened',
      { session: of('1001002', 'ctz4adh0c', { transport: 'websocket' }) },
      at('2026-11-23T13:07:00'),
    ),
    place: 2,
    record: `2026.11.23 13:07:00 org.jivesoftware.openfire.auth.AuthorizationManager - AuthorizationManager: Trying Default Policy.authorize(1001002 , 1001002)`,
  },
  {
    name: 'a WebSocket that is reset in 4.2.4',
    release: 'openfire-4.2',
    log: 'debug.log',
    happening: told(
      'websocket-closed',
      { session: of('1001004', 'exro76f78', { transport: 'websocket' }), how: 'reset' },
      at('2026-11-23T13:07:31'),
    ),
    place: 1,
    record: `2026.11.23 13:07:31 org.jivesoftware.openfire.websocket.XmppWebSocket - Closing session org.jivesoftware.openfire.session.LocalClientSession@5221b413 status: -1 address: 1001004@${domain}/desktop id: exro76f78 presence: \n<presence from="1001004@${domain}/desktop"/>`,
  },
];

describe('records as they were really written', () => {
  it.each(captured)('$name', ({ release, log, happening, record, place = 0, ...options }) => {
    const { [`openfire/${log}`]: records = [] } = written(release, [happening], options);
    expect(masked(records[place] ?? '')).toBe(masked(record));
  });
});
