import { expect, it } from 'vitest';
import { accessView } from '../../../src/lab/views/access.ts';
import { accessLog } from '../../../src/parsers/access/format.ts';
import { access } from '../../../src/parsers/access/index.ts';
import { readLog } from '../../parsers/read-log.ts';
import { eventful, shown, shownAt } from './played.ts';

const log = 'finesse/logs/localhost_access_log.txt';

it('has a line for each answer, read as it happened', () => {
  const stage = eventful('uccx');
  const text = (shown(accessView, stage.told)[log] ?? '').trimEnd();
  const found = readLog(access, accessLog, text).map(({ head, fact }) => {
    const bytes = new TextEncoder().encode(head);
    const time = accessLog.time(bytes, 0, bytes.length);
    return [(time?.wall ?? 0) - (time?.offsetMinutes ?? 0) * 60_000, fact];
  });
  expect(found.length).toBeGreaterThan(10);
  expect(found).toEqual(
    stage.all('http-access').map((one) => [
      shownAt(one.at),
      {
        kind: 'http-access',
        agent: one.agent,
        clientAddress: one.ip,
        method: one.method,
        path: one.url,
        status: one.status,
        durationMs: one.tookMs,
      },
    ]),
  );
});

it('has the form of Tomcat', () => {
  const happening = {
    kind: 'http-access',
    at: Date.UTC(2026, 10, 23, 13, 58, 1, 511) - 5.5 * 3_600_000 - 3_000,
    server: 'fin-a',
    agent: '1001003',
    ip: '127.0.1.3',
    method: 'GET',
    url: '/finesse/api/SystemInfo?nocache=1795442281419',
    status: 200,
    bytes: 260,
    tookMs: 1,
  } as const;
  expect(shown(accessView, [happening])[log]).toBe(
    '127.0.1.3 - 1001003 [23/Nov/2026:13:58:01.511 +0530] "GET /finesse/api/SystemInfo?nocache=1795442281419 HTTP/1.1" 200 260 1\n',
  );
});
