import { accessed, connectUrl, type Line, pingFailed } from '../lines.ts';
import { at, browser, systemInfo } from '../page-lines.ts';
import type { FiringCase, RuleCase } from '../rule-case.ts';
import { cut } from '../stories.ts';

const agent = '1001003';
const closed = cut(agent, { from: at(0), lastActive: at(110) });
const polls = [...systemInfo(agent, -265, 95), ...systemInfo(agent, 305, 665)];
/** Which Finesse it is, the webproxy's log tells: 12.5 or later. */
const webproxy: Line = {
  at: at(-200),
  log: 'access/webproxy_access.log',
  message:
    '192.0.2.17 - - [23/Nov/2026:09:56:40 +0000] "GET /desktop/ HTTP/1.1" 200 7856 "-" "Mozilla/5.0 (Windows NT 10.0)" "198.51.100.4" 0.012 finesse1.example.com:8445',
};
const engine = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const ofChrome = (version: number, system = 'Windows NT 10.0; Win64; x64'): string =>
  `Mozilla/5.0 (${system}) ${engine} Chrome/${version}.0.3239.132 Safari/537.36`;
const chrome = (version: number, system?: string): Line =>
  browser(at(-266), agent, ofChrome(version, system));
/** As an access log of the form `combined` has it. */
const loaded = (version: number, second = -266, user = agent): Line =>
  accessed(at(second), user, { path: '/desktop/', userAgent: ofChrome(version) });
const firefox = (version: number): Line =>
  browser(
    at(-266),
    agent,
    `Mozilla/5.0 (Windows NT 6.1; WOW64; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`,
  );

export const fires: readonly FiringCase[] = [
  {
    name: 'a Chrome older than the oldest that 12.5 supports',
    lines: [...closed, webproxy, chrome(75), ...polls],
    says: ['unlisted'],
    confidence: 'possible',
  },
  {
    name: 'a Firefox older than that',
    lines: [...closed, webproxy, firefox(38), ...polls],
    says: ['unlisted'],
    confidence: 'possible',
  },
  {
    name: 'a page whose log begins later, by the access log',
    lines: [...closed, webproxy, loaded(75), ...polls],
    says: ['unlisted'],
    confidence: 'possible',
  },
  {
    name: 'by the access log, from the address of no other agent',
    lines: [...closed, webproxy, loaded(75, -266, '-'), accessed(at(-260), agent), ...polls],
    says: ['unlisted'],
    confidence: 'possible',
  },
];

export const quiet: readonly RuleCase[] = [
  { name: 'the oldest that is supported', lines: [...closed, webproxy, chrome(76), ...polls] },
  {
    name: 'the page itself names one that is supported, and the access log another',
    lines: [...closed, webproxy, chrome(76), loaded(75), ...polls],
  },
  {
    name: 'the access log names the browser after the hole only',
    lines: [...closed, webproxy, loaded(75, 300), ...polls],
  },
  {
    name: 'by the access log, from an address that agents share',
    lines: [
      ...closed,
      webproxy,
      loaded(75, -266, '-'),
      accessed(at(-270), agent),
      accessed(at(-268), '1001004'),
      ...polls,
    ],
  },
  {
    name: 'by the access log, from an address with two browsers',
    lines: [
      ...closed,
      webproxy,
      loaded(75, -266, '-'),
      loaded(74, -250, '-'),
      accessed(at(-260), agent),
      ...polls,
    ],
  },
  { name: 'no hole', lines: [...closed, webproxy, chrome(75), ...systemInfo(agent, -265, 665)] },
  { name: 'the release is not known', lines: [...closed, chrome(75), ...polls] },
  {
    name: 'the list of the release is not known',
    lines: [
      ...closed,
      connectUrl(at(-265), agent, 'https://finesse1.example.com:7443/http-bind/'),
      chrome(40),
      ...polls,
    ],
  },
  { name: 'the browser is not known', lines: [...closed, webproxy, ...polls] },
  {
    name: 'Chrome OS, which has a list of its own',
    lines: [...closed, webproxy, chrome(70, 'X11; CrOS x86_64 11021.81.0'), ...polls],
  },
  {
    name: 'a browser that a later release may support',
    lines: [
      ...closed,
      webproxy,
      browser(
        at(-266),
        agent,
        'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15',
      ),
      ...polls,
    ],
  },
  {
    name: 'pings that fail in time',
    lines: [
      ...closed,
      webproxy,
      chrome(75),
      ...systemInfo(agent, -265, 665),
      pingFailed(at(120), agent),
    ],
  },
];
