import {
  accessed,
  clientStatus,
  connectUrl,
  consume,
  debugTick,
  idleClose,
  invalidSession,
  type Line,
  pingFailed,
  presence,
  restRequest,
  restResponse,
  sidOf,
  sweep,
  time,
  webTick,
} from '../lines.ts';
import type { FiringCase, RuleCase } from '../rule-case.ts';
import { cut, healthy } from '../stories.ts';

const agent = '1001003';
const companion = '1001004';
const from = time('10:00:00');
const at = (seconds: number): number => from + Math.round(seconds * 1_000);

/** The page's SystemInfo in the access log, once a minute. */
const asks = (first: number, last: number): Line[] =>
  Array.from({ length: Math.floor((last - first) / 60) + 1 }, (_, i) =>
    accessed(at(first + i * 60), agent, { path: '/finesse/api/SystemInfo' }),
  );
/** Closed as idle at 180 s. */
const cutAlone: Line[] = cut(agent, { from, lastActive: at(110.77) });

/** Refused, and the log goes on to 1200 s. */
const refused = (...seconds: number[]): Line[] => [
  ...seconds.map((s) => invalidSession(at(s), agent, '192.0.2.1')),
  debugTick(at(1_200)),
];

/** A request of a desktop: when it came, and when it was answered, in seconds. */
type Poll = readonly [came: number, answered: number];

const heldFor =
  (held: number) =>
  (came: number): Poll => [came, came + held];

/** Polls that follow one another at once. */
const steady = (first: number, last: number, held = 30): Poll[] =>
  Array.from({ length: Math.floor((last - first) / held) }, (_, i) =>
    heldFor(held)(first + i * held),
  );

/** Polls of a throttled page, one a minute. */
const byMinute = (first: number, count: number, held = 20): Poll[] =>
  Array.from({ length: count }, (_, i) => heldFor(held)(first + i * 60));

/** Held for so long that no silence is a near-miss. */
const brief = (count: number): Poll[] => byMinute(75, count, 50);

interface Desk {
  readonly id?: string;
  readonly sid?: string;
  readonly firstRid?: number;
  /** Its requests are logged. */
  readonly requests?: boolean;
}

/** What the Notification Service logs of a desktop up to a second: its requests, and a sweep each 30 s. */
function desk(polls: readonly Poll[], until: number, options: Desk = {}): Line[] {
  const { id = agent, sid = sidOf(id), firstRid = 100, requests = true } = options;
  const begin = polls[0]?.[0] ?? 0;
  const asked = polls.flatMap(([came, answered], i) => [
    consume(at(came), id, firstRid + i, { sid }),
    ...(answered > came ? [consume(at(answered), id, firstRid + i, { sid })] : []),
  ]);
  const seconds = Array.from({ length: Math.floor(until / 30) + 1 }, (_, i) => i * 30);
  const swept = seconds
    .filter((second) => second >= begin)
    .map((second) => {
      const last = polls.filter(([came]) => came <= second).at(-1) ?? [0, 0];
      return sweep(at(second), id, Math.max(0, Math.round((second - last[1]) * 1_000)), sid);
    });
  return [...(requests ? asked : []), ...swept];
}

/** Hidden at 90 s; from the third minute on its polls come on the fortieth second. */
const hidden = (beats: number): Poll[] => [...steady(0, 90), ...byMinute(160, beats)];
const shown = (beats: number): Poll[] => [...hidden(beats), ...steady(100 + beats * 60 + 20, 900)];
const nearMiss = desk(shown(3), 600);

/** After so many beats nothing more comes, and the first sweep past the limit closes the session. */
const lost = (beats: number, options?: Desk): Line[] => {
  const last = 100 + beats * 60 + 20;
  const close = Math.floor((last + 60) / 30) * 30 + 30;
  return [...desk(hidden(beats), close, options), idleClose(at(close), options?.id ?? agent)];
};

/** A page that asks for something each minute, and is answered. */
const pageAsks = (first: number, last: number, id = agent): Line[] =>
  Array.from({ length: Math.floor((last - first) / 60) + 1 }, (_, i) => first + i * 60).flatMap(
    (second) => [
      restRequest(at(second), id, String(second)),
      restResponse(at(second + 0.1), id, String(second)),
    ],
  );

/** An event that reached the page `late` seconds after what it tells of. */
const pageEvent = (second: number, late: number): Line => ({
  at: at(second),
  log: `clientlogs/${agent}.log`,
  message: `MasterPublisher._parseAndPublishXMLEvent() - Received XML event on node '/finesse/api/User/${agent}': &lt;Update&gt;&lt;stateChangeTime&gt;${new Date(at(second - late)).toISOString()}&lt;/stateChangeTime&gt;&lt;/Update&gt;`,
});

const throttledPings: readonly Line[] = [
  connectUrl(from, agent, 'wss://finesse1.example.com:8445/ws/'),
  clientStatus(at(1), agent, 'connected'),
  ...pageAsks(5, 905),
  pingFailed(at(340), agent),
  pingFailed(at(400), agent),
  clientStatus(at(400.1), agent, 'disconnected'),
  clientStatus(at(430), agent, 'connected'),
  presence(at(400.3), agent, 'unavailable'),
  presence(at(430.2), agent, 'available'),
  webTick(from),
  webTick(at(3_600)),
];

export const fires: readonly FiringCase[] = [
  {
    name: 'one poll was refused, and the next ones minutes later',
    lines: [...cutAlone, ...refused(240, 480, 482, 486)],
    says: ['askedOnce'],
    confidence: 'possible',
  },
  {
    name: 'one poll was refused, and the agent was back two minutes later',
    lines: [...cutAlone, ...refused(240), ...healthy(agent, at(361), at(600), 'a7b00123')],
    says: ['askedOnce'],
  },
  {
    name: 'one poll was refused, and its page asked on',
    lines: [...cutAlone, ...refused(240), ...asks(-30, 400)],
    says: ['askedOn', 'askedOnce'],
    confidence: 'possible',
  },
  {
    name: 'its page asked on, and then came back as one of whose polls none had failed',
    lines: [...cutAlone, ...asks(-30, 400), ...refused(420, 420, 422, 427)],
    says: ['askedOn', 'noneFailed'],
    confidence: 'possible',
  },
  {
    name: 'by the access log the page went on, with its session gone',
    lines: [...cutAlone, ...asks(5, 605)],
    says: ['askedOn'],
    confidence: 'possible',
  },
  {
    name: 'the page moved onto the second of its polls, and asked on with its session gone',
    lines: [...lost(3), ...asks(5, 125), ...asks(220, 400)],
    says: ['byMinute', 'movedAlong', 'pollsUntil', 'movedWithPolls'],
    confidence: 'likely',
  },
  {
    name: 'the page moved to another second, and asked on with its session gone',
    lines: [...cutAlone, ...asks(-295, -55), ...asks(20, 200)],
    says: ['moved'],
    confidence: 'possible',
  },
  {
    name: 'by the access log the page went on, and moved to another second with its session gone',
    lines: [...cutAlone, ...asks(-235, 185), ...asks(260, 620)],
    says: ['askedOn'],
    confidence: 'possible',
  },
  {
    name: 'three polls on one second of the minute',
    lines: nearMiss,
    says: ['byMinute'],
    confidence: 'likely',
  },
  {
    name: 'two polls on one second of the minute',
    lines: desk(shown(2), 600),
    says: ['byMinute'],
    confidence: 'possible',
  },
  {
    name: 'two polls on one second of the minute, and the page moved onto it',
    lines: [...desk(shown(2), 600), ...asks(5, 125), ...asks(220, 280)],
    says: ['byMinute', 'movedAlong'],
    confidence: 'possible',
  },
  {
    name: 'two polls on one second of the minute, and the page asked for something on it once',
    lines: [...desk(shown(2), 600), ...asks(5, 125), ...asks(220, 220)],
    says: ['byMinute'],
    confidence: 'possible',
  },
  {
    name: 'two polls on one second of the minute, and the page moved to another',
    lines: [...desk(shown(2), 600), ...asks(5, 125), ...asks(215, 455)],
    says: ['byMinute'],
    confidence: 'possible',
  },
  {
    name: 'polls that come a moment before the second and after it',
    lines: desk(
      [...steady(0, 90), ...[159.999, 220, 280.001, 339.998].map(heldFor(20)), ...steady(360, 600)],
      600,
    ),
    says: ['byMinute'],
    confidence: 'likely',
  },
  {
    name: 'polls that are answered at once with what waited',
    lines: desk([...steady(0, 90), ...byMinute(160, 5, 0), ...steady(410, 700)], 700),
    says: ['byMinute'],
    confidence: 'likely',
  },
  {
    name: 'polls on one second up to the last contact, and none more',
    lines: lost(3),
    says: ['byMinute', 'pollsUntil'],
  },
  {
    name: 'polls whose silences are no near-misses, up to the last contact',
    lines: [...desk([...steady(0, 60), ...brief(4)], 390), idleClose(at(390), agent)],
    says: ['pollsUntil'],
    confidence: 'possible',
  },
  {
    name: 'silences that begin on one second, with no request on record',
    lines: desk(shown(4), 600, { requests: false }),
    says: ['silencesByMinute'],
    confidence: 'likely',
  },
  {
    name: 'silences that begin on one second, and one that did not end',
    lines: lost(4, { requests: false }),
    says: ['silencesByMinute', 'silencesUntil'],
  },
  {
    name: 'a new session that keeps to the second of the one that was lost',
    lines: [
      ...lost(2),
      ...desk([heldFor(1)(350), ...byMinute(400, 3)], 540, { sid: 'aaaa0002', firstRid: 500 }),
    ],
    says: ['byMinute', 'pollsUntil', 'resumed'],
  },
  {
    name: 'a page that goes on without its session and does not notice',
    lines: [
      ...desk(steady(0, 90), 180),
      idleClose(at(180), agent),
      clientStatus(at(1), agent, 'connected'),
      ...pageAsks(5, 665),
    ],
    says: ['outlived'],
    confidence: 'likely',
  },
  {
    name: 'events that reach the page in bunches on one second',
    lines: [
      ...nearMiss,
      clientStatus(at(1), agent, 'connected'),
      ...[20, 40, 80].map((second) => pageEvent(second, 0.1)),
      ...[160, 220, 280].flatMap((second) => [pageEvent(second, 40), pageEvent(second + 0.1, 12)]),
    ],
    says: ['byMinute', 'lateEvents'],
    confidence: 'likely',
  },
  {
    name: 'two desktops on one second',
    lines: [...nearMiss, ...desk(shown(3), 600, { id: companion })],
    says: ['byMinute', 'companions'],
  },
  {
    name: 'pings of a WebSocket that failed a minute apart',
    lines: throttledPings,
    says: ['pings'],
    confidence: 'possible',
  },
];

export const quiet: readonly RuleCase[] = [
  { name: 'one poll was refused, and nothing followed', lines: [...cutAlone, ...refused(240)] },
  {
    name: 'one poll was refused, and the agent was back within seconds',
    lines: [...cutAlone, ...refused(240), ...healthy(agent, at(252), at(600), 'a7b00123')],
  },
  {
    name: 'one poll was refused, and the agent was back after a quarter of an hour',
    lines: [...cutAlone, ...refused(240), ...healthy(agent, at(1_150), at(1_200), 'a7b00123')],
  },
  {
    name: 'three polls were refused, and the agent was back minutes later',
    lines: [
      ...cutAlone,
      ...refused(240, 242, 247),
      ...healthy(agent, at(480), at(600), 'a7b00123'),
    ],
  },
  {
    name: 'by the access log the page went with its session',
    lines: [...cutAlone, ...asks(5, 125)],
  },
  { name: 'by the access log the page went soon after', lines: [...cutAlone, ...asks(5, 245)] },
  {
    name: 'a new page asks after the loss',
    lines: [...cutAlone, ...asks(5, 65), ...asks(191, 671)],
  },
  {
    name: 'the page that moved to another second went with its session',
    lines: [...cutAlone, ...asks(-295, -55), ...asks(20, 140)],
  },
  {
    name: 'the page was loaded anew, and asked on another second',
    lines: [
      ...cutAlone,
      ...asks(-295, -55),
      accessed(at(15), '-', { path: '/desktop/' }),
      ...asks(20, 200),
    ],
  },
  {
    name: 'the page left one request out, and asked on',
    lines: [...cutAlone, ...asks(-295, -55), ...asks(65, 185)],
  },
  {
    name: 'the page moved to another second over the loss, as after a sleep',
    lines: [...cutAlone, ...asks(-235, 65), ...asks(140, 620)],
  },
  {
    name: 'the page has a hole over the loss',
    lines: [...cutAlone, ...asks(5, 65), ...asks(245, 665)],
  },
  {
    name: 'a silence of 20 s, as of a PC that slept',
    lines: desk([...steady(0, 90), ...steady(110, 600)], 600),
  },
  {
    name: 'a page that was blocked for 45 s',
    lines: desk([...steady(0, 90), ...steady(135, 600)], 600),
  },
  {
    name: 'two outages that end on one second, with ordinary polls between them',
    lines: desk([...steady(0, 90), ...steady(110, 200), ...steady(230, 600)], 600),
  },
  {
    name: 'polls 62 s apart',
    lines: desk(
      [...steady(0, 90), ...[160, 222, 284, 346].map(heldFor(20)), ...steady(366, 600)],
      600,
    ),
  },
  {
    name: 'polls that are held for a minute, after an outage',
    lines: desk([...steady(0, 120, 60), ...steady(140, 920, 60)], 900),
  },
  {
    name: 'two silences that begin on one second, with no request on record',
    lines: desk(shown(2), 600, { requests: false }),
  },
  {
    name: 'a tab that was shown again long before the loss',
    lines: [
      ...desk([...steady(0, 60), ...brief(3), ...steady(245, 845)], 900),
      idleClose(at(930), agent),
    ],
  },
  {
    name: 'a page whose log has a hole over the loss',
    lines: [
      ...cut(agent, { from, lastActive: at(110) }),
      clientStatus(at(1), agent, 'connected'),
      ...pageAsks(5, 65),
      ...pageAsks(245, 665),
    ],
  },
  {
    name: 'a page that noticed that its session had gone',
    lines: [
      ...cut(agent, { from, lastActive: at(110) }),
      clientStatus(at(1), agent, 'connected'),
      ...pageAsks(5, 665),
      clientStatus(at(200), agent, 'disconnected'),
    ],
  },
  {
    name: 'a hidden desktop that is cut with others',
    lines: [
      ...[companion, '1001005', '1001006'].flatMap((id) => [
        ...healthy(id, from, at(270)),
        ...cut(id, { from: at(300), lastActive: at(305) }),
      ]),
      ...desk([...steady(0, 60), ...brief(4)], 390),
      idleClose(at(390), agent),
    ],
  },
  { name: 'closed as idle', lines: cut(agent, { from, lastActive: at(110) }) },
];
