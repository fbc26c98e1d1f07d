import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Fact } from '../../src/model/fact.ts';
import { factSchema } from '../../src/model/fact.ts';
import type { RecordTime } from '../../src/model/time.ts';
import { clientLog } from '../../src/parsers/client/format.ts';
import { client } from '../../src/parsers/client/index.ts';
import { RecordScanner } from '../../src/scan/record-scanner.ts';
import { readLog, readMessage } from './read-log.ts';

const folder = new URL('../../fixtures/logs/client/', import.meta.url);
const browser = 'Mozilla/5.0 (Windows NT 6.1; Trident/7.0; rv:11.0) like Gecko';
const stamp = '2017-11-15T09:56:08.679 +00:00';
const serverTime = 'Nov 15 2017 09:56:09.377 +0000';
const record = (rest: string): string => `${stamp}: : finesse1.example.com: ${serverTime}: ${rest}`;

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

function messageOf(line: string): string | undefined {
  const bytes = bytesOf(line);
  const start = clientLog.head(bytes, 0, bytes.length);
  return start < 0 ? undefined : textOf(bytes.subarray(start));
}

function timeOf(text: string, end = text.length): RecordTime | undefined {
  return clientLog.time(bytesOf(text), 0, end);
}

const claimed = (text: string) =>
  client.claim({ path: 'notes.txt', head: Buffer.from(text).toString('latin1') });

describe('head', () => {
  test.each<[trap: string, line: string, message: string]>([
    ['plain', record('Container : text'), 'text'],
    ['empty message', record('Container : '), ''],
    ['empty message, its blank stripped', record('Container :'), ''],
    ['empty message, carriage return', record('Container :\r'), '\r'],
    ['carriage return', record('Container : text\r'), 'text\r'],
    ['gadget with blanks', record('Call History Gadget : text'), 'text'],
    ['no gadget', record(' : text'), 'text'],
    ['the separator again in the message', record('Container : a : b'), 'a : b'],
    ['a colon in the gadget', record('Calls: today : text'), 'text'],
    ['no host', `${stamp}: : ?.?.?.?: ${serverTime}: Gadget : text`, 'text'],
    ['host with a port', `${stamp}: : h:8445: ${serverTime}: Gadget : text`, 'text'],
    ['kept in the browser', `${stamp}: a1B2c3: h: ${serverTime}: Container : text`, 'text'],
    [
      'no server time yet',
      `${stamp}: : h: --- -- ---- --:--:--.--- -----: Container : text`,
      'text',
    ],
    ['byte order mark', `\uFEFF${record('Container : text')}`, 'text'],
    ['letters outside ASCII', record('Événements : größer'), 'größer'],
    ['browser', browser, browser],
    ['browser after a byte order mark', `\uFEFF${browser}`, browser],
  ])('reads: %s', (_trap, line, message) => {
    expect(messageOf(line)).toBe(message);
  });

  test.each<[trap: string, line: string]>([
    ['nothing', ''],
    ['blank', ' '],
    ['text', 'Client: 2017-11-15T09:56:08.879Z, Server: 2017-11-15T09:56:09.370Z'],
    ['no offset', `2017-11-15T09:56:08.679: : h: ${serverTime}: Container : text`],
    ['offset without a colon', `2017-11-15T09:56:08.679 +0000: : h: ${serverTime}: C : text`],
    ['no gadget at all', `${stamp}: : h: ${serverTime}: text`],
    ['cut in the host', `${stamp}: : finesse1`],
    ['a stamp alone', `${stamp}:`],
    ['indented', ` ${record('Container : text')}`],
    ['a browser named inside', `Browser: ${browser}`],
    ['another name', 'Mozilla Firefox (x)'],
  ])('leaves: %s', (_trap, line) => {
    expect(messageOf(line)).toBeUndefined();
  });

  it('does not look past the end of the line', () => {
    const text = record('Container : text');
    expect(clientLog.head(bytesOf(text), 0, text.indexOf(' : text'))).toBe(-1);
  });
});

describe('time', () => {
  test.each<[printed: string, utc: string | undefined, offsetMinutes: number]>([
    ['2017-11-15T09:56:08.679 +00:00', '2017-11-15T09:56:08.679Z', 0],
    ['2017-11-15T09:56:08.679 -00:00', '2017-11-15T09:56:08.679Z', 0],
    ['2017-11-15T09:56:08.679 +05:30', '2017-11-15T09:56:08.679Z', 330],
    ['2017-11-15T09:56:08.679 -03:30', '2017-11-15T09:56:08.679Z', -210],
    ['2016-02-29T23:59:59.999 +14:00', '2016-02-29T23:59:59.999Z', 840],
    ['2017-02-29T09:56:08.679 +00:00', undefined, 0],
    ['2017-00-15T09:56:08.679 +00:00', undefined, 0],
    ['2017-13-15T09:56:08.679 +00:00', undefined, 0],
    ['2017-11-00T09:56:08.679 +00:00', undefined, 0],
    ['2017-11-15T24:00:00.000 +00:00', undefined, 0],
    ['2017-11-15T09:60:08.679 +00:00', undefined, 0],
    ['2017-11-15T09:56:60.679 +00:00', undefined, 0],
    ['2017-11-15T09:56:08.679 +15:00', undefined, 0],
    ['2017-11-15T09:56:08.679 +05:60', undefined, 0],
    ['0000-11-15T09:56:08.679 +00:00', undefined, 0],
  ])('%s', (printed, utc, offsetMinutes) => {
    const line = `${printed}: : h: ${serverTime}: Container : text`;
    const expected =
      utc === undefined
        ? undefined
        : { wall: Date.parse(utc), offsetMinutes, serverOffsetMinutes: 0 };
    expect(timeOf(line)).toEqual(expected);
    expect(clientLog.printed(line)).toBe(printed);
    const early = `${printed}: : h: --- -- ---- --:--:--.--- -----: Container : text`;
    expect(timeOf(early)?.serverOffsetMinutes).toBeUndefined();
    expect(clientLog.printed(`\uFEFF${line}`)).toBe(printed);
  });

  it.each(['+0575', '+9900', '-1300'])('takes no server to be at %s', (zone) => {
    const line = `2017-11-15T09:56:08.679 +00:00: : h: ${serverTime.replace(/[+-]\d{4}$/, zone)}: Container : text`;
    expect(line).toContain(zone);
    expect(timeOf(line)).toMatchObject({ offsetMinutes: 0 });
    expect(timeOf(line)?.serverOffsetMinutes).toBeUndefined();
  });

  it("takes the next record's for the browser's line, which has none", () => {
    const wall = Date.parse('2017-11-15T09:56:08.679Z');
    const text = `${browser}\r\n${record('Container : ')}\r\n`;
    expect(timeOf(text, browser.length + 1)).toEqual({ wall, offsetMinutes: 0 });
    expect(timeOf(browser)).toBeUndefined();
    expect(clientLog.printed(browser)).toBeUndefined();
  });

  it('ticks at least every 20 s', () => {
    const tick = (time: string) => clientLog.tick?.(bytesOf(`${time} +00:00: : h`), 0);
    expect(tick('2017-11-15T09:56:08.679')).toBe(tick('2017-11-15T09:56:02.000'));
    expect(tick('2017-11-15T09:56:08.679')).not.toBe(tick('2017-11-15T09:56:28.679'));
    expect(tick('2017-11-15T09:56:08.679')).not.toBe(tick('2017-11-15T10:56:08.679'));
    expect(tick('2017-11-15T09:56:08.679')).not.toBe(tick('2017-11-16T09:56:08.679'));
  });
});

describe('claim', () => {
  test.each<[trap: string, text: string, score: number | undefined]>([
    ['whole', `${browser}\n${record('C : a')}\n`, 1],
    ['mid-session', `${record('C : a')}\n${record('C : b')}\n`, 1],
    ['CRLF and blank lines', `${browser}\r\n\r\n${record('C : a')}\r\n`, 1],
    ['last line cut', `${record('C : a')}\n${stamp}: : h`, 0.5],
    ['a heading above', `copied by the agent\n${record('C : a')}\n`, 0.5],
    ['a browser alone', `${browser}\n`, undefined],
    ['nothing', '', undefined],
    ['another log', '2017.06.17 00:16:04 Closing idle session\n', undefined],
  ])('%s', (_trap, text, score) => {
    expect(claimed(text)?.score).toBe(score);
  });

  it('leaves out the line that the sample cut', () => {
    const text = `${record('C : a')}\n${'x'.repeat(1 << 16)}`.slice(0, 1 << 16);
    expect(claimed(text)?.score).toBe(1);
  });
});

describe('messages', () => {
  const status = (word: string): Fact | undefined =>
    readMessage(
      client,
      `[ClientServices] MasterPublisher._connInfoHandler() - Connection status: ${word}`,
    );
  const event = (payload: string): Fact | undefined =>
    readMessage(
      client,
      `MasterPublisher._parseAndPublishXMLEvent() - Received XML event on node '/finesse/api/User/1': ${payload}`,
    );
  const gadget = (url: string): Fact | undefined =>
    readMessage(client, `Container._shindigRenderGadgets(): Creating 'It's a ' gadget: ${url}`);
  const at = '2017-11-15T09:57:21.420Z';
  const notBeforeMs = Date.parse(at);

  test.each([
    'loaded',
    'connecting',
    'connected',
    'disconnected',
    'disconnecting',
    'reconnecting',
    'unloading',
    'conflict',
    'unauthorized',
  ])('status %s', (word) => {
    expect(status(`${word}\r`)).toEqual({ kind: 'client-status', status: word });
  });

  test.each(['', 'lost', 'connectedly', 'Connected', 'constructor'])('no status: %s', (word) => {
    expect(status(word)).toBeUndefined();
  });

  test.each<[form: string, payload: string, latest: number | undefined]>([
    ['XML', `<stateChangeTime>${at}</stateChangeTime>`, notBeforeMs],
    ['escaped XML', `&lt;stateChangeTime&gt;${at}&lt;/stateChangeTime&gt;`, notBeforeMs],
    ['JSON', `{"stateChangeTime":"${at}"}`, notBeforeMs],
    ['JSON with a blank', `{"stateChangeTime": "${at}"}`, notBeforeMs],
    ['escaped JSON', `{&quot;stateChangeTime&quot;:&quot;${at}&quot;}`, notBeforeMs],
    ['JSON in JSON', `{\\"stateChangeTime\\":\\"${at}\\"}`, notBeforeMs],
    ['empty', '<stateChangeTime></stateChangeTime>', undefined],
    ['no date', '<stateChangeTime>2017-99-99T09:57:21.420Z</stateChangeTime>', undefined],
    ['none', '<state>READY</state>', undefined],
    [
      'two participants: the later one',
      `<stateChangeTime>${at}</stateChangeTime><stateChangeTime>2017-11-15T09:00:00.000Z</stateChangeTime>`,
      notBeforeMs,
    ],
  ])('server time in an event: %s', (_form, payload, latest) => {
    expect(event(payload)).toEqual({
      kind: 'client-event',
      pubsubNode: '/finesse/api/User/1',
      ...(latest === undefined ? {} : { notBeforeMs: latest }),
    });
  });

  test.each<[url: string, cleaned: string | undefined]>([
    ['http://gadgets.example.com:9090/a/b.xml', 'http://gadgets.example.com:9090/a/b.xml'],
    ['https://u:secret@gadgets.example.com/a.xml?t=1#x', 'https://gadgets.example.com/a.xml'],
    ['/desktop/gadgets/CallControl.jsp', undefined],
    ['javascript:alert(1)', undefined],
    ['http://', undefined],
  ])('gadget at %s', (url, cleaned) => {
    const title = "It's a ";
    const fact = { kind: 'gadget', title, url: cleaned, host: 'gadgets.example.com' };
    expect(gadget(url)).toEqual(cleaned === undefined ? undefined : fact);
  });

  test.each<[message: string, fact: Fact | undefined]>([
    [
      'EventTunnel.connect() - XMPP client connect url = wss://finesse1.example.com:8445/ws/',
      {
        kind: 'client-transport',
        transport: 'websocket',
        url: 'wss://finesse1.example.com:8445/ws/',
      },
    ],
    [
      '[ClientServices] EventTunnel.connect() - XMPP client connect url = https://finesse1.example.com:7443/http-bind/',
      {
        kind: 'client-transport',
        transport: 'bosh',
        url: 'https://finesse1.example.com:7443/http-bind/',
      },
    ],
    [
      'EventTunnel._onConnect() - XMPP client about to reset because of status:conflict',
      { kind: 'client-status', status: 'conflict' },
    ],
    [
      'EventTunnel._onConnect() - XMPP client onConnect status is: 7:undefined',
      { kind: 'client-status', status: 'disconnecting' },
    ],
    ['EventTunnel._onConnect() - XMPP client onConnect status is: 6:null', undefined],
    ['EventTunnel._onConnect() - XMPP client onConnect status is: 2:conflict', undefined],
    [
      '[ClientServices] EventTunnel._pingError - Ping response was unsuccessful.',
      { kind: 'client-ping-failed' },
    ],
    [
      'EventTunnel._disconnect() - disconnect requested by FailoverMonitor',
      { kind: 'client-status', status: 'disconnecting' },
    ],
    ["content='EventTunnel._pingError - Ping response was unsuccessful.'", undefined],
    [
      "[ClientServices] Queue: requestId='undefined', Returned with status=0, content='EventTunnel._checkToSendConnected(): sending connected'",
      { kind: 'rest-response', object: 'Queue', status: 0 },
    ],
    [
      "Note: requestId='', Making REST request: method=PUT, url='/finesse/api/User/1?token=secret'",
      { kind: 'rest-request', object: 'Note', method: 'PUT', url: '/finesse/api/User/1' },
    ],
    ['it said Mozilla/5.0 (X11)', undefined],
    [`content='EventTunnel._checkToSendConnected(): sending connected'`, undefined],
    [
      'Client: a, Server: b, Drift: -37ms, Network Latency (round trip): 78ms',
      { kind: 'client-drift', driftMs: -37, latencyMs: 78 },
    ],
    ['Client: a, Server: b, Drift: NaNms, Network Latency (round trip): 78ms', undefined],
  ])('%s', (message, fact) => {
    expect(readMessage(client, message)).toEqual(fact);
  });
});

describe('extracts', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.log'));

  it.each(names)('%s', (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const json = readFileSync(new URL(name.replace('.log', '.json'), folder), 'utf8');
    const facts = readLog(client, clientLog, text).flatMap(({ fact }) => fact ?? []);
    expect(facts).toEqual(JSON.parse(json));
    for (const fact of facts) expect(factSchema.parse(fact)).toEqual(fact);
    expect(claimed(text)?.score).toBe(1);
  });

  it.each([1, 7, 1 << 20])("times the browser's line, however the file is cut: %d", (size) => {
    const bytes = readFileSync(new URL('pasted-copy.log', folder));
    const times: (number | undefined)[] = [];
    const anchors = client.patterns.map(({ anchor }) => anchor);
    const scanner = new RecordScanner({ head: clientLog.head }, anchors, 'anywhere', {
      record: ({ bytes, start, end }) => {
        times.push(clientLog.time(bytes, start, end)?.wall);
        return 'used';
      },
    });
    for (let i = 0; i < bytes.length; i += size) scanner.push(bytes.subarray(i, i + size));
    expect(scanner.end()).toMatchObject({ total: 8, unknown: 0 });
    expect(times).toEqual([
      Date.parse('2017-11-15T09:56:08.679Z'),
      Date.parse('2017-11-15T09:56:08.681Z'),
      Date.parse('2017-11-15T09:56:08.875Z'),
      Date.parse('2017-11-15T09:56:09.408Z'),
    ]);
  });
});

describe('hostile input', () => {
  const pieces = client.patterns.flatMap(({ anchor, sample }) => [anchor, sample]);
  const junk = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string(), fc.constant(stamp)));

  it('never throws', () => {
    fc.assert(
      fc.property(junk, fc.nat(40), (parts, cut) => {
        const text = parts.join('').slice(cut);
        const bytes = bytesOf(text);
        const start = clientLog.head(bytes, 0, bytes.length);
        expect(start).toBeLessThanOrEqual(bytes.length);
        clientLog.time(bytes, 0, bytes.length);
        clientLog.printed(text);
        clientLog.tick?.(bytes, 0);
        claimed(text);
        const fact = readMessage(client, text);
        if (fact) expect(factSchema.safeParse(fact).success).toBe(true);
      }),
    );
  });

  const mebibyte = 1 << 20;
  const bodies = ['a', ' ', "'", ': ', '/', 'EventTunnel.', 'stateChangeTime>', "' gadget: ", '\n'];
  const starts = client.patterns.map(({ anchor, sample }) => [anchor, sample] as const);

  it.each(bodies)('reads 1 MiB of %j in no time', (body) => {
    const bulk = body.repeat(mebibyte / body.length);
    const before = performance.now();
    for (const [anchor, sample] of starts) {
      readMessage(client, bulk + anchor);
      readMessage(client, anchor + bulk);
      readMessage(client, (messageOf(sample) ?? sample) + bulk);
    }
    expect(performance.now() - before).toBeLessThan(3_000);
  });
});
