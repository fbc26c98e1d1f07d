import type { FactOf } from '../../model/fact.ts';
import type { Pattern } from '../../model/family.ts';
import { accessFact } from './request.ts';

/** `%h %l %u %t "%r" %s %b` */
const common = String.raw`^(\S{1,256}) \S{1,256} ([^"\[\r\n]{1,256}) \[[^\]"\r\n]{20,40}\] "([^"\r\n]*)" (\d{3}) (?:\d{1,15}|-)`;
/** Tomcat escapes quotes in it (AbstractAccessLogValve). Each character is read in one way only: no backtracking. */
const quotedText = String.raw`[^"\\\r\n]*(?:\\.[^"\\\r\n]*)*`;
const refererAndAgent = ` "${quotedText}" "(${quotedText})"`;
const duration = String.raw` (\d{1,10})`;
const end = String.raw`\s*$`;
const anchor = '] "';

export const patterns: readonly Pattern<FactOf<'http-access'>>[] = [
  {
    id: 'http-access/common',
    release: 'Tomcat 7–9, pattern common',
    verified: false,
    anchor,
    regex: new RegExp(common + end),
    sample:
      '192.0.2.17 - 1001001 [23/Nov/2026:13:57:03 +0000] "GET /finesse/api/SystemInfo?nocache=1795442223775 HTTP/1.1" 200 260',
    read: (match) => accessFact(match),
  },
  {
    id: 'http-access/common-duration',
    release: 'Tomcat 7–9, pattern common with %D (ms)',
    verified: true,
    anchor,
    regex: new RegExp(common + duration + end),
    sample:
      '127.0.1.1 - 1001001 [23/Nov/2026:13:57:03.779 +0000] "GET /finesse/api/SystemInfo?nocache=1795442223775 HTTP/1.1" 200 260 1',
    read: (match) => accessFact(match, { durationMs: match[5] }),
  },
  {
    id: 'http-access/combined',
    release: 'Tomcat 7–9, pattern combined; nginx, combined',
    verified: false,
    anchor,
    regex: new RegExp(common + refererAndAgent + end),
    sample:
      '2001:db8::17 - - [23/Nov/2026:13:57:03 +0000] "GET /finesse/api/User/1001001 HTTP/1.1" 401 - "-" "Mozilla/5.0 (Windows NT 10.0)"',
    read: (match) => accessFact(match, { userAgent: match[5] }),
  },
  {
    id: 'http-access/combined-duration',
    release: 'Tomcat 7–9, pattern combined with %D (ms)',
    verified: false,
    anchor,
    regex: new RegExp(common + refererAndAgent + duration + end),
    sample:
      '192.0.2.17 - 1001001 [23/Nov/2026:13:57:03 +0530] "PUT /finesse/api/User/1001001 HTTP/1.1" 202 - "https://finesse1.example.com:8445/desktop/?name=\\"1001001\\"" "Mozilla/5.0 (Windows NT 10.0)" 31',
    read: (match) => accessFact(match, { userAgent: match[5], durationMs: match[6] }),
  },
  {
    id: 'http-access/webproxy',
    release: 'Finesse ≥ 12.5 webproxy (nginx, combined and more)',
    verified: false,
    anchor,
    regex: new RegExp(`${common}${refererAndAgent} \\S`),
    sample:
      '192.0.2.17 - - [15/Nov/2021:09:56:08 +0000] "GET /desktop/ HTTP/1.1" 200 7856 "-" "Mozilla/5.0 (Windows NT 10.0)" "198.51.100.4" 0.012 finesse1.example.com:8445',
    read: (match) => accessFact(match, { userAgent: match[5] }),
  },
];
