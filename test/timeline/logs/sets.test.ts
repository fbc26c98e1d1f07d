import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyze.ts';
import type { Report } from '../../../src/model/report.ts';
import { wallMs } from '../../../src/model/time.ts';
import type { SourceKind } from '../../../src/model/words.ts';
import { Interner } from '../../../src/timeline/logs/interner.ts';
import { inSetOrder } from '../../../src/timeline/logs/sets.ts';
import { SourceLog } from '../../../src/timeline/logs/source-log.ts';
import { analyzeFiles, render, withFolder } from '../../support/bundle.ts';
import {
  consume,
  debugTick,
  idleClose,
  type Line,
  sweep,
  time,
  webTick,
} from '../../support/lines.ts';
import { bundleOf, fates } from '../../support/made-bundle.ts';
import { cut, healthy } from '../../support/stories.ts';

const kindOf = (path: string): SourceKind =>
  path.includes('webservices')
    ? 'webservices'
    : path.includes('info')
      ? 'openfire-info'
      : 'openfire-debug';

function logOf(path: string, second: number | undefined): SourceLog {
  const identity = {
    index: 0,
    path,
    tree: '',
    kind: kindOf(path),
    partial: path.includes('Error-'),
  };
  const log = new SourceLog(identity, new Interner(), false);
  if (second !== undefined) log.first = { wall: wallMs(second * 1_000) };
  return log;
}

describe('the order of rotated logs', () => {
  it.each<[string, readonly (readonly [path: string, second?: number])[]]>([
    ['none', []],
    [
      'by time, whatever the names',
      [
        ['o/debug.log', 1],
        ['o/debug.log.2', 2],
        ['o/debug.log.1', 3],
      ],
    ],
    [
      'in a storm log4j 1 counts up from the newest',
      [
        ['o/debug.log.10', 5],
        ['o/debug.log.9', 5],
        ['o/debug.log.2', 5],
        ['o/debug.log.1', 5],
        ['o/debug.log', 5],
      ],
    ],
    [
      'in a storm log4j 2 counts up to the newest',
      [
        ['o/debug.log-1', 5],
        ['o/debug.log-2', 5],
        ['o/debug.log-10', 5],
        ['o/debug.log', 5],
      ],
    ],
    [
      'with the number before the ending',
      [
        ['o/debug-2.log', 5],
        ['o/debug-10.log', 5],
        ['o/debug.log', 5],
      ],
    ],
    [
      'the numbers of packed ones',
      [
        ['o/debug.log.2.gz', 5],
        ['o/debug.log.1.gz', 5],
        ['o/debug.log', 5],
      ],
    ],
    [
      'dates by the path: their parts are no numbers',
      [
        ['w/Desktop-webservices.2017-06-17T00-01-02.123.log', 5],
        ['w/Desktop-webservices.2017-06-17T00-01-03.009.startup.log', 5],
        ['w/Desktop-webservices.2017-06-17T00-01-04.001.log', 5],
      ],
    ],
    ['without a record it comes last', [['o/debug.log', 1], ['o/debug.log.2']]],
    [
      'sets by their first path, those of one kind together',
      [
        ['a/debug.log.1', 7],
        ['a/debug.log', 8],
        ['b/debug.log.1', 1],
        ['b/debug.log', 2],
        ['a/info.log.1', 1],
        ['a/info.log', 2],
        ['w/Desktop-webservices.log', 3],
        ['w/Error-Desktop-webservices.log', 1],
      ],
    ],
  ])('%s', (_, expected) => {
    const logs = expected.map(([path, second]) => logOf(path, second));
    fc.assert(
      fc.property(fc.shuffledSubarray(logs, { minLength: logs.length }), (listed) => {
        expect(inSetOrder(listed).map(({ path }) => path)).toEqual(expected.map(([path]) => path));
      }),
      { numRuns: 30 },
    );
  });

  const at = (clock: string) => wallMs(Date.parse(`2026-10-25T${clock}:00Z`));
  /** From the one reading to the other, with the first sample of an instant a minute after the first. */
  function part(path: string, from: string, to: string, offset?: number): SourceLog {
    const log = logOf(path, at(from) / 1_000);
    log.last = { wall: at(to) };
    const wall = wallMs(at(from) + 60_000);
    if (offset !== undefined)
      log.clockSamples.push({ wall, epochMs: wall - offset * 3_600_000, line: 2, count: 2 });
    return log;
  }

  it.each<[string, readonly SourceLog[]]>([
    [
      'by the names',
      [
        part('o/debug.log.2', '02:20', '02:40'),
        part('o/debug.log.1', '02:40', '02:59'),
        part('o/debug.log', '02:00', '02:30'),
      ],
    ],
    [
      'by the instants',
      [
        part('o/debug.log.b', '02:20', '02:40', 2),
        part('o/debug.log.c', '02:40', '02:59', 2),
        part('o/debug.log.a', '02:00', '02:30', 1),
      ],
    ],
    [
      'not by names that the instants are against',
      [part('o/debug.log', '02:00', '02:15', 1), part('o/debug.log.1', '02:20', '02:59', 1)],
    ],
    [
      'not by names where the clock was set back by more than an hour',
      [part('o/debug.log', '01:30', '02:15'), part('o/debug.log.1', '02:20', '02:59')],
    ],
    [
      'not by names where the clock was set back by day',
      [part('o/debug.log', '12:00', '12:15'), part('o/debug.log.1', '12:20', '12:59')],
    ],
    [
      'not by names where the clock was set back twice',
      [
        part('o/debug.log', '02:00', '02:05'),
        part('o/debug.log.1', '02:10', '02:30'),
        part('o/debug.log.2', '02:35', '02:59'),
      ],
    ],
  ])('across a clock set back goes %s', (_, expected) => {
    expect(inSetOrder([...expected].reverse()).map(({ path }) => path)).toEqual(
      expected.map(({ path }) => path),
    );
  });

  it('goes by instants where offsets are printed', () => {
    const earlier = logOf('w/webservices.2', 7_200);
    const later = logOf('w/webservices.1', 4_000);
    earlier.first = { wall: wallMs(7_200_000), offsetMinutes: 120 };
    later.first = { wall: wallMs(4_000_000), offsetMinutes: 60 };
    expect(inSetOrder([later, earlier])).toEqual([earlier, later]);
  });
});

/** What a report says, without where it stands. */
const verdictsOf = ({ agents, disconnects, bursts, serverEvents, settings }: Report): unknown =>
  JSON.parse(
    JSON.stringify({ agents, disconnects, bursts, serverEvents, settings }, (key, value) =>
      key === 'evidence' ? 0 : value,
    ),
  );

const debugLog = 'openfire/debug.log';
const recordsIn = (text: string): string[] => text.match(/[^\n]*\n(?:<[^\n]*\n)*/g) ?? [];

/** The parts of a log, oldest first, under the names of a rotation. */
const namings: Readonly<Record<string, (path: string, i: number, parts: number) => string>> = {
  'log4j 1': (path, i, parts) => (i === parts - 1 ? path : `${path}.${parts - 1 - i}`),
  'log4j 2': (path, i, parts) => (i === parts - 1 ? path : `${path}-${i + 1}`),
  'a number before the ending': (path, i, parts) =>
    i === parts - 1 ? path : path.replace('.log', `-${i + 1}.log`),
  'a date': (path, i) => path.replace('.log', `.2026-11-23T10-00-${10 + i}.123.log`),
  'names that say nothing': (path, i, parts) => `${path}.${'hcfaegbd'[i % 8]}${parts}`,
};

function rotated(path: string, text: string, cuts: readonly number[], name: string) {
  const records = recordsIn(text);
  const borders = cuts.map((at) => at % (records.length + 1)).sort((a, b) => a - b);
  const parts = [0, ...borders].map((begin, i) => records.slice(begin, borders[i]).join(''));
  const nameOf = namings[name] as (path: string, i: number, parts: number) => string;
  return Object.fromEntries(parts.map((part, i) => [nameOf(path, i, parts.length), part]));
}

const withoutLog = (files: Readonly<Record<string, string>>, path: string) =>
  Object.fromEntries(Object.entries(files).filter(([name]) => name !== path));

describe('a rotated log', () => {
  it.each(Object.keys(namings))('tells what the whole tells: %s', async (name) => {
    await fc.assert(
      fc.asyncProperty(
        fates,
        fc.array(fc.nat(), { minLength: 1, maxLength: 6 }),
        async (all, cuts) => {
          const files = render(bundleOf(all));
          const parts = rotated(debugLog, files[debugLog] ?? '', cuts, name);
          const report = await analyzeFiles({ ...withoutLog(files, debugLog), ...parts });
          expect(verdictsOf(report)).toEqual(verdictsOf(await analyzeFiles(files)));
        },
      ),
      { numRuns: 8 },
    );
  });

  const from = time('10:00:00');
  const polls = (until: number): Line[] =>
    Array.from({ length: Math.floor((until - from) / 25_000) }, (_, i) =>
      [i, i + 1].map((n) => consume(from + n * 25_000 - (n > i ? 50 : 0), '1001003', 100 + i)),
    ).flat();
  const silentFor40 = (): Line[] => {
    const all = polls(time('10:20:00'));
    const gap = time('10:10:01');
    return all.filter(({ at }) => at < gap || at > gap + 40_000);
  };

  it('keeps a near miss that the border divides', async () => {
    const lines = [webTick(from), ...silentFor40(), ...healthy('1001004', from, time('10:20:00'))];
    const whole = await analyzeFiles(render(lines));
    expect(whole.disconnects.map(({ outcome }) => outcome)).toEqual(['near-miss']);
    const files = render(
      lines.map((line) =>
        line.log === debugLog && line.at < time('10:10:20')
          ? { ...line, log: `${debugLog}.1` }
          : line,
      ),
    );
    expect(verdictsOf(await analyzeFiles(files))).toEqual(verdictsOf(whole));
  });

  it('with a part missing stood not still, and shows no near miss there', async () => {
    const lines = [
      webTick(from),
      ...polls(time('10:20:00')),
      ...healthy('1001004', from, time('10:20:00')),
    ];
    const parts = lines.map((line): Line => {
      if (line.log !== debugLog) return line;
      const part = line.at < time('10:08:00') ? 3 : line.at < time('10:10:00') ? 2 : 1;
      return { ...line, log: `${debugLog}.${part}` };
    });
    const { serverEvents, disconnects } = await analyzeFiles(
      withoutLog(render(parts), `${debugLog}.2`),
    );
    expect(serverEvents).toEqual([]);
    expect(disconnects).toEqual([]);
  });

  it('without a sweep in one part covers the time all the same', async () => {
    const lost = cut('1001003', { from, lastActive: time('10:01:50.770') });
    const ticks = Array.from({ length: 60 }, (_, i) => debugTick(time('10:05:00') + i * 20_000));
    const later = healthy('1001004', time('10:26:00'), time('10:40:00'));
    const lines = [...lost, ...ticks, ...later, idleClose(time('10:15:00'), '1001009')];
    const whole = await analyzeFiles(render(lines));
    const parts = lines.map((line) => {
      if (line.log !== debugLog) return line;
      const part = line.at < time('10:05:00') ? '.2' : line.at < time('10:26:00') ? '.1' : '';
      return { ...line, log: `${debugLog}${part}` };
    });
    const report = await analyzeFiles(render(parts));
    expect(verdictsOf(report)).toEqual(verdictsOf(whole));
    expect(report.bundle.missing).toEqual(whole.bundle.missing);
  });

  it('of tiny files within one second is read by its names', async () => {
    const at = time('10:10:00');
    const storm = (order: readonly number[]) =>
      Object.fromEntries(
        order.map((n, i) => [
          `${debugLog}${i === 0 ? '' : `.${i}`}`,
          render([sweep(at, '1001003', 1_000 * n)])[debugLog] ?? '',
        ]),
      );
    const cited = async (order: readonly number[]): Promise<string[]> =>
      withFolder(storm(order), async (folder) => {
        const { timeline } = await analyze([folder], { all: true });
        const refs: string[] = [];
        for await (const { ref } of timeline()) refs.push(ref);
        return refs;
      });
    expect(await cited([1, 2, 3])).toEqual([`${debugLog}.2:1`, `${debugLog}.1:1`, `${debugLog}:1`]);
  });
});
