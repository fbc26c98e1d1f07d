import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyze.ts';
import type { Report } from '../../../src/model/report.ts';
import { analyzeFiles, type Files, render, withFolder } from '../../support/bundle.ts';
import {
  clientStatus,
  consume,
  type Line,
  restRequest,
  restResponse,
  sweep,
  time,
  webTick,
} from '../../support/lines.ts';
import { bundleOf, fates } from '../../support/made-bundle.ts';
import { cut, healthy, logoutChain } from '../../support/stories.ts';

const from = time('10:00:00');
const minute = 60_000;
const lines: readonly Line[] = [
  webTick(from),
  webTick(from + 30 * minute),
  ...cut('1001003', { from, lastActive: time('10:09:50.770') }),
  ...logoutChain('1001003', time('10:11:30.400')),
  ...healthy('1001004', from, time('10:10:00')),
  ...healthy('1001004', time('10:12:00'), time('10:20:00')),
  ...healthy('1001005', from, time('10:20:00')),
  clientStatus(from, '1001003', 'connected'),
  ...[1, 5, 9, 13, 17].flatMap((m) => [
    restRequest(from + m * minute, '1001003', `r${m}`),
    ...(m === 9 ? [] : [restResponse(from + m * minute + 40, '1001003', `r${m}`)]),
  ]),
  clientStatus(time('10:11:00.200'), '1001003', 'disconnected'),
  ...Array.from({ length: 40 }, (_, i) => consume(from + i * 20_000, '1001005', 100 + i)),
];
const whole = render(lines);
const debugLog = 'openfire/debug.log';
const webLog = 'webservices/Desktop-webservices.2026-11-23T00-00-00.000.log';
const clientLog = 'clientlogs/1001003.log';

/** Everything but where it stands. */
const withoutRefs = ({ agents, disconnects, bursts, serverEvents, settings }: Report) =>
  JSON.parse(
    JSON.stringify({ agents, disconnects, bursts, serverEvents, settings }, (key, value) =>
      key === 'evidence' && Array.isArray(value)
        ? value.length
        : key === 'evidence'
          ? 'a ref'
          : value,
    ),
  );

/** A record's further lines begin with a tag. */
const recordsIn = (text: string): string[] => text.match(/[^\n]*\n(?:<[^\n]*\n)*/g) ?? [];
/** Records from one on, and up to another, of a log. */
const part = (path: string, begin: number, end?: number): string =>
  recordsIn(whole[path] ?? '')
    .slice(begin, end)
    .join('');
/** Of the day, as a head prints it. */
const secondsOf = (record = ''): number => {
  const [, clock = ''] = /(\d\d:\d\d:\d\d(?:\.\d+)?)/.exec(record) ?? [];
  return Date.parse(`2026-11-23T${clock}Z`) / 1_000;
};
const countIn = (path: string): number => recordsIn(whole[path] ?? '').length;
const but = (path: string, files: Files): Files => ({
  ...Object.fromEntries(Object.entries(whole).filter(([name]) => name !== path)),
  ...files,
});
/** How many events the whole timeline has. */
const eventsIn = (files: Files): Promise<number> =>
  withFolder(files, async (folder) => {
    const { timeline } = await analyze([folder], { all: true });
    let events = 0;
    for await (const _ of timeline()) events += 1;
    return events;
  });
const repeatsIn = ({ problems }: Report) =>
  problems.filter(({ what }) => what.includes('they count once'));

describe('files that overlap', () => {
  it.each([
    [debugLog, 'second/openfire/debug.log'],
    [debugLog, 'openfire/debug.log.1'],
    [webLog, 'second/Desktop-webservices.log'],
    [clientLog, 'second/Desktop-client-1001003.log'],
  ])('count once: %s beside %s', async (path, other) => {
    const half = Math.floor(countIn(path) / 2);
    const expected = withoutRefs(await analyzeFiles(whole));
    const begin = Math.floor(half / 2);
    for (const [one, two] of [
      [part(path, 0, half + begin), part(path, begin)],
      [part(path, begin), part(path, 0, half + begin)],
      [part(path, 0), part(path, begin, half)],
    ]) {
      const report = await analyzeFiles(but(path, { [path]: one ?? '', [other]: two ?? '' }));
      expect(withoutRefs(report)).toEqual(expected);
      expect(repeatsIn(report)).toHaveLength(1);
    }
  });

  it('are named, with how much they repeat', async () => {
    const all = countIn(debugLog);
    const report = await analyzeFiles(
      but(debugLog, { [debugLog]: part(debugLog, 0, all - 5), 'b/debug.log': part(debugLog, 10) }),
    );
    expect(repeatsIn(report)).toEqual([
      {
        severity: 'warning',
        where: 'b/debug.log',
        what: `${all - 15} of its ${all - 10} records repeat those of ${debugLog}; they count once`,
        next: expect.any(String),
      },
    ]);
  });

  it('a log of errors repeats the whole log as it should', async () => {
    const errors = recordsIn(whole[webLog] ?? '').filter((line) =>
      line.includes('PRESENCE DRIVEN'),
    );
    const withErrors = {
      ...whole,
      'webservices/Error-Desktop-webservices.2026-11-23T00-00-00.000.log': errors.join(''),
    };
    const report = await analyzeFiles(withErrors);
    expect(withoutRefs(report)).toEqual(withoutRefs(await analyzeFiles(whole)));
    expect(repeatsIn(report)).toEqual([]);
    expect(await eventsIn(withErrors)).toBe(await eventsIn(whole));
  });

  it('count once: access logs', async () => {
    const log = Array.from({ length: 9 }, (_, m) => {
      const head = `10.0.0.1 - 1001003 [23/Nov/2026:10:0${m}:00.000 +0000]`;
      return `${head} "GET /desktop/container/ HTTP/1.1" 200 7857 0\n`;
    });
    const files = {
      'a/access.log': log.slice(0, 6).join(''),
      'b/access.log': log.slice(3).join(''),
    };
    expect(await eventsIn(files)).toBe(log.length);
    expect(repeatsIn(await analyzeFiles(files)).map(({ where }) => where)).toEqual([
      'b/access.log',
    ]);
  });

  it('that only touch in one second are no copies', async () => {
    const at = time('10:05:00');
    const twice = [sweep(at, '1001009', 0), sweep(at, '1001009', 0)];
    const text = (all: readonly Line[]): string => render(all)[debugLog] ?? '';
    const before = healthy('1001009', from, at - 30_000);
    const after = healthy('1001009', at + 30_000, at + minute);
    const files = {
      'openfire/debug.log.1': text([...before, ...twice.slice(0, 1)]),
      [debugLog]: text([...twice.slice(1), ...after]),
    };
    expect(repeatsIn(await analyzeFiles(files))).toEqual([]);
    expect(await eventsIn(files)).toBe(before.length + twice.length + after.length);
  });

  it('keep the lines that a log repeats in itself', async () => {
    const repeated = recordsIn(whole[clientLog] ?? '').flatMap((line) => [line, line]);
    const once = withoutRefs(
      await analyzeFiles(but(clientLog, { [clientLog]: repeated.join('') })),
    );
    const copies = but(clientLog, {
      [clientLog]: repeated.slice(0, -2).join(''),
      'b/Desktop-1001003.log': repeated.slice(4).join(''),
    });
    expect(withoutRefs(await analyzeFiles(copies))).toEqual(once);
    expect(await eventsIn(copies)).toBe((await eventsIn(whole)) + countIn(clientLog));
  });

  it('count once over the hour that a clock shows twice', async () => {
    const change = Date.UTC(2026, 10, 1, 6);
    const lasting = healthy('1001004', change - 90 * minute, change + 90 * minute);
    const offset = (at: number): number => (at < change ? -240 : -300);
    const log = recordsIn(render(lasting, { offset })[debugLog] ?? '');
    const options = { zones: [{ zone: 'America/New_York' }] };
    const third = Math.floor(log.length / 3);
    const report = await analyzeFiles(
      { 'a/debug.log': log.slice(0, 2 * third).join(''), 'b/debug.log': log.slice(third).join('') },
      options,
    );
    const single = await analyzeFiles({ [debugLog]: log.join('') }, options);
    expect(withoutRefs(report)).toEqual(withoutRefs(single));
    expect(repeatsIn(report).map(({ what }) => what.split(' ')[0])).toEqual([String(third)]);
  });

  it('tell the same, wherever they are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fates,
        fc.constantFrom(debugLog, webLog),
        fc.tuple(fc.nat(), fc.nat()),
        fc.boolean(),
        async (all, path, cuts, swapped) => {
          const files = render(bundleOf(all));
          const own = recordsIn(files[path] ?? '');
          const [begin = 0, end = 0] = cuts
            .map((at) => at % (own.length + 1))
            .sort((a, b) => a - b);
          fc.pre(secondsOf(own[end - 1]) - secondsOf(own[begin]) > 1);
          const parts = [own.slice(0, end).join(''), own.slice(begin).join('')];
          const [one = '', two = ''] = swapped ? parts.reverse() : parts;
          const report = await analyzeFiles({ ...files, [path]: one, [`b/${path}`]: two });
          expect(withoutRefs(report)).toEqual(withoutRefs(await analyzeFiles(files)));
        },
      ),
      { numRuns: 25 },
    );
  });
});
