import { describe, expect, it } from 'vitest';
import { analyzeFiles, analyzeLines, render } from '../../support/bundle.ts';
import {
  ctiAnswered,
  debug,
  debugTick,
  type Line,
  notAccepted,
  poolSaturated,
  presence,
  published,
  serviceUserClosed,
  serviceUserPresence,
  stateEvent,
  statistics,
  stdout,
  time,
  warn,
  webTick,
  xmppUnreachable,
} from '../../support/lines.ts';

const from = time('10:00:00');
const at = (seconds: number): number => from + seconds * 1_000;
const many = <T>(count: number, of: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => of(i));
const filesReason =
  'java.io.IOException: Too many open files\n\tat sun.nio.ch.ServerSocketChannelImpl.accept0(Native Method)';

const eventsOf = async (lines: readonly Line[]) =>
  (await analyzeLines(lines)).serverEvents.map(({ event, text }) => `${event}: ${text}`);

describe('too many open files', () => {
  const flood = (reason = '', count = 2_400) =>
    many(count, (i) => notAccepted(at(60 + i * 0.05), reason));

  it('is one event, however many records tell it', async () => {
    const { serverEvents } = await analyzeLines([debugTick(from), ...flood(filesReason)]);
    expect(serverEvents).toMatchObject([
      {
        event: 'open-files',
        from: new Date(at(60)).toISOString(),
        at: new Date(at(179)).toISOString(),
        evidence: 'openfire/warn.log:1',
      },
    ]);
    expect(serverEvents[0]?.text).toContain('too many open files');
    expect(serverEvents[0]?.text).toContain('2,400 records in 119 s');
  });

  it('is likely where so many records come without a text', async () => {
    const [event] = await eventsOf([debugTick(from), ...flood()]);
    expect(event).toMatch(/^open-files: connections could not be accepted, so often as when /);
  });

  it('is not said of a few records without a text', async () => {
    const [event, ...more] = await eventsOf([notAccepted(at(60)), notAccepted(at(90))]);
    expect(event).toMatch(/^accept-failed: connections could not be accepted.*2 records/);
    expect(more).toEqual([]);
  });

  it('are two incidents with more than a minute between', async () => {
    const events = await eventsOf([60, 70, 131].map((s) => notAccepted(at(s), filesReason)));
    expect(events).toHaveLength(2);
  });

  /** The log as rotation leaves it: the newer half in `warn.log`, the older in `warn.log.1`. */
  const rotated = (lines: readonly Line[]) => {
    const { 'openfire/warn.log': whole = '', ...files } = render(lines);
    const written = whole.trimEnd().split('\n');
    const half = written.length / 2;
    return analyzeFiles({
      ...files,
      'openfire/warn.log.1': `${written.slice(0, half).join('\n')}\n`,
      'openfire/warn.log': `${written.slice(half).join('\n')}\n`,
    });
  };
  const earlier = [debugTick(at(-600)), debugTick(from)];
  const lost = /they are 100 % of what warn\.log .*, and its oldest file begins amid them/;

  it('says what the flood took from the log', async () => {
    const { serverEvents, problems } = await rotated([...earlier, ...flood()]);
    expect(serverEvents[0]?.text).toMatch(lost);
    expect(problems.map(({ where }) => where)).toContain('openfire/warn.log.1');
  });

  it.each([
    ['begins before it', [...earlier, ...many(30, (i) => warn(at(i), 'ordinary')), ...flood()]],
    ['begins with all the others', [debugTick(at(55)), ...flood()]],
    ['was no flood', [...earlier, ...flood('', 900)]],
  ])('takes nothing from a log that %s', async (_what, lines) => {
    const { serverEvents, problems } = await rotated(lines);
    expect(serverEvents[0]?.text).not.toContain('begins amid');
    expect(problems.map(({ where }) => where)).not.toContain('openfire/warn.log.1');
  });

  it('takes nothing from a log that was never rotated', async () => {
    const [event] = await eventsOf([...earlier, ...flood()]);
    expect(event).not.toContain('begins amid');
  });

  it('counts a record once that two files tell', async () => {
    const files = render([debugTick(from), ...flood(filesReason)]);
    const { serverEvents } = await analyzeFiles({
      ...files,
      'openfire/warn.copy.log': `${files['openfire/warn.log']}2026.11.23 10:05:00 the end\n`,
    });
    expect(serverEvents.map(({ text }) => /[\d,]+ records/.exec(text)?.[0])).toEqual([
      '2,400 records',
    ]);
  });
});

describe('exceptions without a time', () => {
  const banner = stdout(from, 'org.jivesoftware.openfire.XMPPServer - first');
  const died =
    'Exception in thread "TaskEngine-pool-7" java.lang.OutOfMemoryError: Java heap space';

  it('are of the time of the record before', async () => {
    const { serverEvents, evidence } = await analyzeLines([
      banner,
      stdout(at(10), `HTTP RECV(3a): <body/>\n${died}\n\tat java.lang.Thread.run`),
    ]);
    expect(serverEvents).toMatchObject([
      { event: 'memory', at: new Date(at(10)).toISOString(), evidence: 'openfire/nohup.out:3' },
    ]);
    expect(evidence[0]?.text).toBe(died);
  });

  it.each([
    ['java.lang.OutOfMemoryError: GC overhead limit exceeded', 'memory'],
    ['java.lang.OutOfMemoryError: Metaspace', 'memory'],
    ['java.lang.OutOfMemoryError: unable to create new native thread', 'threads'],
    ['Caused by: java.net.SocketException: Too many open files', 'open-files'],
    ['java.io.FileNotFoundException: /x (Too many open files)', 'open-files'],
    [
      'java.util.concurrent.RejectedExecutionException: Task a rejected from b[Running, pool size = 8, active threads = 8]',
      'threads',
    ],
  ])('below any message: %s', async (line, event) => {
    const lines = [warn(from, `some message\n${line}\n\tat a.b.C.d(C.java:1)`)];
    const { serverEvents } = await analyzeLines(lines);
    expect(serverEvents.map((told) => told.event)).toEqual([event]);
  });

  it.each([
    'java.lang.NullPointerException',
    'java.util.concurrent.RejectedExecutionException: Task a rejected from b[Terminated, pool size = 0]',
    'java.io.IOException: Connection reset by peer',
    'Exceptional weather',
  ])('are not looked for: %s', async (line) => {
    expect(await eventsOf([warn(from, `some message\n${line}`)])).toEqual([]);
  });
});

describe('queues', () => {
  const agents = ['1001001', '1001002', '1001003'];
  const told = (s: number, agent: string, queued: number, dropped = 0) =>
    statistics(at(s), agent, at(s), { queued, dropped });

  it('of several sessions at once are the server’s', async () => {
    const events = await eventsOf(agents.map((agent, i) => told(i * 10, agent, 40)));
    expect(events).toHaveLength(1);
    expect(events[0]).toMatch(/^queue: .*for up to 3 sessions at once/);
  });

  it('count where messages are dropped', async () => {
    const events = await eventsOf(agents.map((agent, i) => told(i * 10, agent, 0, 2)));
    expect(events.map((event) => event.split(':')[0])).toEqual(['queue']);
  });

  it.each([
    ['one session', [told(0, '1001001', 40), told(10, '1001001', 80), told(20, '1001001', 90)]],
    ['small ones', agents.map((agent, i) => told(i * 10, agent, 3))],
    ['at different times', agents.map((agent, i) => told(i * 90, agent, 40))],
    [
      'drops of long ago',
      [
        ...agents.map((agent, i) => told(i * 90, agent, 0, 2)),
        ...agents.map((agent, i) => told(600 + i, agent, 0, 2)),
      ],
    ],
  ])('are no event: %s', async (_what, lines) => {
    expect(await eventsOf(lines)).toEqual([]);
  });
});

describe('what comes late', () => {
  const agent = '1234';
  const states = (s: number, state: number) => stateEvent(at(s), agent, { state, code: 0 });

  it('is a publication long after the change that it tells', async () => {
    const { serverEvents } = await analyzeLines([
      webTick(from),
      states(20, 2),
      published(at(20.1), agent),
      states(60, 3),
      published(at(74.7), agent),
    ]);
    expect(serverEvents).toMatchObject([{ event: 'slow-publication' }]);
    expect(serverEvents[0]?.text).toContain('up to 15 s: 1 record');
  });

  it.each([
    ['in time', [webTick(from), states(20, 2), published(at(20.4), agent)]],
    [
      'of something else',
      [webTick(from), states(20, 2), published(at(20.1), agent), published(at(50), agent)],
    ],
    [
      'after a state that is told again',
      [
        webTick(from),
        states(20, 2),
        published(at(20.1), agent),
        states(20.2, 2),
        published(at(50), agent),
      ],
    ],
    ['by a log that began between', [states(0, 2), published(at(20), agent)]],
    ['minutes later', [webTick(from), states(20, 2), published(at(200), agent)]],
  ])('is not: %s', async (_what, lines) => {
    expect(await eventsOf(lines)).toEqual([]);
  });

  it('is an answer of CTI', async () => {
    const events = await eventsOf([ctiAnswered(at(0), 7_000), ctiAnswered(at(10), 900)]);
    expect(events).toEqual(['slow-cti: CTI messages were answered late, by up to 7 s: 1 record']);
  });
});

it('names a pool that is used up', async () => {
  const events = await eventsOf([webTick(from), poolSaturated(at(10)), poolSaturated(at(40))]);
  expect(events).toEqual([
    'threads: no thread was to be had (QUEUE STATISTICS POLLING ERROR): 2 records in 30 s',
  ]);
});

describe('the service user', () => {
  const lost = [
    webTick(from),
    serviceUserClosed(at(60)),
    serviceUserPresence(at(60.4), 'unavailable'),
    xmppUnreachable(at(61)),
    xmppUnreachable(at(150)),
  ];
  const names = async (lines: readonly Line[]) =>
    (await analyzeLines(lines)).serverEvents.map(({ event }) => event);

  it('is lost once, whatever tells of it', async () => {
    expect(await names(lost)).toEqual(['service-user-lost']);
  });

  it('is lost again after it was back', async () => {
    const lines = [...lost, serviceUserPresence(at(200), 'available'), serviceUserClosed(at(210))];
    expect(await names(lines)).toEqual([
      'service-user-lost',
      'service-user-back',
      'service-user-lost',
    ]);
  });

  it('is back with a route that is added in a later second, unless that is of the closing session', async () => {
    const route = (when: number, words: string) =>
      debug(when, `${words} client route finesse@finesse1.example.com/svc`);
    const closed = serviceUserClosed(at(60));
    expect(await names([closed, route(at(62), 'Adding')])).toContain('service-user-back');
    expect(await names([closed, route(at(60), 'Adding')])).not.toContain('service-user-back');
    expect(await names([closed, route(at(61), 'Adding'), route(at(61), 'Removing')])).not.toContain(
      'service-user-back',
    );
  });

  it('leaves open whether an agent came back whom Finesse could not hear of', async () => {
    const outcome = async (lines: readonly Line[]) => {
      const left = presence(at(50), '1001003', 'unavailable');
      const report = await analyzeLines([webTick(from), left, webTick(at(900)), ...lines]);
      return report.disconnects[0]?.outcome;
    };
    expect(await outcome([])).toBe('lost');
    expect(await outcome(lost)).toBe('inconclusive');
    const heard = presence(at(70), '1001004', 'available');
    expect(await outcome([serviceUserClosed(at(60)), heard])).toBe('inconclusive');
    // Finesse heard of the very loss.
    expect(await outcome([serviceUserClosed(at(20)), heard])).toBe('lost');
  });
});
