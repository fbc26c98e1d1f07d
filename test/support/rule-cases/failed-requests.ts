import {
  clientStatus,
  consume,
  invalidSession,
  type Line,
  outOfService,
  presence,
  proxied,
  request,
  restRequest,
  restResponse,
  serverStart,
  time,
  warn,
  webTick,
} from '../lines.ts';
import type { FiringCase, RuleCase } from '../rule-case.ts';
import { cut, healthy } from '../stories.ts';

const agent = '1001003';
const from = time('10:00:00');
const at = (seconds: number): number => from + Math.round(seconds * 1_000);
const others = ['1001011', '1001012', '1001013', '1001014', '1001015', '1001016'];

/** A session that falls silent at 110.77 s and is closed at 180 s, of a server that goes on. */
const lost: Line[] = [
  ...others.flatMap((id) => healthy(id, from, at(360))),
  ...cut(agent, { from, lastActive: at(110.77) }),
  serverStart(at(-600)),
];
/** Of webservices, each 10 s. */
const ticks = Array.from({ length: 84 }, (_, i) => webTick(at(i * 10 - 420)));

interface Answers {
  /** Up to when requests are answered with 200. */
  readonly until: number;
  /** The status of the later ones; absent: they have no answer. */
  readonly status?: number;
  readonly period?: number;
}

/** A page's requests from −55 s to 300 s. */
const asks = (id: string, { until, status, period = 60 }: Answers): Line[] =>
  Array.from({ length: Math.floor(355 / period) + 1 }, (_, i) => i * period - 55).flatMap((s) => [
    restRequest(at(s), id, `r${s}`),
    ...(s <= until ? [restResponse(at(s + 0.1), id, `r${s}`)] : []),
    ...(s > until && status !== undefined ? [restResponse(at(s + 0.1), id, `r${s}`, status)] : []),
  ]);

const failing = asks(agent, { until: 100 });

/** Two sessions' worth of requests from one address: the votes name it. */
const fromAddress = (address: string): Line[] =>
  [0, 1, 2].flatMap((i) => [request(at(i * 30), address), consume(at(i * 30), agent, 100 + i)]);

const refusedAt = (address: string, seconds: readonly number[]): Line[] =>
  seconds.map((s) => proxied(at(s), address, 504));

export const fires: readonly FiringCase[] = [
  {
    name: 'requests without an answer while page and server went on',
    lines: [...lost, ...ticks, ...failing],
    says: ['unanswered'],
    confidence: 'likely',
  },
  {
    name: 'its polls were refused as those of a desktop that had lost one',
    lines: [
      ...lost,
      ...ticks,
      ...failing,
      ...[240, 242, 247].map((s) => invalidSession(at(s), agent, '192.0.2.1')),
    ],
    says: ['unanswered', 'pollFailed'],
    confidence: 'likely',
  },
  {
    name: 'no webservices that would show the server failing others',
    lines: [...lost, ...failing],
    says: ['unanswered'],
    confidence: 'possible',
  },
  {
    name: 'the first request that failed was overdue: the page may have slept',
    lines: [...lost, ...ticks, ...asks(agent, { until: 100, period: 64 })],
    says: ['unanswered'],
    confidence: 'possible',
  },
  {
    name: 'status 0',
    lines: [...lost, ...ticks, ...asks(agent, { until: 100, status: 0 })],
    says: ['unanswered'],
    confidence: 'likely',
  },
  ...[502, 504].map((status) => ({
    name: `a gateway's ${status}`,
    lines: [...lost, ...ticks, ...asks(agent, { until: 100, status })],
    says: ['gateway'],
    confidence: 'likely' as const,
  })),
  {
    name: 'a gateway that answered this desktop alone',
    lines: [
      ...lost,
      ...ticks,
      ...asks(agent, { until: 100, status: 502 }),
      ...asks(others[0] ?? '', { until: 300 }),
    ],
    says: ['gateway'],
    confidence: 'likely',
  },
  {
    name: "polls of the desktop's address that a proxy answered",
    lines: [...lost, ...ticks, ...fromAddress('192.0.2.9'), ...refusedAt('192.0.2.9', [112, 115])],
    says: ['proxied'],
    confidence: 'possible',
  },
  {
    name: 'answered again minutes before the desktop was back',
    lines: [
      ...lost,
      ...ticks,
      ...asks(agent, { until: 100, status: 502 }).filter(({ at: when }) => when < at(150)),
      restRequest(at(185), agent, 'again'),
      restResponse(at(185.1), agent, 'again'),
      ...healthy(agent, at(330), at(360), 'aaaa0002'),
    ],
    says: ['gateway', 'healed'],
    confidence: 'possible',
  },
  {
    name: 'three others lost in the same moments',
    lines: [
      ...lost,
      ...ticks,
      ...failing,
      ...['1001021', '1001022', '1001023'].map((id, i) =>
        presence(at(115 + i * 20), id, 'unavailable'),
      ),
    ],
    says: ['unanswered', 'othersToo'],
  },
  {
    name: 'a webservices that was silent meanwhile, and never so long before',
    lines: [
      ...lost,
      ...ticks.filter(({ at: when }) => when < at(112) || when > at(170)),
      ...failing,
    ],
    says: ['unanswered', 'serverSilent'],
    confidence: 'possible',
  },
];

export const quiet: readonly RuleCase[] = [
  { name: 'no client log', lines: [...lost, ...ticks] },
  { name: 'requests that were answered', lines: [...lost, ...asks(agent, { until: 300 })] },
  {
    name: "503, which is Finesse's own answer while it is out of service",
    lines: [...lost, ...ticks, ...asks(agent, { until: 100, status: 503 })],
  },
  {
    name: 'a page that did not run',
    lines: [...lost, ...ticks, ...failing].filter(
      ({ at: when, log }) => !log.startsWith('client') || when < at(100) || when > at(180),
    ),
  },
  {
    name: 'a page that was left',
    lines: [...lost, ...ticks, ...failing, clientStatus(at(112), agent, 'unloading')],
  },
  {
    name: 'a server out of memory',
    lines: [
      ...lost,
      ...ticks,
      ...failing,
      warn(at(120), 'a message\njava.lang.OutOfMemoryError: Java heap space'),
    ],
  },
  {
    name: 'Finesse out of service',
    lines: [...lost, ...ticks, ...failing, outOfService(at(120))],
  },
  {
    name: 'a gateway that answered every desktop so',
    lines: [
      ...lost,
      ...ticks,
      ...[agent, ...others].flatMap((id) => asks(id, { until: 100, status: 502 })),
    ],
  },
  {
    name: 'a proxy that answered another address',
    lines: [...lost, ...fromAddress('192.0.2.9'), ...refusedAt('192.0.2.10', [112, 115])],
  },
  {
    name: 'one poll that a proxy answered, and none after it',
    lines: [...lost, ...fromAddress('192.0.2.9'), ...refusedAt('192.0.2.9', [112])],
  },
  {
    name: 'a restart',
    lines: [...lost.filter(({ at: when }) => when < at(160)), ...failing, serverStart(at(170))],
  },
];
