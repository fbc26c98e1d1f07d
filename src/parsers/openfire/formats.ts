import type { Format } from '../../model/family.ts';
import type { RecordTime } from '../../model/time.ts';
import { exceptionAt, exceptionStarts } from '../exceptions.ts';
import { bannerDate, bannerTime, isBanner } from './banner.ts';
import { byteAt } from './digits.ts';
import { afterJavaDate, javaDateTime } from './java-date.ts';
import { kernelCode } from './kernel-code.ts';
import {
  log4jLevel,
  log4jMessage,
  log4jRelease,
  log4jTime,
  type RecordLevel,
} from './log4j-head.ts';

const debugLevels = new Set<RecordLevel | undefined>(['trace', 'debug']);

/** The five files of the logs folder. */
export const log4jFormat: Format = {
  name: 'openfire-log4j',
  head: log4jMessage,
  loose: exceptionAt,
  time: log4jTime,
  printed: (line) => /^\d{4}\.\d\d\.\d\d \d\d:\d\d:\d\d(?:[.,]\d{3})?/.exec(line)?.[0],
  release: log4jRelease,
  isDebug: (bytes, start, end) => debugLevels.has(log4jLevel(bytes, start, end)),
  tick,
  kernel: {
    code: kernelCode,
    looseStarts: exceptionStarts,
    rows: [
      { kind: 'sweep', pattern: 'sweep/session-id' },
      { kind: 'consume-response', pattern: 'consume-response/session-object' },
      { kind: 'bosh-request', pattern: 'bosh-request/httpbindlog' },
      { kind: 'http-request', pattern: 'http-request/jetty-7' },
      { kind: 'session-statistics', pattern: 'session-statistics/messages' },
    ],
  },
};

/** What the start script catches: the banner, HttpBindServlet's own lines, and a console appender's where one is set. */
export const stdoutFormat: Format = {
  name: 'openfire-stdout',
  head: stdoutMessage,
  loose: exceptionAt,
  time: stdoutTime,
  printed: (line) =>
    bannerDate(line) ??
    /^[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d \d\d:\d\d:\d\d \S{1,32} \d{4}(?=: )/.exec(line)?.[0] ??
    log4jFormat.printed(line),
  tick,
};

function stdoutMessage(bytes: Uint8Array, start: number, end: number): number {
  const afterDate = afterJavaDate(bytes, start, end);
  if (afterDate >= 0) return afterDate;
  return isBanner(bytes, start, end) ? start : log4jMessage(bytes, start, end);
}

function stdoutTime(bytes: Uint8Array, start: number, end: number): RecordTime | undefined {
  if (afterJavaDate(bytes, start, end) >= 0) return javaDateTime(bytes, start, end);
  return bannerTime(bytes, start, end) ?? log4jTime(bytes, start, end);
}

/** Hour, minute and tens of seconds: `2026.11.23 13:02:51` and `Mon Nov 23 13:02:51` print them in the same columns. */
function tick(bytes: Uint8Array, start: number): number {
  const hour = (byteAt(bytes, start + 11) << 8) | byteAt(bytes, start + 12);
  const minute = (byteAt(bytes, start + 14) << 8) | byteAt(bytes, start + 15);
  return hour * 0x1000000 + ((minute << 8) | byteAt(bytes, start + 17));
}
