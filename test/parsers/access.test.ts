import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { factSchema } from '../../src/model/fact.ts';
import { accessLog } from '../../src/parsers/access/format.ts';
import { access } from '../../src/parsers/access/index.ts';
import { readLog, readMessage } from './read-log.ts';

const folder = new URL('../../fixtures/logs/access/', import.meta.url);
const stamp = '23/Nov/2026:13:57:03.410 +0000';
const get = `[${stamp}] "GET /desktop/ HTTP/1.1" 200 7856`;

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const headOf = (line: string): number => accessLog.head(bytesOf(line), 0, bytesOf(line).length);
const claimed = (text: string) => access.claim({ path: 'access.log', head: text });

describe('head', () => {
  test.each<[trap: string, line: string]>([
    ['plain', `192.0.2.17 - 1001001 ${get} 1`],
    ['IPv6', `0:0:0:0:0:0:0:1 - - ${get}`],
    ['host name', `pc17.example.com - - ${get}`],
    ['user with blanks', `192.0.2.17 - Jane Doe ${get}`],
    ['user with a bracket', `192.0.2.17 - a[b ${get}`],
    ['no milliseconds', '192.0.2.17 - - [23/Nov/2026:13:57:03 +0530] "GET / HTTP/1.1" 200 1'],
    ['no request', '192.0.2.17 - - [23/Nov/2026:13:57:03 +0000] "-" 400 -'],
  ])('reads: %s', (_trap, line) => {
    expect(headOf(line)).toBe(0);
  });

  test.each<[trap: string, line: string]>([
    ['nothing', ''],
    ['no time', '10.10.10.211 10.10.10.211 - - 80 GET /desktop/container/ HTTP/1.1 200 4541 185'],
    ['cut in the time', '192.0.2.17 - - [23/Nov/2026:13:57'],
    ['no zone', '192.0.2.17 - - [23/Nov/2026:13:57:03] "GET / HTTP/1.1" 200 1'],
    ['no request behind it', `192.0.2.17 - - [${stamp}] GET`],
    ['too far in', `${'x'.repeat(600)} - - ${get}`],
  ])('leaves: %s', (_trap, line) => {
    expect(headOf(line)).toBe(-1);
  });
});

describe('time', () => {
  test.each<[printed: string, utc: string | undefined, offsetMinutes: number]>([
    ['15/Nov/2017:09:56:08 +0000', '2017-11-15T09:56:08.000Z', 0],
    ['23/Nov/2026:13:57:29.191 +0530', '2026-11-23T13:57:29.191Z', 330],
    ['29/Feb/2016:23:59:59 -0800', '2016-02-29T23:59:59.000Z', -480],
    ['29/Feb/2017:23:59:59 -0800', undefined, 0],
    ['00/Nov/2017:09:56:08 +0000', undefined, 0],
    ['15/Nom/2017:09:56:08 +0000', undefined, 0],
    ['15/Nov/2017:24:56:08 +0000', undefined, 0],
    ['15/Nov/2017:09:56:61 +0000', undefined, 0],
    ['15/Nov/2017:09:56:08 +9900', undefined, 0],
  ])('%s', (printed, utc, offsetMinutes) => {
    const line = `192.0.2.17 - - [${printed}] "GET / HTTP/1.1" 200 1`;
    const expected = utc === undefined ? undefined : { wall: Date.parse(utc), offsetMinutes };
    expect(accessLog.time(bytesOf(line), 0, line.length)).toEqual(expected);
    expect(accessLog.printed(line)).toBe(printed);
  });

  it('ticks at least every 20 s', () => {
    const tick = (time: string) => accessLog.tick?.(bytesOf(`h - - [${time} +0000] "`), 0);
    expect(tick('15/Nov/2017:09:56:08')).toBe(tick('15/Nov/2017:09:56:02'));
    expect(tick('15/Nov/2017:09:56:08')).not.toBe(tick('15/Nov/2017:09:56:28'));
    expect(tick('15/Nov/2017:09:56:08')).not.toBe(tick('16/Nov/2017:09:56:08'));
  });
});

describe('lines', () => {
  const time = '[23/Nov/2026:13:57:03 +0000]';
  const base = { kind: 'http-access', clientAddress: '192.0.2.17', status: 200 };

  test.each<[trap: string, line: string, fact: object | undefined]>([
    [
      'secrets in the query',
      `192.0.2.17 - - ${time} "GET /desktop/?token=secret HTTP/1.1" 200 1`,
      { ...base, method: 'GET', path: '/desktop/' },
    ],
    [
      'secrets in the path',
      `192.0.2.17 - - ${time} "GET /desktop/;jsessionid=secret?a HTTP/1.1" 200 1`,
      { ...base, method: 'GET', path: '/desktop/' },
    ],
    [
      'agent in the path',
      `192.0.2.17 - - ${time} "PUT /finesse/api/User/1001001?x HTTP/1.1" 200 1 31`,
      {
        ...base,
        agent: '1001001',
        method: 'PUT',
        path: '/finesse/api/User/1001001',
        durationMs: 31,
      },
    ],
    [
      'agent in the path, below it, percent-encoded',
      `192.0.2.17 - - ${time} "GET /finesse/api/User/j%20doe%40x/Dialogs HTTP/1.1" 200 1`,
      { ...base, agent: 'j doe@x', method: 'GET', path: '/finesse/api/User/j%20doe%40x/Dialogs' },
    ],
    [
      'no percent-encoding',
      `192.0.2.17 - - ${time} "GET /finesse/api/User/50%zz HTTP/1.1" 200 1`,
      { ...base, agent: '50%zz', method: 'GET', path: '/finesse/api/User/50%zz' },
    ],
    [
      'an encoded line end',
      `192.0.2.17 - - ${time} "GET /finesse/api/User/a%0Ab HTTP/1.1" 200 1`,
      { ...base, agent: 'a%0Ab', method: 'GET', path: '/finesse/api/User/a%0Ab' },
    ],
    [
      'no agent below User',
      `192.0.2.17 - - ${time} "GET /finesse/api/User/ HTTP/1.1" 200 1`,
      { ...base, method: 'GET', path: '/finesse/api/User/' },
    ],
    [
      "the supervisor's own name goes before the agent's",
      `192.0.2.17 - 2002002 ${time} "GET /finesse/api/User/1001001 HTTP/1.1" 200 1`,
      { ...base, agent: '2002002', method: 'GET', path: '/finesse/api/User/1001001' },
    ],
    [
      'combined',
      `192.0.2.17 - - ${time} "GET / HTTP/1.1" 200 - "-" "Mozilla/5.0 (X11) [en]"`,
      { ...base, method: 'GET', path: '/' },
    ],
    [
      'the browser of a page that is loaded',
      `192.0.2.17 - - ${time} "GET /desktop/container/?locale=en_US HTTP/1.1" 200 7856 "-" "Mozilla/5.0 (X11) [en]"`,
      {
        ...base,
        method: 'GET',
        path: '/desktop/container/',
        userAgent: 'Mozilla/5.0 (X11) [en]',
      },
    ],
    [
      'the browser of a page at work, with a duration',
      `192.0.2.17 - 1001001 ${time} "GET /finesse/api/SystemInfo?nocache=1 HTTP/1.1" 200 260 "https://h/desktop/" "Mozilla/5.0 (X11)" 12`,
      {
        ...base,
        agent: '1001001',
        method: 'GET',
        path: '/finesse/api/SystemInfo',
        durationMs: 12,
        userAgent: 'Mozilla/5.0 (X11)',
      },
    ],
    [
      'quotes escaped in referer and user agent',
      `192.0.2.17 - - ${time} "GET /desktop/ HTTP/1.1" 200 7856 "https://h/?a=\\"b\\"" "Mozilla/5.0 \\"X\\" \\\\ (X11)" 12`,
      {
        ...base,
        method: 'GET',
        path: '/desktop/',
        durationMs: 12,
        userAgent: 'Mozilla/5.0 \\"X\\" \\\\ (X11)',
      },
    ],
    [
      'the browser of a request that is refused: it may be anybody',
      `192.0.2.17 - 1001001 ${time} "GET /finesse/api/SystemInfo HTTP/1.1" 401 - "-" "Mozilla/5.0 (X11)"`,
      { ...base, agent: '1001001', method: 'GET', path: '/finesse/api/SystemInfo', status: 401 },
    ],
    [
      'no browser',
      `192.0.2.17 - - ${time} "GET /desktop/ HTTP/1.1" 200 7856 "-" "-"`,
      { ...base, method: 'GET', path: '/desktop/' },
    ],
    [
      'a browser too long to be one',
      `192.0.2.17 - - ${time} "GET /desktop/ HTTP/1.1" 200 7856 "-" "${'x'.repeat(501)}"`,
      { ...base, method: 'GET', path: '/desktop/' },
    ],
    [
      'combined with a duration',
      `192.0.2.17 - - ${time} "GET / HTTP/1.1" 200 - "https://h/?a" "Mozilla/5.0 (X11)" 12\r`,
      { ...base, method: 'GET', path: '/', durationMs: 12 },
    ],
    [
      'webproxy: seconds are no duration',
      `192.0.2.17 - - ${time} "GET / HTTP/2.0" 200 12 "-" "Mozilla/5.0 (X11)" 0.012`,
      { ...base, method: 'GET', path: '/' },
    ],
    [
      'IPv6',
      `2001:db8::17 - - ${time} "GET / HTTP/1.1" 200 12\r`,
      { ...base, clientAddress: '2001:db8::17', method: 'GET', path: '/' },
    ],
    ['no request', `192.0.2.17 - - ${time} "-" 400 -`, undefined],
    ['not HTTP', `192.0.2.17 - - ${time} "\\x16\\x03\\x01" 400 0`, undefined],
    ['no address', `- - - ${time} "GET / HTTP/1.1" 200 1`, undefined],
  ])('%s', (_trap, line, fact) => {
    expect(readMessage(access, line)).toEqual(fact);
  });
});

describe('extracts', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.log'));

  it.each(names)('%s', (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const json = readFileSync(new URL(name.replace('.log', '.json'), folder), 'utf8');
    const facts = readLog(access, accessLog, text).flatMap(({ fact }) => fact ?? []);
    expect(facts).toEqual(JSON.parse(json));
    for (const fact of facts) expect(factSchema.parse(fact)).toEqual(fact);
  });
});

describe('claim', () => {
  const extract = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

  it('reads request lines with a time', () => {
    expect(claimed(extract('desktop.log'))).toMatchObject({ kind: 'access', score: 1 });
  });

  it('knows the lines without a time, and does not use them', () => {
    const claim = claimed(extract('untimed-9.1.log'));
    expect(claim).toMatchObject({ kind: 'known-unused', score: 1 });
    expect(claim?.format.name).toBe('access-log-9.1-without-time');
    expect(claim?.why).toBeDefined();
  });

  it.each(['', '\n', 'text\n', 'GET / HTTP/1.1\n'])('leaves %j', (text) => {
    expect(claimed(text)).toBeUndefined();
  });
});

describe('hostile input', () => {
  const samples = access.patterns.map(({ sample }) => sample);
  const junk = fc.array(fc.oneof(fc.constantFrom(...samples, get, '] "', '" "'), fc.string()));

  it('never throws', () => {
    fc.assert(
      fc.property(junk, fc.nat(40), (parts, cut) => {
        const text = parts.join('').slice(cut);
        const bytes = bytesOf(text);
        accessLog.head(bytes, 0, bytes.length);
        accessLog.time(bytes, 0, bytes.length);
        accessLog.printed(text);
        accessLog.tick?.(bytes, 0);
        claimed(text);
        const fact = readMessage(access, text);
        if (fact) expect(factSchema.safeParse(fact).success).toBe(true);
      }),
    );
  });

  it.each(['a', ' ', '"', '" "', '[', '-', '\\x', '1'])('reads 1 MiB of %j in no time', (body) => {
    const bulk = body.repeat((1 << 20) / body.length);
    const before = performance.now();
    for (const sample of samples) {
      readMessage(access, sample + bulk);
      readMessage(access, `${bulk}] "`);
      readMessage(access, sample.replace(' HTTP/1.1"', `${bulk} HTTP/1.1"`));
      headOf(bulk);
    }
    expect(performance.now() - before).toBeLessThan(3_000);
  });
});
