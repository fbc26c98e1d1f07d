import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyze.ts';
import type { TimelineEvent } from '../../../src/model/event.ts';
import {
  analyzeFiles,
  analyzeLines,
  type Files,
  render,
  withFolder,
} from '../../support/bundle.ts';
import {
  accessed,
  clientStatus,
  type Line,
  pageEvent,
  presence,
  restRequest,
  stateEvent,
  statistics,
  time,
  webTick,
} from '../../support/lines.ts';
import { cut, healthy } from '../../support/stories.ts';

const from = time('10:00:00');
const second = 1_000;
const minute = 60_000;
const agent = '1001003';
const nodes = ['finesse1.example.com', 'finesse2.example.com'] as const;

const shift = (lines: readonly Line[], ms: number): Line[] =>
  lines.map((line) => ({ ...line, at: line.at + ms }));

/** Times that no period explains. */
const moments = (count: number): number[] =>
  Array.from({ length: count }, (_, i) => from + i * 41 * second + ((i * i * 7_919) % 29_000));

/** State changes of the other agents, as a server decodes them. */
const states = (count: number, lateMs: (index: number) => number = () => 0): Line[] =>
  moments(count).map((at, i) =>
    stateEvent(at + lateMs(i), `100102${i % 4}`, { state: 2 + (i % 2), code: 0 }),
  );

/** Both servers' logs, of which the second's clock is ahead. */
function cluster(first: readonly Line[], second: readonly Line[], aheadMs: number): Files {
  const named = presence(from, '1001099', 'available');
  const logs = [render([...first, named]), render(shift([...second, named], aheadMs))];
  const trees = logs.map((files, i) =>
    Object.entries(files).map(([path, text]) => [
      `192.0.2.${i + 1}/${path}`,
      text.replaceAll('finesse1.example.com', nodes[i] ?? ''),
    ]),
  );
  return Object.fromEntries(trees.flat());
}

const lost = from + 180 * second;
/** The agent's session on the second server is lost, and 4 s later the agent is there on the first. */
const failOver = (aheadMs: number, count = 12): Files =>
  cluster(
    [
      ...states(count),
      ...healthy('1001011', from, from + 10 * minute),
      statistics(from, '1001011'),
      presence(lost + 4 * second, agent, 'available'),
      ...healthy(agent, from + 210 * second, from + 10 * minute, 'b0000001'),
      webTick(from + 12 * minute),
    ],
    [
      ...states(count, (i) => (i * 5) % 13),
      ...healthy('1001012', from, from + 10 * minute),
      statistics(from, '1001012'),
      ...cut(agent, { from, lastActive: lost - 70 * second }),
      presence(lost + 630, agent, 'unavailable'),
      webTick(from + 12 * minute),
    ],
    aheadMs,
  );

const iso = (at: number): string => new Date(at).toISOString();

async function eventsOf(files: Files, alignClocks: boolean): Promise<TimelineEvent[]> {
  const events: TimelineEvent[] = [];
  await withFolder(files, async (folder) => {
    const { timeline } = await analyze([folder], { alignClocks, all: true });
    for await (const event of timeline()) events.push(event);
  });
  return events;
}

describe('a second server whose clock is 7 s ahead', () => {
  const files = failOver(7_000);
  const comparison = {
    subject: 'finesse2.example.com against finesse1.example.com',
    offsetMs: expect.closeTo(-7_000, -1.5),
    spreadMs: expect.closeTo(10, -1),
    samples: 12,
    basis: 'the same agent state events in both logs',
  };

  it('is told, and moves nothing by itself', async () => {
    const report = await analyzeFiles(files);
    expect(report.clocks).toEqual([{ ...comparison, applied: false }]);
    expect(report.problems).toMatchObject([
      {
        severity: 'warning',
        where: 'finesse2.example.com',
        what: expect.stringContaining('7.0 s ahead of that of finesse1.example.com'),
        next: expect.stringMatching(/--align-clocks.*utils ntp status/),
      },
    ]);
    expect(JSON.stringify(report)).not.toContain('rawAt');
    const [one] = report.disconnects.filter((d) => d.agent === agent);
    expect(one?.at).toBe(iso(lost + 7_000));
    // The return stands 3 s before the loss, and is told with it.
    expect(one?.returnedAt).toBe(iso(lost + 7_000));
  });

  it('is aligned where asked for: the agent comes back after the loss', async () => {
    const report = await analyzeFiles(files, { alignClocks: true });
    expect(report.clocks).toEqual([{ ...comparison, applied: true }]);
    expect(report.problems).toEqual([]);
    const [one] = report.disconnects.filter((d) => d.agent === agent);
    expect(one).toMatchObject({ outcome: 'recovered', returnedAt: iso(lost + 4_000) });
    const moved = report.clocks[0]?.offsetMs ?? 0;
    const raw = one?.steps.find(({ step }) => step === 'presence-unavailable');
    expect(raw).toMatchObject({
      printed: 'Nov 23 2026 10:03:07.630 +0000',
      rawAt: '2026-11-23T10:03:07.630Z',
      at: iso(Date.parse('2026-11-23T10:03:07.630Z') + moved),
    });
    expect(one?.steps.find(({ step }) => step === 'return')).not.toHaveProperty('rawAt');
    for (const { path, rawAt } of report.evidence)
      expect(rawAt !== undefined).toBe(path.startsWith('192.0.2.2/'));
  });

  it('takes all its logs along, and no other', async () => {
    const offsetMs = (await analyzeFiles(files)).clocks[0]?.offsetMs ?? 0;
    const raw = await eventsOf(files, false);
    const aligned = await eventsOf(files, true);
    const at = new Map(raw.map((event) => [event.ref, event.at]));
    expect(aligned).toHaveLength(raw.length);
    for (const event of aligned) {
      const before = at.get(event.ref) ?? '';
      const isSecond = event.node === 'finesse2.example.com';
      expect(event.at).toBe(isSecond ? iso(Date.parse(before) + offsetMs) : before);
      expect(event.rawAt).toBe(isSecond ? before : undefined);
    }
    expect(raw.some(({ rawAt }) => rawAt !== undefined)).toBe(false);
  });
});

describe('the pages’ logs of a server that is moved', () => {
  const page = (id: string, drift: boolean): Line[] => {
    const connected = clientStatus(from, id, 'connected');
    const message =
      'Client: 2026-11-23T10:00:00.000Z, Server: 2026-11-23T10:00:07.000Z, Drift: 7000ms, Network Latency (round trip): 14ms';
    return [connected, ...(drift ? [{ ...connected, message }] : [])];
  };
  const server = shift([...states(12), presence(from, '1001099', 'available')], 7_000);
  const files = {
    ...cluster(states(12), [], 0),
    ...Object.fromEntries(
      Object.entries(render([...server, ...page('1001031', true), ...page('1001032', false)])).map(
        ([path, text]) => [
          `192.0.2.2/${path}`,
          text.replaceAll('finesse1.example.com', 'finesse2.example.com'),
        ],
      ),
    ),
  };

  it('go with it where they were tied to it, and else keep their own time', async () => {
    const { bundle } = await analyzeFiles(files, { alignClocks: true });
    const starts = new Map(bundle.sources.map((source) => [source.path.split('/').at(-1), source]));
    expect(starts.get('1001031.log')?.from).toBe(iso(from));
    expect(starts.get('1001032.log')?.from).toBe(iso(from));
    const raw = await analyzeFiles(files);
    const before = new Map(raw.bundle.sources.map((one) => [one.path.split('/').at(-1), one]));
    expect(before.get('1001031.log')?.from).toBe(iso(from + 7_000));
    expect(before.get('1001032.log')?.from).toBe(iso(from));
  });
});

describe('two servers', () => {
  it('are compared by when events came, however late they were decoded', async () => {
    const late = states(12, (i) => 4_000 + i * 300).map((line, i) => ({
      ...line,
      message: line.message.replace(
        'msgID=30,',
        `msgID=30, timeTracker={"CTI_MSG_RECEIVED":${(moments(12)[i] ?? 0) + 3}},`,
      ),
    }));
    const { clocks } = await analyzeFiles(cluster(states(12), late, 0));
    expect(clocks).toMatchObject([{ offsetMs: -3, spreadMs: 0, samples: 12 }]);
  });

  it.each([
    ['level', 0],
    ['1.5 s apart', 1_500],
    ['1.5 s apart the other way', -1_500],
  ])('%s give no warning', async (_, aheadMs) => {
    const { clocks, problems } = await analyzeFiles(failOver(aheadMs));
    expect(clocks).toHaveLength(1);
    expect(problems).toEqual([]);
  });

  it('whose clocks agree within the spread are not moved', async () => {
    const report = await analyzeFiles(failOver(0), { alignClocks: true });
    expect(report.clocks).toMatchObject([{ applied: false }]);
    expect(JSON.stringify(report)).not.toContain('rawAt');
  });

  it.each([
    ['too few events', failOver(7_000, 4), 'refused: too few of them agree'],
    [
      'events that scatter',
      cluster(
        states(20),
        states(20, (i) => (i * 1_733) % 7_000),
        7_000,
      ),
      'refused: they scatter too much',
    ],
  ])('with %s are told of and stay as they are', async (_, files, why) => {
    const report = await analyzeFiles(files, { alignClocks: true });
    expect(report.clocks).toMatchObject([{ basis: expect.stringContaining(why), applied: false }]);
    expect(report.problems.filter(({ next }) => next.includes('--align-clocks'))).toEqual([]);
    expect(JSON.stringify(report)).not.toContain('rawAt');
  });

  it('without a common event are named where alignment was asked for, and only then', async () => {
    const files = cluster(states(12), healthy('1001012', from, from + 5 * minute), 7 * second);
    for (const alignClocks of [true, false]) {
      const { problems } = await analyzeFiles(files, { alignClocks });
      const untied = problems.filter(({ what }) => what.includes('could not be aligned'));
      expect(untied.map(({ where }) => where)).toEqual(alignClocks ? [...nodes] : []);
    }
    const { problems } = await analyzeFiles(failOver(7 * second), { alignClocks: true });
    expect(problems.filter(({ what }) => what.includes('could not be aligned'))).toEqual([]);
  });

  it('without a common event are not compared', async () => {
    const { clocks } = await analyzeFiles(cluster(states(12), [webTick(from)], 0));
    expect(clocks).toEqual([]);
  });

  it('an hour apart are no matter of clocks that run ahead', async () => {
    const { clocks } = await analyzeFiles(cluster(states(12), states(12), 60 * minute));
    expect(clocks).toEqual([]);
  });
});

describe('three servers', () => {
  it('are moved onto the first, one by way of another', async () => {
    const own = states(12).map((line) => ({
      ...line,
      at: line.at + 20 * minute,
      message: line.message.replace(/agentID=\d+/, 'agentID=7'),
    }));
    const third = render(shift([...own, presence(from, '7', 'available')], 5_000));
    const files = {
      ...cluster(states(12), [...states(12), ...own], 7_000),
      ...Object.fromEntries(
        Object.entries(third).map(([path, text]) => [
          `192.0.2.3/${path}`,
          text.replaceAll('finesse1.example.com', 'finesse3.example.com'),
        ]),
      ),
    };
    const { clocks, evidence, bundle } = await analyzeFiles(files, { alignClocks: true });
    expect(clocks.map(({ subject, offsetMs, applied }) => [subject, offsetMs, applied])).toEqual([
      ['finesse2.example.com against finesse1.example.com', -7_000, true],
      ['finesse3.example.com against finesse2.example.com', 2_000, true],
    ]);
    expect(evidence).toEqual([]);
    const starts = bundle.sources.map((source) => source.from);
    expect(starts).toEqual([iso(from), iso(from), iso(from)]);
  });
});

/** A page's log of 14 requests and 6 events, and the server's logs of the same. */
const page = (aheadMs: number, delayMs = 40): Line[] => {
  const asked = moments(14);
  const told = moments(6).map((at) => at + 11 * second);
  return [
    ...shift(
      [
        ...asked.map((at, i) => restRequest(at, agent, String(i))),
        ...told.map((at) => pageEvent(at + delayMs, agent)),
        clientStatus(from, agent, 'connected'),
      ],
      aheadMs,
    ),
    ...asked.map((at, i) => accessed(at + delayMs + i * 100, agent, { durationMs: i * 100 })),
    ...told.map((at, i) => stateEvent(at, agent, { state: 2 + (i % 2), code: 0 })),
    ...healthy(agent, from, from + 10 * minute),
    presence(from, agent, 'available'),
  ];
};

describe('a page’s log whose clock is off, without drift lines', () => {
  const path = `clientlogs/${agent}.log`;

  it.each([
    ['4 min ahead', 240_000],
    ['4 min behind', -240_000],
    ['3 s behind', -3_000],
  ])('%s is told, and aligned where asked for', async (_, aheadMs) => {
    const comparison = { subject: path, offsetMs: expect.closeTo(-aheadMs, -2.2), samples: 20 };
    const report = await analyzeLines(page(aheadMs));
    expect(report.clocks).toMatchObject([{ ...comparison, applied: false }]);
    expect(report.problems).toMatchObject([
      { where: path, next: expect.stringContaining('--align-clocks') },
    ]);
    const aligned = await analyzeLines(page(aheadMs), { alignClocks: true });
    expect(aligned.clocks).toMatchObject([{ ...comparison, applied: true }]);
    expect(aligned.problems).toEqual([]);
    const source = aligned.bundle.sources.find((one) => one.path === path);
    const start = Date.parse(source?.from ?? '');
    expect(Math.abs(start - from)).toBeLessThan(100);
  });

  it('is said to be level within what the way takes', async () => {
    const report = await analyzeLines(page(0), { alignClocks: true });
    expect(report.clocks).toMatchObject([{ subject: path, applied: false }]);
    expect(report.problems).toEqual([]);
  });

  it('tells what its drift lines left', async () => {
    const drift: Line = {
      ...clientStatus(from + 100, agent, 'connected'),
      message:
        'Client: 2026-11-23T10:00:00.000Z, Server: 2026-11-23T09:56:00.000Z, Drift: -240000ms, Network Latency (round trip): 14ms',
    };
    const { clocks, problems } = await analyzeLines([...page(240_000), { ...drift, at: from }]);
    expect(clocks).toMatchObject([
      { subject: path, offsetMs: -240_000, applied: true },
      { subject: path, offsetMs: expect.closeTo(0, -2.2), samples: 20, applied: false },
    ]);
    expect(problems).toEqual([]);
  });

  it('asks the same with --all', async () => {
    const plain = await analyzeLines(page(240_000));
    const { clocks } = await analyzeLines(page(240_000), { all: true });
    expect(clocks).toEqual(plain.clocks);
  });
});
