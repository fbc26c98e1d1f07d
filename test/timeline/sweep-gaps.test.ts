import { describe, expect, it } from 'vitest';
import type { Mark } from '../../src/timeline/event.ts';
import { Holds } from '../../src/timeline/holds.ts';
import { observeTimers } from '../../src/timeline/timers.ts';
import { analyzeLines } from '../support/bundle.ts';
import {
  debugTick,
  type Line,
  plainSweep,
  serverStart,
  serverStop,
  sweep,
  time,
} from '../support/lines.ts';
import { stamp } from './marks.ts';

const from = time('10:00:00');
const run = { before: 0, isPartial: false };
const sweepsAt = (marks: readonly Mark[]) =>
  marks.map((mark) => ({ ...mark, run, idleSince: [], count: 1, end: mark.at, youngest: 0 }));
/** Sweeps at so many seconds, each of two sessions. */
const sweeps = (...seconds: number[]): Line[] =>
  seconds.flatMap((s) => ['1001001', '1001002'].map((id) => sweep(from + s * 1_000, id, 0)));
const regular = Array.from({ length: 10 }, (_, i) => i * 30);
const before = regular.map((s) => s - 300);

const gapsOf = async (lines: readonly Line[]) =>
  (await analyzeLines(lines)).serverEvents
    .filter(({ event }) => event === 'sweep-gap')
    .map((event) => [event.from, event.at].map((at) => (Date.parse(at ?? '') - from) / 1_000));

describe('sweep gaps', () => {
  it.each<[string, readonly Line[], number[][]]>([
    ['a regular grid', sweeps(...regular), []],
    ['jitter of a second', sweeps(...before, 0, 29, 60, 90, 119, 150, 181), []],
    ['a sweep 5 s late', sweeps(...before, 0, 35, 65), []],
    ['a sweep 6 s late', sweeps(...before, 0, 36, 66), [[0, 36]]],
    ['one sweep missing', sweeps(...before, 0, 60, 90), [[0, 60]]],
    ['a standstill of 100 s', sweeps(...before, 0, 100, 130), [[0, 100]]],
    [
      'two standstills',
      sweeps(...before, 0, 100, 130, 300, 330),
      [
        [0, 100],
        [130, 300],
      ],
    ],
    [
      'records go on inside it',
      [
        ...sweeps(...before, 0, 100, 130),
        ...[20, 38, 55, 73, 90].map((s) => debugTick(from + s * 1_000)),
      ],
      [],
    ],
    [
      'records go on until the missing sweep was due',
      [...sweeps(...before, 0, 100, 130), ...[10, 20, 29].map((s) => debugTick(from + s * 1_000))],
      [[0, 100]],
    ],
    [
      'the server stopped and started inside it',
      [...sweeps(...before, 0, 100, 130), serverStop(from + 10_000), serverStart(from + 70_000)],
      [],
    ],
    ['sweeps without a session: nothing to sweep', sweeps(...before), []],
    [
      'nobody was signed in meanwhile',
      [
        ...sweeps(...before, 0),
        ...[300, 330, 360].map((s) => sweep(from + s * 1_000, '1001003', 0)),
      ],
      [],
    ],
    [
      'one of them stays, others come and go',
      [
        ...sweeps(...before, 0),
        ...[100, 130, 160].flatMap((s) => [
          sweep(from + s * 1_000, '1001001', 0),
          sweep(from + s * 1_000, '1001003', 0),
        ]),
      ],
      [[0, 100]],
    ],
    [
      'sweeps without stream ids',
      [...before, 0, 100, 130].map((s) => plainSweep(from + s * 1_000, '1001001', 0)),
      [[0, 100]],
    ],
  ])('%s', async (_, lines, gaps) => {
    expect(await gapsOf(lines)).toEqual(gaps);
  });

  it('has none at the border of two files', async () => {
    const lines = sweeps(...before, 0, 100, 130).map((line) =>
      line.at > from ? line : { ...line, log: 'openfire/debug.log.1' },
    );
    expect(await gapsOf(lines)).toEqual([]);
  });

  it('has none where the clock was set forward over summer time', async () => {
    const change = Date.UTC(2026, 2, 8, 7);
    const lines = Array.from({ length: 40 }, (_, i) =>
      sweep(change - 600_000 + i * 30_000, '1001001', 0),
    );
    const { serverEvents } = await analyzeLines(lines, {
      offset: (at) => (at < change ? -300 : -240),
      zones: [{ zone: 'America/New_York' }],
    });
    expect(serverEvents.filter(({ event }) => event === 'sweep-gap')).toEqual([]);
  });
});

describe('the period of the sweeps', () => {
  const grid = (source: number, first: number, period: number) =>
    Array.from({ length: 8 }, (_, i) => {
      const mark = stamp(first + i * period, 1_000);
      return { ...mark, place: { ...mark.place, source } };
    });
  const periodOf = (...grids: ReturnType<typeof grid>[]) => {
    const sweeps = sweepsAt(grids.flat().sort((a, b) => a.at - b.at));
    const told = { events: [], sweeps, sessions: [], holds: new Holds() };
    const { value, origin } = observeTimers([told]).sweepMs;
    return [value, origin];
  };

  it.each([
    ['of one file', [grid(0, 0, 20)], [20_000, 'observed']],
    [
      'of two files that go on at once, not of both together',
      [grid(0, 0, 30), grid(1, 12, 30)],
      [30_000, 'observed'],
    ],
    ['of too few', [grid(0, 0, 20).slice(0, 3)], [30_000, 'default']],
  ])('%s', (_, grids, period) => {
    expect(periodOf(...grids)).toEqual(period);
  });
});
