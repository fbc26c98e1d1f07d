import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factSchema } from '../../src/model/fact.ts';
import type { Format } from '../../src/model/family.ts';
import { openfire } from '../../src/parsers/openfire/index.ts';
import { readLog, readMessage } from './read-log.ts';

const folder = new URL('../../fixtures/logs/openfire/', import.meta.url);
const extracts = readdirSync(folder).filter((name) => name.endsWith('.log'));

const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const claimOf = (head: string, path = '') => openfire.claim({ path, head });

function formatOf(text: string): Format {
  const claim = claimOf(text);
  if (!claim) throw new Error('not claimed');
  return claim.format;
}

/** What a format makes of one line: message, wall time as ISO text, zone. */
function takeApart(line: string) {
  const format = formatOf(line);
  const bytes = new TextEncoder().encode(line);
  const start = format.head(bytes, 0, bytes.length);
  const time = format.time(bytes, 0, bytes.length);
  return {
    message: new TextDecoder().decode(bytes.subarray(start)),
    wall: time && new Date(time.wall).toISOString().slice(0, -1),
    zone: time?.abbreviation ?? time?.offsetMinutes,
    printed: format.printed(line),
  };
}

describe('extracts of logs', () => {
  it.each(extracts)('%s', (name) => {
    const text = read(name);
    const expected = JSON.parse(read(name.replace(/log$/, 'json')));
    const claim = claimOf(text);
    expect(claim).toMatchObject({ kind: expected.kind });
    expect(claim?.why).toBeUndefined();
    const facts = readLog(openfire, formatOf(text), text).flatMap(({ line, fact }) =>
      fact ? [{ line, ...fact }] : [],
    );
    expect(facts).toEqual(expected.facts);
  });

  it.each(extracts)('%s: every fact fits the contract and holds no credential', (name) => {
    const text = read(name);
    for (const { fact } of readLog(openfire, formatOf(text), text)) {
      if (!fact) continue;
      factSchema.parse(fact);
      expect(JSON.stringify(fact)).not.toMatch(/AGZpbmVzc2U|ADEwMDEwMDE|PLAIN/);
    }
  });
});

describe('heads', () => {
  const text = 'Session was last active 0 ms ago: a@b/desktop';
  const date = 'Mon Nov 23 13:02:51';
  it.each([
    ['no logger', `2026.11.23 13:02:51 ${text}`],
    ['a logger', `2026.11.23 13:02:51 org.jivesoftware.openfire.http.HttpSessionManager - ${text}`],
    ['an odd logger', `2026.11.23 13:02:51 hsqldb.db..ENGINE - ${text}`],
    [
      'a logger in brackets',
      `2026.11.23 13:02:51 a.ConnectionListener[socket_c2s-legacyMode] - ${text}`,
    ],
    ['level and thread', `2026.11.23 13:02:51 DEBUG [TaskEngine-pool-3]: a.b.C - ${text}`],
    ['a short level', `2026.11.23 13:02:51 INFO  [main]: a.b.C - ${text}`],
    ['a thread of words', `2026.11.23 13:02:51 WARN  [Timer [1] of 2]: a.b.C - ${text}`],
    ['a level in colour', `2026.11.23 13:02:51 \x1b[36mDEBUG\x1b[m [main]: a.b.C - ${text}`],
    ['a short level in colour', `2026.11.23 13:02:51 \x1b[32mINFO \x1b[m [main]: a.b.C - ${text}`],
    ['two codes', `2026.11.23 13:02:51 \x1b[1;31mERROR\x1b[m [main]: a.b.C - ${text}`],
    ['colours without escapes', `2026.11.23 13:02:51 [32mINFO [m [main]: a.b.C - ${text}`],
    ['a java date inside', `2026.11.23 13:02:51 a.b.C - ${date} UTC 2026: ${text}`],
    ['carriage return', `2026.11.23 13:02:51 a.b.C - ${text}\r`],
  ])('log4j: %s', (_, line) => {
    const { message, wall, printed } = takeApart(line);
    expect(message.trimEnd()).toBe(text);
    expect(wall).toBe('2026-11-23T13:02:51.000');
    expect(printed).toBe('2026.11.23 13:02:51');
    expect(readMessage(openfire, message)).toMatchObject({ kind: 'sweep', jid: 'a@b/desktop' });
  });

  it.each([
    'Closing idle session: a@b/desktop - again',
    '000001 (01/03/00) - Connection #3 created to achieve minimum of 3 = AVAILABLE',
    '(trust store for connection type) - x',
    '- a dash',
    `${'x'.repeat(300)} - too far`,
    'DEBUG [no end of thread - x',
  ])('text that only looks like a logger stays: %s', (message) => {
    expect(takeApart(`2026.11.23 13:02:51 ${message}`).message).toBe(message);
  });

  it.each([
    ['.', '2026.11.23 13:02:51.078 x', '2026-11-23T13:02:51.078'],
    [',', '2026.11.23 13:02:51,978 x', '2026-11-23T13:02:51.978'],
  ])('milliseconds after %s', (_, line, wall) => {
    expect(takeApart(line)).toMatchObject({ message: 'x', wall, printed: line.slice(0, 23) });
  });

  it.each([
    ['the log4j record around it', `2026.11.23 13:02:51 a.b.C - ${date} EST 2026: HTTP`, 'EST'],
    ['an abbreviation', `${date} IST 2026: HTTP`, 'IST'],
    ['an offset where Java knows no name', `${date} GMT-05:30 2026: HTTP`, -330],
  ])('zone: %s', (_, line, zone) => {
    expect(takeApart(line)).toMatchObject({
      message: 'HTTP',
      zone,
      wall: '2026-11-23T13:02:51.000',
    });
  });

  it.each([
    ['JDK 8', 'Nov 3, 2026 1:02:49 PM', '2026-11-03T13:02:49.000'],
    ['JDK 9', 'Nov 23, 2026, 12:02:49 PM', '2026-11-23T12:02:49.000'],
    ['JDK 20', 'Nov 23, 2026, 12:02:49\u202fAM', '2026-11-23T00:02:49.000'],
  ])('banner of %s', (_, printed, wall) => {
    const line = `Openfire 3.8.2 [${printed}]`;
    expect(takeApart(line)).toMatchObject({ message: line, wall, printed });
  });

  it.each([
    '2026.13.01 00:00:00 x',
    '2026.00.01 00:00:00 x',
    '2026.02.29 00:00:00 x',
    '2026.01.00 00:00:00 x',
    '2026.01.32 00:00:00 x',
    '2026.01.01 24:00:00 x',
    '2026.01.01 00:60:00 x',
    '2026.01.01 00:00:60 x',
    '0000.01.01 00:00:00 x',
    'Mon Nov 31 13:02:51 UTC 2026: x',
  ])('no time: %s', (line) => {
    expect(takeApart(line).wall).toBeUndefined();
  });

  it('a leap day is one', () => {
    expect(takeApart('2028.02.29 00:00:00 x').wall).toBe('2028-02-29T00:00:00.000');
  });

  it.each([
    '2026-11-23 13:02:51 x',
    '2026.11.23 13:02:51',
    '2026.11.23 13:02:5x x',
    '2026.11.23 13:02:51.07 x',
    'Mon Nov 23 13:02:51 UTC 2026 HTTP',
    'Mon Foo 23 13:02:51 UTC 2026: x',
    'Mon Nov 23 13:02:51  2026: x',
    'Openfire 3.8.2 started',
    '',
  ])('no head: %s', (line) => {
    expect(claimOf(line)).toBeUndefined();
  });

  it('ticks at least every 20 s, in both formats', () => {
    const ticks = ['13:02:51', '13:02:09', '13:03:51', '14:02:51', '23:02:51'].flatMap((clock) =>
      [`2026.11.23 ${clock} x`, `Mon Nov 23 ${clock} UTC 2026: x`].map((line) =>
        formatOf(line).tick?.(new TextEncoder().encode(line), 0),
      ),
    );
    expect(new Set(ticks).size).toBe(5);
  });
});

describe('traps', () => {
  const object = (address: string, status = 3) =>
    `org.jivesoftware.openfire.http.HttpSession@d47653 status: ${status} address: ${address} id: 3a presence: \n<presence from="x"/>`;
  const fields = (address: string, peer: string, presence = '<presence from="x"/>') =>
    `HttpSession{address=${address}, streamID=3a, status=AUTHENTICATED, isEncrypted=true, isDetached=false, serverName='b', isInitialized=true, hasAuthToken=true, peer address='${peer}', presence='${presence}', hold='1'}`;
  const tag = (inside: string, rest = '') => `HTTP RECV(3a): <body${inside}>${rest}`;
  it.each([
    [
      'an address that is not bound',
      `consumeResponse: ${object('host/3a', 1)} rid: 7`,
      { jid: undefined, status: 1 },
    ],
    [
      'a closed session',
      `consumeResponse: ${object('a@b/desktop', -1)} rid: 7`,
      { jid: 'a@b/desktop', status: -1 },
    ],
    [
      'the rid is the one at the end',
      'consumeResponse: x@1 - status: 3 address: a@b/c id: 3a presence:\n<presence type="unavailable"><status> rid: 1</status></presence> rid: 2\r',
      { rid: 2, unavailable: true },
    ],
    [
      'a type deeper in the presence',
      'consumeResponse: x@1 status: 3 address: a@b/c id: 3a presence: \n<presence><x type="unavailable"/></presence> rid: 2',
      { unavailable: false },
    ],
    [
      'an escaped agent id',
      'Session was last active 5 ms ago: jo\\40x.y@b/desktop',
      { jid: 'jo\\40x.y@b/desktop' },
    ],
    [
      'a sid that is not padded',
      'Session (id=7) was last active 5 ms ago: a@b/desktop',
      { sid: '7' },
    ],
    [
      'a sweep of a session not bound: the reaper ran',
      'Session was last active 5 ms ago: host/3a',
      { kind: 'sweep', jid: 'host/3a' },
    ],
    [
      'a resource with a blank',
      'Session was last active 5 ms ago: a@b/my desktop \r',
      { jid: 'a@b/my desktop' },
    ],
    [
      'with a blank, and an id',
      'Session (id=7) was last active 5 ms ago: a@b/my desktop',
      { jid: 'a@b/my desktop' },
    ],
    [
      'with a blank, closed',
      'A session is being closed for a@b/my desktop',
      { jid: 'a@b/my desktop' },
    ],
    [
      'with a blank, idle',
      'Closing idle session (id=7): a@b/my desktop after being inactive for more than threshold value of 60',
      { jid: 'a@b/my desktop' },
    ],
    [
      'with a blank, idle in 3.8',
      'Closing idle session: a@b/my desktop\nx',
      { jid: 'a@b/my desktop' },
    ],
    ['with a blank, added', 'Adding client route a@b/my desktop', { jid: 'a@b/my desktop' }],
    ['with a blank, removed', 'Removing client route a@b/my desktop', { jid: 'a@b/my desktop' }],
    [
      'with a blank, held',
      `consumeResponse: ${object('a@b/my desktop')} rid: 7`,
      { jid: 'a@b/my desktop', sid: '3a' },
    ],
    [
      'with a blank, counted',
      'time=1,JID=a@b/my desktop,msgs_sent=1,msgs_queue=0,msgs_drop=0',
      { jid: 'a@b/my desktop' },
    ],
    [
      'with a blank, bound',
      `HTTP SENT(3a): <body><bind xmlns="urn:ietf:params:xml:ns:xmpp-bind"><jid>a@b/my desktop</jid></bind></body>`,
      { jid: 'a@b/my desktop' },
    ],
    [
      'with a blank, not reached',
      'Unable to route packet. No session is available so store offline. <message to="a@b/my desktop"/>',
      { jid: 'a@b/my desktop' },
    ],
    [
      'broken before the address',
      'A session is being closed for\na@b.\nc-\nd/desktop',
      { jid: 'a@b.c-d/desktop' },
    ],
    [
      'a redacted host',
      'A session is being closed for 1@XXX.XXX.XXX.XX.cisco.com/desktop',
      { jid: '1@XXX.XXX.XXX.XX.cisco.com/desktop' },
    ],
    [
      'create: to, but no sid',
      tag(' rid="1" to="h" wait="30" hold="1"', '</body>'),
      { type: 'create', waitMs: 30_000 },
    ],
    [
      'create with a secret',
      tag(' rid="1" to="h" wait="x"', '</body>'),
      { type: 'create', waitMs: undefined },
    ],
    [
      'restart',
      tag(' rid="1" sid="3a" to="h" xmpp:restart="true"', '</body>'),
      { type: 'restart' },
    ],
    [
      'terminate, with presence',
      tag(' type="terminate" rid="1" sid="3a"', '<presence type="unavailable"/></body>'),
      { type: 'terminate' },
    ],
    ['poll, written in two tags', tag(' rid="1" sid="3a"', '</body>'), { type: 'poll' }],
    ['poll, written in one', tag(" rid='1' sid='3a'/"), { type: 'poll', rid: 1 }],
    ['data', tag(' rid="1" sid="3a"', '<presence/></body>'), { type: 'data' }],
    [
      'a rid that no number can hold',
      tag(' rid="99999999999999999999" sid="3a"/'),
      { rid: undefined },
    ],
    ['an authid is no sid', 'HTTP SENT(3a): <body authid="3a" ack="1"/>', { type: 'empty' }],
    [
      'terminate without a condition',
      "HTTP SENT(3a): <body type='terminate'/>",
      { type: 'terminate', condition: undefined },
    ],
    [
      'a jid that is not a bind result',
      'HTTP SENT(3a): <body><iq><x><jid>a@b/c</jid></x></iq></body>',
      { type: 'data', jid: undefined },
    ],
    [
      'an address of IPv6',
      'REQUEST /http-bind/ on a.B$C@1@0:0:0:0:0:0:0:1:7443<->fe80:0:0:0:1:2:3:4:49805',
      { clientAddress: 'fe80:0:0:0:1:2:3:4', clientPort: 49_805 },
    ],
    [
      'an address of IPv6 in brackets',
      'REQUEST /http-bind on a.B$C@1@[::1]:7443<->[::1]:49805',
      { clientAddress: '::1', clientPort: 49_805 },
    ],
    [
      'an invalid session of IPv6',
      'Client provided invalid session: null. [0:0:0:0:0:0:0:1]',
      { sid: 'null', clientAddress: '0:0:0:0:0:0:0:1' },
    ],
    [
      'undeliverable: attributes in any order',
      'Unable to route packet. No session is available so store offline. <message to="a@b" from="p" id="x"/> ',
      { jid: 'a@b', notBeforeMs: undefined },
    ],
    [
      'a blank in the resource, with a session id',
      'Closing session with address a@b/my desktop and streamID 3a does not have SM enabled.',
      { kind: 'session-closed', jid: 'a@b/my desktop', sid: '3a' },
    ],
    [
      'a peer that is gone',
      `Closing session due to error: itemNotFound. Affected session: ${fields('a@b/my desktop', '(not available)')}`,
      { jid: 'a@b/my desktop', sid: '3a', clientAddress: undefined },
    ],
    [
      'a peer of IPv6',
      `Kick out an old connection that is conflicting with a new one. Old session: ${fields('a@b/c', 'fe80:0:0:0:1:2:3:4%eth0')}`,
      { kind: 'conflict', clientAddress: 'fe80:0:0:0:1:2:3:4%eth0' },
    ],
    [
      'a presence of several lines',
      `Closing as session manager instance is being stopped: ${fields('a@b/c', '10.0.0.7', '\n<presence from="a@b/c">\n  <show>away</show>\n</presence>')}`,
      { kind: 'session-closed', by: 'server-stop', jid: 'a@b/c' },
    ],
    [
      'a route whose resource ends in other words',
      'Removing client route a@b/my table',
      { jid: 'a@b/my table' },
    ],
    [
      'an anonymous route, removed',
      'Removed users cache entry for a@b/c / null, changing entry count from 5 to 5',
      { kind: 'route-removed', jid: 'a@b/c' },
    ],
    ['a rid that is empty', tag(' rid="" sid="3a"/'), { rid: undefined }],
    [
      'a banner with words in its release',
      'Openfire 3.7.0 Beta [Nov 23, 2026 1:02:49 PM]',
      { release: '3.7.0 Beta' },
    ],
  ])('%s', (_, message, expected) => {
    expect(readMessage(openfire, message)).toMatchObject(expected);
  });

  it.each([
    'Adding client route host.example.test',
    'Adding client route pubsub.example.test/x',
    'Removing client route a@b',
    'Closing idle session: host/3a',
    'Session was last active  ms ago: a@b/c',
    'Session was last active 5 ms ago: HttpSession{address=a@b/c, streamID=3a}',
    'Unable to route packet. Packet should only be sent to available sessions <presence to="a@b/c"/>',
    'Unable to route packet. No session is available so store offline. <message from="p"/>',
    'RoutingTableImpl: Failed to route packet to JID: a@b packet: <message to="a@b"/>',
    'Failed to route packet to JID: a@b packet: <message to="a@b"/>',
    'REQUEST /plugin-admin/ on a.B@1@127.0.0.1:1<->127.0.0.1:2',
    'suspended a.B$C@1@127.0.0.1:7443<->127.0.0.1:49805',
    'Deliverable unavailable for 99999999999999999999',
    `consumeResponse: ${object('a@b/c')}`,
    'Adding client route a@b/c to local routing table',
    'Removing client route a@b/c from local routing table',
    'Adding client route ClientRoute{nodeID=0fdd, available=true} to users cache under key a@b/c',
    'Removing client route for a@b/c that is no longer available because cluster node 0fdd left the cluster.',
    'Session 3a being closed',
    'Session 3a being opened with initial connection [Anonymous] rid: 7',
    'Session 3a requesting a retransmission for rid 7',
    'Session 3a: client acknowledged responses up to rid 7; cleaned up sentElements buffer.',
    'Session 3a Request ID 7, event complete: x@1',
    "Session is detached, won't request an ack.",
    'Connection (for session 3a) with request ID (7) is a request to pause (for PT1M).',
    'Closing session with address a@b/c and streamID 3a has SM enabled; detaching.',
    'Closing client session with address a@b/c and streamID 3a is detached already; this is a no-op.',
    'Closing client session with address b/3a and streamID 3a that does not have SM resume.',
    `Closing session due to error: itemNotFound. Affected session: ${fields('b/3a', '10.0.0.7')}`,
    'Registering shutdown hook (standalone mode)',
    'HTTP bind service started',
    'HTTP bind service stopped',
    'Starting instance',
    'Stopping instance',
    'Shutting down plugins ...',
    'Server halted',
    'Openfire is up to date',
  ])('no fact: %s', (message) => {
    expect(readMessage(openfire, message)).toBeUndefined();
  });
});

describe('claims', () => {
  const unknown = '2026.11.23 13:02:51 nobody has seen this before';
  it.each([
    ['logs/warn.log', '', 'openfire-warn', 'empty; named warn.log'],
    ['debug.log.3', '\n', 'openfire-debug', 'empty; named debug.log'],
    ['debug.log-2', '', 'openfire-debug', 'empty; named debug.log'],
    ['all.log', '', 'openfire-all', 'empty; named all.log'],
    ['node1_error-2017.log', unknown, 'openfire-error', 'its name says error'],
    ['x/info.log.1', unknown, 'openfire-info', 'its name says info'],
    [
      'x.log',
      unknown,
      'openfire-error',
      'no level in its records or name; error.log promises least',
    ],
    ['warn.log', '2026.11.23 13:02:51 Closing idle session: a@b/c', 'openfire-info', undefined],
    [
      'nohup.out',
      'Openfire 4.2.4 [Nov 23, 2026, 1:11:26 PM]\nWarning: x',
      'openfire-stdout',
      undefined,
    ],
  ])('%s', (path, head, kind, why) => {
    expect(claimOf(head, path)).toMatchObject(why === undefined ? { kind } : { kind, why });
    if (why === undefined) expect(claimOf(head, path)?.why).toBeUndefined();
  });

  it.each([
    ['clientlog.log', ''],
    ['debugging.log', ''],
    ['debug.log', 'Starting up\nStopped\n'],
  ])('not %s', (path, head) => {
    expect(claimOf(head, path)).toBeUndefined();
  });

  const foreign = 'nothing of Openfire here\n'.repeat(200);
  const trace = '\tat org.jivesoftware.openfire.http.HttpSession.x(HttpSession.java:1)\n'.repeat(
    200,
  );
  const warned = '2026.11.23 13:02:51 Deliverable unavailable for 774088739\n';
  it.each([
    ['warn.log', foreign + warned, 'openfire-warn', 'few of its first lines are records'],
    [
      'saved.txt',
      foreign + warned.repeat(3),
      'openfire-warn',
      'few of its first lines are records',
    ],
    ['error.log', trace, 'openfire-error', 'it begins inside a stack trace; its name says error'],
    ['saved.txt', trace + warned, 'openfire-warn', undefined],
  ])('sparse: %s %#', (path, head, kind, why) => {
    const claim = claimOf(head, path);
    expect(claim).toMatchObject({ kind });
    expect(claim?.why).toBe(why);
  });

  it.each([
    ['saved.txt', foreign + warned],
    ['saved.txt', trace],
    ['warn.log', foreign],
    ['nohup.out', `${foreign}Mon Nov 23 13:02:51 UTC 2026: x\n`],
  ])('too sparse: %s %#', (path, head) => {
    expect(claimOf(head, path)).toBeUndefined();
  });

  it('an empty file counts for less than any content', () => {
    expect(claimOf('', 'warn.log')?.score).toBeLessThan(
      claimOf(`junk\njunk\n${unknown}`)?.score ?? 0,
    );
  });
});

describe('any input', () => {
  const piece = fc.oneof(
    fc.constantFrom(...openfire.patterns.map(({ anchor }) => anchor)),
    fc.constantFrom(...openfire.patterns.map(({ sample }) => sample)),
    fc.constantFrom(
      ' rid: 1',
      '@1',
      '/',
      '<body',
      ' sid="',
      '<presence',
      '>',
      '\n',
      '2026.11.23 13:02:51 ',
    ),
    fc.string({ maxLength: 40 }),
  );

  it('never throws, and gives facts of the contract only', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const fact = readMessage(openfire, text);
        if (fact) factSchema.parse(fact);
        const claim = claimOf(text, 'x');
        if (claim) readLog(openfire, claim.format, text);
      }),
      { numRuns: 500 },
    );
  });

  const fillers = [
    'a',
    ' ',
    '1',
    '@',
    '@a',
    '<',
    '"',
    ' rid: 1',
    ' sid="',
    '<body ',
    ' to=',
    '<->a:1',
  ];
  it.each(openfire.patterns)('$id takes no long time over 1 MiB of hostile text', (pattern) => {
    const message = pattern.sample.slice(pattern.sample.indexOf(pattern.anchor));
    const starts = [0.1, 0.3, 0.5, 0.7, 0.9, 1].map((part) =>
      message.slice(0, Math.max(pattern.anchor.length, message.length * part)),
    );
    const begin = performance.now();
    for (const start of starts) {
      for (const filler of fillers) {
        const text = start + filler.repeat((1 << 20) / filler.length);
        const match = pattern.regex.exec(text);
        if (match) pattern.read(match, text);
      }
    }
    expect(performance.now() - begin).toBeLessThan(10_000);
  });
});
