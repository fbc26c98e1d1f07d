import { describe, expect, it } from 'vitest';
import type { TimelineEvent } from '../../src/model/event.ts';
import type { Fact } from '../../src/model/fact.ts';
import type { TimelineHead } from '../../src/model/timeline-head.ts';
import { families } from '../../src/parsers/index.ts';
import type { Paint, Screen } from '../../src/reporters/reporter.ts';
import { eventFamilies, eventKinds, wordsOf } from '../../src/reporters/table/event-words.ts';
import { cutStart } from '../../src/reporters/table/lines.ts';
import { recordCut } from '../../src/reporters/table/record-cut.ts';
import { timeline } from '../../src/reporters/table/timeline.ts';

const same = (text: string): string => text;
const paint: Paint = { heading: same, bad: same, doubtful: same, good: same, quiet: same };

const print = (
  events: readonly TimelineEvent[],
  given: Partial<TimelineHead> = {},
  screen: Partial<Screen> = {},
): string => {
  const writer = timeline({ ...head, ...given }, { width: 80, paint, verbose: false, ...screen });
  return events.map(writer.event).join('') + writer.end();
};

const source = (path: string, kind: 'openfire-info' | 'webservices') => ({
  path,
  kind,
  node: 'finesse1.example.com',
  format: 'made',
  bytes: 1,
  lines: { total: 120_000, used: 0, unused: 120_000, unknown: 0 },
  records: 1,
});

const info = 'fin1/active_1.tgz!desktop/logs/openfire/info.log';
const web = 'fin2/desktop/logs/webservices/Desktop-webservices.2017-06-17T00-14-00.000.log';

const head: TimelineHead = {
  bundle: {
    roots: ['logs'],
    from: '2017-06-16T18:20:00.000Z',
    to: '2017-06-16T18:50:00.000Z',
    nodes: [
      {
        id: 'finesse1.example.com',
        names: [],
        offsets: [
          { from: '2017-06-16T18:00:00.000Z', offset: '+05:30', basis: 'printed' },
          { from: '2017-06-16T18:48:00.000Z', offset: '+04:30', basis: 'printed' },
        ],
      },
      { id: 'finesse2.example.com', names: [], offsets: [] },
    ],
    sources: [source(info, 'openfire-info'), source(web, 'webservices')],
  },
  agents: ['1001003', 'agent.with.a.long.name@site'],
  hasMoved: false,
  problems: [],
};

const at = (iso: string, printed: string) => ({
  at: `2017-06-16T${iso}Z`,
  printed,
  node: 'finesse1.example.com',
  ref: `${info}:119999`,
});
const jid = 'agent.with.a.long.name\\40site@finesse1.example.com/desktop';
const moved = { node: 'finesse2.example.com', rawAt: '2017-06-16T18:46:02.130Z', ref: `${web}:7` };

const events: readonly TimelineEvent[] = [
  {
    ...at('18:29:34.000', '2017.06.16 23:59:34'),
    kind: 'sweep',
    agent: '1001003',
    sid: 'f382a015',
    jid: '1001003@finesse1.example.com/desktop',
    lastActiveMs: -3,
  },
  {
    ...at('18:30:04.000', '2017.06.17 00:00:04'),
    kind: 'sweep',
    agent: 'agent.with.a.long.name@site',
    sid: 'a8bc1765',
    jid,
    lastActiveMs: 43_230,
  },
  {
    ...at('18:46:04.000', '2017.06.17 00:16:04'),
    kind: 'route-removed',
    jid: 'finesse@finesse1.example.com/svc',
  },
  {
    ...at('18:46:04.630', 'Jun 17 2017 00:16:04.630 +0530'),
    ...moved,
    kind: 'state-request',
    agent: '1001003',
    state: 1,
    reasonCode: 255,
    forced: true,
  },
  {
    ...at('18:46:05.000', 'Jun 17 2017 00:16:05.000 +0530'),
    ...moved,
    kind: 'gadget',
    agent: '1001003',
    title: '電話帳ガジェット',
    url: 'https://gadgets.example.com/phonebook/a/very/long/way/down/into/the/folders/gadget.xml',
    host: 'gadgets.example.com',
  },
  { ...at('18:48:09.000', '2017.06.16 23:18:09'), kind: 'server-stop' },
];

describe('the timeline', () => {
  it.each([
    ['timeline-80', 80, {}, false],
    ['timeline-200', 200, {}, false],
    ['timeline-moved-80', 80, { hasMoved: true }, false],
    ['timeline-moved-200', 200, { hasMoved: true }, false],
    ['timeline-verbose-100', 100, {}, true],
  ] as const)('looks as agreed: %s', async (name, width, given, verbose) => {
    const text = print(events, given, { width, verbose });
    await expect(text).toMatchFileSnapshot(`tables/${name}.txt`);
  });

  it.each([80, 100, 120, 200])('fits %i columns', (width) => {
    const one = { nodes: head.bundle.nodes.slice(0, 1) };
    for (const given of [{}, { hasMoved: true }, { bundle: { ...head.bundle, ...one } }])
      for (const line of print(events, given, { width }).split('\n'))
        expect(line.length).toBeLessThanOrEqual(width);
  });

  it('says so where it is empty', () => {
    expect(print([])).toBe('No event.\n');
  });

  it('is safe to print, a line an event, whatever a log holds', () => {
    const evil = '\u001b[2J\u202e\r\n\u0085 evil';
    const event = {
      ...at('18:46:04.000', evil),
      node: evil,
      agent: evil,
      sid: evil,
      ref: `${evil}:1`,
      kind: 'gadget',
      title: evil,
      url: evil,
      host: evil,
    } as const;
    const given = { agents: [evil], bundle: { ...head.bundle, roots: [evil] } };
    for (const verbose of [true, false]) {
      const text = print([event], given, { width: 300, verbose });
      expect(text.trimEnd().split('\n')).toHaveLength(3);
      expect(text).not.toMatch(/[^\P{C}\n]/u);
      expect(text).toContain('\\u001b');
    }
  });

  it('is red where something ends, and dim where all is routine', () => {
    const marked = { ...paint, bad: (t: string) => `<bad>${t}`, quiet: (t: string) => `<dim>${t}` };
    const text = print(events, {}, { paint: marked, width: 120 });
    expect(text).toMatch(/<bad>state request/);
    expect(text).toMatch(/<dim>sweep +a request is held/);
    expect(text).toMatch(/ {2}sweep +last active 43230 ms/);
  });
});

describe('the words for a fact', () => {
  const facts = families.flatMap(({ patterns }) =>
    patterns.flatMap(({ sample, regex, anchor, read }): Fact[] => {
      const message = sample.slice(Math.max(0, sample.indexOf(anchor)));
      const match = regex.exec(message) ?? regex.exec(sample);
      const fact = match ? read(match, message) : undefined;
      return typeof fact === 'object' ? [fact] : [];
    }),
  );

  it('name what a record says and nothing that it does not', () => {
    expect(new Set(facts.map(({ kind }) => kind)).size).toBeGreaterThan(30);
    for (const fact of facts) {
      const { label, details } = wordsOf(fact);
      const text = [label, ...details].join(', ');
      expect(text).not.toMatch(/undefined|NaN|null|\[object/);
      expect(text).not.toBe('');
    }
  });

  it('stand in one family each', () => {
    const all = Object.values(eventFamilies).flat();
    expect([...all].sort()).toEqual([...eventKinds].sort());
  });
});

describe('the place of a record', () => {
  it('is whole outside a terminal', () => {
    const text = print(events, {}, { width: 80, wholeRefs: true });
    expect(text).toContain(` ${info}:119999\n`);
    expect(text).toContain(` ${web}:7\n`);
  });

  it('keeps the folder that tells namesakes apart', () => {
    const paths = ['10.1.1.1', '10.1.1.2'].map((folder) => `${folder}/desktop/logs/debug.log`);
    const short = recordCut(paths);
    expect(short(`${paths[0]}:3`, 24)).toBe('10.1.1.1/…/debug.log:3');
    expect(short(`${paths[0]}:3`, 17)).toBe('…logs/debug.log:3');
    expect(short('other/logs/info.log:3', 12)).toBe('…/info.log:3');
  });
});

describe('a text without its start', () => {
  it.each([
    ['openfire/debug.log:12', 12, '…ebug.log:12'],
    ['debug.log:12', 12, 'debug.log:12'],
    ['漢字/debug.log:1', 13, '…/debug.log:1'],
  ])('%s in %i columns', (text, width, cut) => {
    expect(cutStart(text, width)).toBe(cut);
  });
});
