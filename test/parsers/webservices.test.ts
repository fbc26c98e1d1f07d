import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Fact } from '../../src/model/fact.ts';
import { factSchema } from '../../src/model/fact.ts';
import type { Pattern } from '../../src/model/family.ts';
import { claim } from '../../src/parsers/webservices/claim.ts';
import { closing, fields, pairs } from '../../src/parsers/webservices/fields.ts';
import { ccbu } from '../../src/parsers/webservices/formats.ts';
import { webservices } from '../../src/parsers/webservices/index.ts';
import { WrappedRecords } from '../../src/parsers/webservices/wrapped.ts';

const folder = new URL('../../fixtures/logs/webservices/', import.meta.url);
const { patterns } = webservices;

interface Read {
  readonly id: string;
  readonly fact: Fact | undefined;
}

/** What the caller of a family does with one message: the first pattern that matches decides. */
function read(message: string): Read | 'unknown' | 'unused' {
  const candidates = patterns.filter(({ anchor }) => message.startsWith(anchor));
  if (candidates.length === 0) return 'unused';
  for (const { id, regex, read } of candidates) {
    const match = regex.exec(message);
    const fact = match ? read(match, message) : undefined;
    if (match) return { id, fact: fact === 'unreadable' ? undefined : fact };
  }
  return 'unknown';
}

function factOf(message: string): Fact | undefined {
  const result = read(message);
  return typeof result === 'string' ? undefined : result.fact;
}

/** The messages of a log, delimited by its heads. */
function messages(log: string): string[] {
  const found: string[][] = [];
  const wrapped = new WrappedRecords();
  const whole = Buffer.concat([wrapped.push(Buffer.from(log)), wrapped.end()]).toString();
  for (const line of whole.replace(/\n$/, '').split('\n')) {
    const isLoose = headOf(line) < 0 && found.length > 0;
    const start = isLoose ? looseOf(line) : headOf(line);
    if (start >= 0) found.push([line.slice(start)]);
    else found.at(-1)?.push(line);
  }
  return found.map((lines) => lines.join('\n'));
}

function headOf(line: string): number {
  const bytes = Buffer.from(line, 'latin1');
  return ccbu.head(bytes, 0, bytes.length);
}

function looseOf(line: string): number {
  const bytes = Buffer.from(line, 'latin1');
  return ccbu.loose?.(bytes, 0, bytes.length) ?? -1;
}

function timeOf(line: string) {
  const bytes = Buffer.from(line, 'latin1');
  return ccbu.time(bytes, 0, bytes.length);
}

const messageOf = (line: string): string => line.slice(headOf(line));
const clock = 'Jun 17 2017 00:16:04.630 +0530';
const record = (thread: string, rest: string): string =>
  `0000000001: h: ${clock}: %CCBU_${thread}-6-${rest}`;

describe('head', () => {
  test.each<[trap: string, line: string, message: string]>([
    [
      'thread with blanks and parentheses',
      record('Smack Listener Processor (1)', 'A_B: %[]: t'),
      'A_B: %[]: t',
    ],
    ['thread that looks like a severity', record('pool-5-thread-1', 'A: t'), 'A: t'],
    ['thread that holds the mark itself', record('pool-3-6-x-7-y', 'A: t'), 'A: t'],
    ['thread that ends in a number', record('CTI_MESSAGE_EVENT_EXECUTOR-0', 'A: t'), 'A: t'],
    [
      'mnemonic with blanks',
      record('main', 'PRESENCE DRIVEN LOGOUT: t'),
      'PRESENCE DRIVEN LOGOUT: t',
    ],
    [
      'mnemonic that is a call',
      record('main', 'CTIWriter.get(): {Thrd=a-1-b} params : x'),
      'CTIWriter.get(): {Thrd=a-1-b} params : x',
    ],
    ['the mark again in the text', record('main', 'A: %CCBU_x-6-B: t'), 'A: %CCBU_x-6-B: t'],
    ['empty text', record('main', 'A: %[k=v]:'), 'A: %[k=v]:'],
    ['nothing after the mnemonic', record('main', 'A:'), 'A:'],
    ['carriage return after the mnemonic', record('main', 'A:\r'), 'A:\r'],
    ['empty host', `0000837786:: ${clock}: %CCBU_main-3-A: t`, 'A: t'],
    ['empty host after a blank', `0000837786: : ${clock}: %CCBU_main-3-A: t`, 'A: t'],
    ['two colons after the host', `0000001060: XX.XX.XX.XXX:: ${clock}: %CCBU_main-6-A: t`, 'A: t'],
    ['IPv6 host', `0000001060: 2001:db8::1: ${clock}: %CCBU_main-6-A: t`, 'A: t'],
    ['nine digits', `001345281: 10.1.1.1: ${clock}: %CCBU_main-6-A: t`, 'A: t'],
    ['no number, no host', `${clock}: %CCBU_main-6-A: t`, 'A: t'],
    [
      'a file name in front, as grep prints it',
      `a/Desktop.log:0000837786: h: ${clock}: %CCBU_main-6-A: t`,
      'A: t',
    ],
    ['day of one digit', '1: h: Jun 7 2017 00:16:04.630 +0530: %CCBU_main-6-A: t', 'A: t'],
    ['day padded with a blank', '1: h: Jun  7 2017 00:16:04.630 +0530: %CCBU_main-6-A: t', 'A: t'],
    ['day of one digit, nothing in front', 'Jun 7 2017 00:16:04.630 Z: %CCBU_m-6-A: t', 'A: t'],
    ['offset Z', '1: h: Jun 17 2017 00:16:04.630 Z: %CCBU_main-6-A: t', 'A: t'],
    ['offset with a colon', '1: h: Jun 17 2017 00:16:04.630 +05:30: %CCBU_main-6-A: t', 'A: t'],
    ['padded facility', `1: h: ${clock}: %CCBU___________CUIC-4-WARN: t`, 'WARN: t'],
  ])('reads: %s', (_trap, line, message) => {
    expect(messageOf(line)).toBe(message);
    expect(timeOf(line)).toBeDefined();
  });

  test.each<[trap: string, line: string]>([
    ['empty', ''],
    ['text', 'presence notifcation'],
    ['indented', `  ${record('main', 'A: t')}`],
    ['inside XML', `<text>${record('main', 'A: t')}`],
    ['words in front', `admin: file tail ${clock}: %CCBU_main-6-A: t`],
    ['wrapped after the severity', record('main', '')],
    ['no severity', `1: h: ${clock}: %CCBU_main: t`],
    ['severity out of range', `1: h: ${clock}: %CCBU_main-8-A: t`],
    ['another month', '1: h: Jui 17 2017 00:16:04.630 +0530: %CCBU_main-6-A: t'],
    ['no milliseconds', '1: h: Jun 17 2017 00:16:04 +0530: %CCBU_main-6-A: t'],
    ['no offset', '1: h: Jun 17 2017 00:16:04.630: %CCBU_main-6-A: t'],
    ['realm.log', '0: Aug 11 2016 15:52:14.423 +0200: [localhost-startStop-1] INFO Loaded'],
  ])('refuses: %s', (_trap, line) => {
    expect(headOf(line)).toBe(-1);
  });

  it('does not look past the end', () => {
    const line = Buffer.from(record('main', 'A: t'));
    const lengths = Array.from({ length: line.length + 1 }, (_, end) => end);
    const shortest = lengths.find((end) => ccbu.head(line, 0, end) >= 0);
    expect(line.subarray(0, shortest).toString()).toBe(record('main', 'A:'));
  });

  it('does not depend on what stands before the line', () => {
    const line = record('Smack Listener Processor (1)', 'A: t');
    const bytes = Buffer.from(`x: %CCBU_\n${line}\n`);
    expect(ccbu.head(bytes, 10, bytes.length - 1)).toBe(10 + headOf(line));
    expect(ccbu.time(bytes, 10, bytes.length - 1)).toEqual(timeOf(line));
  });
});

describe('time', () => {
  const head = (text: string): string => `1: h: ${text}: %CCBU_main-6-A: t`;

  test.each<[text: string, wall: string, offsetMinutes: number]>([
    ['Jun 17 2017 00:16:04.630 +0530', '2017-06-17T00:16:04.630Z', 330],
    ['Jun 17 2017 00:16:04.630 +05:30', '2017-06-17T00:16:04.630Z', 330],
    ['Sep 22 2014 14:34:59.878 -0700', '2014-09-22T14:34:59.878Z', -420],
    ['Jun 20 2017 21:18:36.552 +0000', '2017-06-20T21:18:36.552Z', 0],
    ['Jun 20 2017 21:18:36.552 -0000', '2017-06-20T21:18:36.552Z', 0],
    ['Feb 29 2024 23:59:59.999 Z', '2024-02-29T23:59:59.999Z', 0],
    ['Mar  3 2024 09:00:00.100 -0330', '2024-03-03T09:00:00.100Z', -210],
    ['Mar 3 2024 09:00:00.100 -0330', '2024-03-03T09:00:00.100Z', -210],
  ])('%s', (text, wall, offsetMinutes) => {
    expect(timeOf(head(text))).toEqual({ wall: Date.parse(wall), offsetMinutes });
    expect(ccbu.printed(head(text))).toBe(text);
  });

  test.each([
    'Feb 30 2017 00:16:04.630 +0530',
    'Jun 00 2017 00:16:04.630 +0530',
    'Jun 17 2017 24:16:04.630 +0530',
    'Jun 17 2017 00:60:04.630 +0530',
    'Jun 17 2017 00:16:60.630 +0530',
    'Jun 17 2017 00:16:04.6x0 +0530',
    'Jun 17 2017 00:16:04.630 +0560',
    'Jun 17 2017 00:16:04.630 +2500',
    'Jun 17 2017 00:16:04.630 *0530',
  ])('refuses %s', (text) => {
    expect(timeOf(head(text))).toBeUndefined();
  });

  it('changes its tick every ten seconds of a day, and not within them', () => {
    const tick = (text: string) => ccbu.tick?.(Buffer.from(head(`Jun 17 2017 ${text} +0530`)), 0);
    expect(tick('00:16:04.630')).toBe(tick('00:16:09.999'));
    const later = ['00:16:14.630', '00:17:04.630', '00:26:04.630', '01:16:04.630', '10:16:04.630'];
    expect(new Set([...later, '00:16:04.630'].map(tick)).size).toBe(6);
  });
});

describe('fields', () => {
  test.each<[trap: string, message: string, found: Record<string, string>]>([
    ['keys with blanks', 'A: %[FROM JID=x@y/z][B=c]:t', { 'FROM JID': 'x@y/z', B: 'c' }],
    [
      'nested brackets',
      'A: %[m=[Expired] gone [1[2]]][n=]:',
      { m: '[Expired] gone [1[2]]', n: '' },
    ],
    ['a list in the text', 'A: %[a=1]: and [b=2]', { a: '1' }],
    ['brackets in the text', 'A: %[a=1]: [x][y', { a: '1' }],
    ['several lines', 'A: %[a=<x>\n</x>\n][b=2]: t', { a: '<x>\n</x>', b: '2' }],
    ['equals signs in a value', 'A: %[a=b=c]: t', { a: 'b=c' }],
    ['not closed', 'A: %[a=1][b=2', {}],
    ['closed too often', 'A: %[a=1]]: t', {}],
    ['no list', 'A: {Thrd=pool-19-thread-4} params : a=1', {}],
    ['a key twice, two values', 'A: %[a=1][b=2][a=3]: t', { b: '2' }],
    ['a key twice, one value', 'A: %[a=1][a=1]: t', { a: '1' }],
  ])('%s', (_trap, message, found) => {
    expect(Object.fromEntries(fields(message))).toEqual(found);
  });

  it('splits pairs at commas that stand outside brackets', () => {
    const text = 'Invoke id :39 , a : 1, b=[1, 2], c={"d":1, "e":[3, 4]}, f: ';
    expect(Object.fromEntries(pairs(text, ['Invoke id', 'a', 'b', 'c', 'd', 'e', 'f']))).toEqual({
      'Invoke id': '39',
      a: '1',
      b: '[1, 2]',
      c: '{"d":1, "e":[3, 4]}',
      f: '',
    });
  });
});

describe('patterns', () => {
  it('have ids of their own', () => {
    expect(new Set(patterns.map(({ id }) => id)).size).toBe(patterns.length);
  });

  test.each(patterns.map((pattern): [string, Pattern] => [pattern.id, pattern]))(
    '%s reads its sample, and no earlier one does',
    (id, { sample, anchor }) => {
      const message = messageOf(sample);
      const result = read(message);
      expect(message.startsWith(anchor)).toBe(true);
      expect(result).toMatchObject({ id, fact: { kind: id.split('/')[0] } });
      expect(timeOf(sample)).toBeDefined();
      expect(factSchema.safeParse(typeof result === 'string' ? {} : result.fact).success).toBe(
        true,
      );
    },
  );

  const body = (over: string): string =>
    `DECODED_MESSAGE_FROM_CTI_SERVER: %[cti_message=CTI AgentStateEvent [${over}, l=[], m=0]CTI MessageBean [timeTracker={"id": "AgentStateEvent", "CTI_MSG_RECEIVED":1497638824642}, deploymentType=CCX]][cti_response_time=1]: Decoded`;
  const request = (over: string): string =>
    `MESSAGE_TO_CTI_SERVER: %[cti_message=${over}][cti_message_name=SetAgentStateReq]: Message going`;

  test.each<[what: string, message: string, fact: Fact | undefined]>([
    [
      'irregular blanks',
      request('agentstate:1,reason code :255,forceflag : 0,agentid:  a.b@c'),
      { kind: 'state-request', agent: 'a.b@c', state: 1, reasonCode: 255, forced: false },
    ],
    [
      'an agent of single sign-on',
      request('agentstate : 1, forceflag :1, agentid: 7, supervisorid: null, ssoFlag=true'),
      { kind: 'state-request', agent: '7', state: 1, forced: true, sso: true },
    ],
    [
      'no reason code',
      request('agentstate : 3, reason code: -1, forceflag :2, agentid: 7'),
      { kind: 'state-request', agent: '7', state: 3, forced: false },
    ],
    [
      'an agent text that names another agent',
      request('agentstate : 1, forceflag :1, agenttext: x, agentid: 1001009, agentid: 1001003'),
      undefined,
    ],
    ['no agent', request('agentstate : 1, agentid: null'), undefined],
    [
      'an id that another starts with',
      body('agentState=1 (LOGOUT), eventReasonCode=32765, agentID=100100'),
      {
        kind: 'state-event',
        agent: '100100',
        state: 1,
        stateName: 'LOGOUT',
        reasonCode: 32765,
        product: 'uccx',
        epochMs: 1497638824642,
      },
    ],
    [
      'a state without its name',
      body('agentState=11, agentID=1'),
      { kind: 'state-event', agent: '1', state: 11, product: 'uccx', epochMs: 1497638824642 },
    ],
    [
      'a signature that adds fields',
      body('agentState=3 (AVAILABLE), sig=x, agentState=1 (LOGOUT), agentID=1001003'),
      undefined,
    ],
    [
      'a signature that closes the event',
      body('agentState=1, sig=x, agentID=2]CTI MessageBean [deploymentType=CCE'),
      undefined,
    ],
    ['a nested agent', body('agentState=1 (LOGOUT), sig=[agentID=1001003]'), undefined],
    ['null for an agent', body('agentState=1 (LOGOUT), agentID=null'), undefined],
    [
      'another text of the monitor',
      'AGENT_PRESENCE_MONITOR: %[message_string=Agent 1001003 is back]:',
      undefined,
    ],
    [
      'an agent whose id is a sentence',
      'AGENT_PRESENCE_MONITOR: %[message_string=Adding agent a] into the expiry hash.]:',
      undefined,
    ],
    [
      'another type of presence',
      'PRESENCE_NOTIFICATION_RECIEVED: %[FROM JID=a@b/c][PRESENCE_TYPE=subscribe]:t',
      undefined,
    ],
    [
      'keys in another order',
      'PRESENCE_NOTIFICATION_RECIEVED: %[PRESENCE_TYPE=unavailable][FROM JID=o\\27b@c/d]:t',
      { kind: 'presence', jid: 'o\\27b@c/d', type: 'unavailable' },
    ],
    [
      'a state that did not change into one of the two',
      'OF_STATE_CHANGED: %[STATE=PARTIAL_SERVICE]: t',
      undefined,
    ],
    [
      'two states that contradict each other',
      'OF_STATE_CHANGED: %[a=IN_SERVICE][b=OUT_OF_SERVICE]: t',
      undefined,
    ],
    ['a state in the text only', 'OF_STATE_CHANGED: %[]: now OUT_OF_SERVICE', undefined],
    [
      'the standby side',
      'CTI_CONNECTION_LOST: %[side=standby]: t',
      { kind: 'cti-connection', state: 'changed', mnemonic: 'CTI_CONNECTION_LOST' },
    ],
    [
      'no list',
      'CTI_CONNECTION_LOST: System has lost contact with the CTI server',
      { kind: 'cti-connection', state: 'lost', mnemonic: 'CTI_CONNECTION_LOST' },
    ],
    [
      'a start that failed',
      'FINESSE_APP_STARTUP_ERROR:',
      { kind: 'service-start', service: 'Cisco Finesse Tomcat' },
    ],
  ])('well-formed: %s', (_what, message, fact) => {
    expect(read(message)).not.toBe('unknown');
    expect(factOf(message)).toEqual(fact);
  });

  test.each([
    'PRESENCE DRIVEN LOGOUT: %[agent_id=10010',
    'MESSAGE_TO_CTI_SERVER: %[cti_message=Invoke id :39 , agentst',
    'DECODED_MESSAGE_FROM_CTI_SERVER: %[cti_message=CTIAgentStateEvent [skill',
    'PRESENCE_NOTIFICATION_RECIEVED: %[FROM JID=a@b/c][PRESENCE_TYPE=unavail',
    'AGENT_PRESENCE_MONITOR: %[message_string=Adding agent 1',
  ])('cut short: %s', (message) => {
    expect(read(message)).toBe('unknown');
  });

  test.each(['CTI_CONNECTION_LOST_TWICE: t', 'STANDBY_CTI: t', 'XMPP_PUBLISH: %[a=b]: t'])(
    'not ours: %s',
    (message) => {
      expect(read(message)).toBe('unused');
    },
  );

  it('reads a CRLF record as any other', () => {
    expect(factOf('PRESENCE DRIVEN LOGOUT: %[agent_id=1001003]:\r')).toEqual({
      kind: 'forced-logout',
      agent: '1001003',
    });
  });

  const mebibyte = 1 << 20;
  const fillers = [
    '[',
    ']',
    ']:',
    '[a=b]',
    '{"',
    ', agentID=1',
    ' ',
    '\n',
    '][PRESENCE_TYPE=unavailable]',
  ];
  test.each(patterns.map(({ id, anchor }) => [id, anchor]))('%s stays linear', (_id, anchor) => {
    for (const start of [`${anchor} %[`, `${anchor} %[cti_message=CTI AgentStateEvent [`, anchor]) {
      for (const filler of fillers) {
        read(start + filler.repeat(mebibyte / filler.length));
      }
    }
  });
});

describe('extracts', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.log'));

  test.each(names)('%s', (name) => {
    const log = readFileSync(new URL(name, folder), 'utf8');
    const expected = readFileSync(new URL(name.replace(/log$/, 'json'), folder), 'utf8');
    expect(messages(log).map(factOf).filter(Boolean)).toEqual(JSON.parse(expected));
  });

  it('leave one record unread: the one cut short', () => {
    const unread = names
      .flatMap((name) => messages(readFileSync(new URL(name, folder), 'utf8')))
      .filter((message) => read(message) === 'unknown');
    expect(unread).toEqual(['PRESENCE DRIVEN LOGOUT: %[agent_id=10010']);
  });
});

describe('claim', () => {
  const extract = (name: string): string => readFileSync(new URL(`${name}.log`, folder), 'latin1');
  const info = extract('presence-driven-logout');
  const errors = `${clock}: %CCBU_m-3-API_ERROR_DETAIL: %[a=b]: t\n${clock}: %CCBU_m-4-B: t\n`;
  const strange = `${clock}: %CCBU_m-6-SOMETHING_ELSE: t\n`;
  const named = 'desktop/logs/webservices/Desktop-webservices.2016-08-12T01-48-58.164.log';

  test.each<[what: string, path: string, head: string, claim: object | undefined]>([
    ['by content', 'saved.txt', info, { kind: 'webservices', score: 1, partial: false }],
    ['by name and content', named, info, { score: 1, partial: false }],
    ['errors by content', named, errors, { score: 1, partial: true }],
    [
      'errors by name',
      'x.zip!Error-Desktop-webservices.2016-08-11T21-44-42.664.log',
      info,
      { partial: true },
    ],
    [
      'by name',
      named,
      strange,
      { score: 1, partial: false, why: expect.stringContaining('its name') },
    ],
    ['by form', 'a.log', strange, { score: 0.5, partial: true, why: expect.any(String) }],
    ['other products', named, extract('other-products'), undefined],
    ['nothing of the kind', named, 'a\nb\n', undefined],
    ['nothing', named, '', undefined],
  ])('%s', (_what, path, head, expected) => {
    const found = claim({ path, head });
    if (expected === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject(expected);
  });

  it('says nothing of why where the content settles it', () => {
    expect(claim({ path: named, head: info })).not.toHaveProperty('why');
  });

  it('yields to a log that quotes a record', () => {
    const quoting = `${info.split('\n')[0]}\n${'2017.06.17 00:16:04 line\n'.repeat(50)}`;
    expect(claim({ path: 'a.log', head: quoting })?.score).toBeLessThan(0.6);
  });
});

describe('any input', () => {
  const nested = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      fc.stringMatching(/^[a-z<>{}"= ,:-]{0,6}$/),
      tie('node').map((inner) => `[${inner}]`),
      fc.tuple(tie('node'), tie('node')).map(([left, right]) => left + right),
    ),
  })).node;

  it('a balanced value comes back whole', () => {
    fc.assert(
      fc.property(nested, nested, fc.string(), (first, second, text) => {
        const found = fields(`A: %[FROM JID=${first}][b=${second}]:${text}`);
        expect([found.get('FROM JID'), found.get('b')]).toEqual([first.trim(), second.trim()]);
      }),
    );
  });

  it('a bracket is closed where counting says so', () => {
    const counted = (text: string): number => {
      let depth = 0;
      return [...text].findIndex((char) => {
        depth += char === '[' ? 1 : char === ']' ? -1 : 0;
        return depth === 0;
      });
    };
    fc.assert(
      fc.property(fc.stringMatching(/^[[\]a]{0,30}$/), (rest) => {
        expect(closing(`[${rest}`, 0)).toBe(counted(`[${rest}`));
      }),
    );
  });

  it('a head is found whatever the thread is called', () => {
    const thread = fc.stringMatching(/^[A-Za-z0-9()_ -]{0,40}$/);
    const prefix = fc.constantFrom(
      '',
      '0000000001: ',
      '0000000001: h.example.com: ',
      '01:: ',
      '01: h:: ',
    );
    fc.assert(
      fc.property(prefix, thread, fc.integer({ min: 0, max: 7 }), (start, name, severity) => {
        const line = `${start}${clock}: %CCBU_${name}-${severity}-PRESENCE DRIVEN LOGOUT: %[a=b-1-c]: t`;
        expect(messageOf(line)).toBe('PRESENCE DRIVEN LOGOUT: %[a=b-1-c]: t');
      }),
    );
  });

  it('an instant survives printing', () => {
    const dates = fc.date({ min: new Date(0), max: new Date('2099-12-31'), noInvalidDate: true });
    const pad = (value: number, width = 2): string => String(value).padStart(width, '0');
    fc.assert(
      fc.property(
        dates,
        fc.integer({ min: -720, max: 840 }),
        fc.boolean(),
        (date, minutes, wide) => {
          const [, day, month, year, time] = date.toUTCString().split(' ');
          const sign = minutes < 0 ? '-' : '+';
          const offset = `${sign}${pad(Math.floor(Math.abs(minutes) / 60))}${pad(Math.abs(minutes) % 60)}`;
          const shown = wide ? day?.replace(/^0/, ' ') : Number(day);
          const text = `${month} ${shown} ${year} ${time}.${pad(date.getUTCMilliseconds(), 3)} ${offset}`;
          const expected = { wall: date.getTime(), offsetMinutes: minutes };
          expect(timeOf(`1: h: ${text}: %CCBU_m-6-A: t`)).toEqual(expected);
        },
      ),
    );
  });

  it('junk never throws', () => {
    const anchors = fc.constantFrom(...patterns.map(({ anchor }) => anchor));
    const pieces = fc.constantFrom(
      '%[',
      '[',
      ']',
      ']:',
      '=',
      ', ',
      'cti_message=',
      'CTI AgentStateEvent [',
      '{',
      '}',
    );
    const junk = fc
      .array(fc.oneof(pieces, fc.string()), { maxLength: 20 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(anchors, junk, (anchor, rest) => {
        const fact = factOf(`${anchor} %[${rest}`);
        if (fact) expect(factSchema.safeParse(fact).success).toBe(true);
      }),
    );
    fc.assert(
      fc.property(junk, fc.nat(40), (text, cut) => {
        const line = (record('main', 'A: t').slice(cut) + text).slice(cut);
        headOf(line);
        timeOf(line);
        ccbu.printed(line);
        ccbu.tick?.(Buffer.from(line), 0);
        claim({ path: 'a.log', head: line });
      }),
    );
  });
});
