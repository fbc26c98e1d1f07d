import { describe, expect, it } from 'vitest';
import type { ClientStatus } from '../../../src/lab/happening.ts';
import { Desk, type DeskOptions } from './desk.ts';

/*
 * browser-behaviour.md section 1, row by row: what was done to a desktop, and what then reached the server and stood in
 * the client log. Seconds after the cut; a pair is the least and the most.
 */

type Span = readonly [least: number, most: number];
type Request = readonly ['same' | 'next' | 'later' | 'new', Span, ('invalid' | 'gone')?];
type Status = readonly [ClientStatus, Span];

interface Row {
  readonly what: string;
  readonly options?: DeskOptions;
  /** Before the cut. */
  readonly first?: (desk: Desk) => void;
  readonly cut: (desk: Desk) => void;
  /** The first that arrive after the cut: polls and creates. */
  readonly requests: readonly Request[];
  /** None but these until the end. */
  readonly statuses: readonly Status[];
  readonly closes?: Span;
  /** How long it is watched, s. */
  readonly watched?: number;
}

const jw = { library: 'jabberwerx' } as const;
const st = { library: 'strophe' } as const;
const events = { eventsMs: 40_000 };
/** The poll that is held at the cut ends soon after it, so that the session idles out in less than 100 s. */
const early = { eventsMs: 41_000 };
const seconds = 1_000;

const jwBack = (from: number): Status[] => [
  ['disconnected', [from - 1, from + 1]],
  ['reconnecting', [from + 26, from + 34]],
  ['connected', [from + 26, from + 35]],
];
const stBack = (from: number): Status[] => [
  ['disconnected', [from - 0.5, from + 0.5]],
  ['connecting', [from + 4.5, from + 5.5]],
  ['connected', [from + 5, from + 6.5]],
];
const jw404 = (back: number, from: number): Request[] => [
  ['same', [back + 0.4, back + 0.7], 'invalid'],
  ['same', [back + 2.4, back + 2.7], 'invalid'],
  ['same', [back + 6.9, back + 7.2], 'invalid'],
  ['new', [from + 26, from + 35]],
];
const jw404Running = (back: number): Request[] => [
  ['next', [back, back + 0.1], 'invalid'],
  ['next', [back + 0.4, back + 0.7], 'invalid'],
  ['next', [back + 2.4, back + 2.7], 'invalid'],
  ['next', [back + 6.9, back + 7.2], 'invalid'],
];
const hiddenFor = (ms: number) => (desk: Desk) => {
  desk.desktop.hide();
  desk.run(ms);
};

/** So long before its throttled timers run. */
const beforeItsMinute = (desk: Desk, ms: number): void => {
  const past = (desk.agenda.now - desk.pc.gridMs + ms) % 60_000;
  desk.run(60_000 - past);
};

const rows: readonly Row[] = [
  {
    what: 'jw: PC sleeps 20 s',
    options: jw,
    cut: ({ pc }) => pc.sleep(20 * seconds),
    requests: [['next', [20, 31]]],
    statuses: [],
  },
  {
    what: 'jw: PC sleeps 45 s, the answer waits in the socket',
    options: jw,
    cut: ({ pc }) => pc.sleep(45 * seconds),
    requests: [['next', [45, 45.1]]],
    statuses: [],
  },
  {
    what: 'jw: PC sleeps 45 s, with events',
    options: { ...jw, ...events },
    cut: ({ pc }) => pc.sleep(45 * seconds),
    requests: [['next', [45, 45.1]]],
    statuses: [],
  },
  {
    what: 'st: PC sleeps 45 s, its timer comes before the answer',
    options: st,
    cut: ({ pc }) => pc.sleep(45 * seconds),
    requests: [
      ['same', [45, 45.2], 'gone'],
      ['new', [50, 50.6]],
    ],
    statuses: stBack(45.1),
  },
  {
    what: 'jw: PC sleeps 100 s',
    options: { ...jw, ...early },
    cut: ({ pc }) => pc.sleep(100 * seconds),
    requests: jw404(100, 107),
    statuses: jwBack(107),
    closes: [61, 100],
  },
  {
    what: 'jw: PC sleeps 200 s',
    options: jw,
    cut: ({ pc }) => pc.sleep(200 * seconds),
    requests: jw404(200, 207),
    statuses: jwBack(207),
    closes: [61, 120],
    watched: 260,
  },
  {
    what: 'jw: PC sleeps 45 s and its adapter goes down: as offline',
    options: jw,
    cut: ({ pc }) => pc.sleep(45 * seconds, { adapterDown: true }),
    requests: [
      ['same', [45.4, 45.7], 'gone'],
      ['new', [72, 80]],
    ],
    statuses: jwBack(45.5),
  },
  {
    what: 'jw: frozen 45 s, stays hidden',
    options: jw,
    cut: ({ desktop }) => desktop.freeze(45 * seconds, true),
    requests: [['next', [45, 46.1]]],
    statuses: [],
  },
  {
    what: 'st: frozen 45 s',
    options: st,
    cut: ({ desktop }) => desktop.freeze(45 * seconds),
    requests: [['next', [45, 46.1]]],
    statuses: [],
  },
  {
    what: 'jw: frozen 100 s, then shown: four times 404',
    options: { ...jw, ...early },
    cut: ({ desktop }) => desktop.freeze(100 * seconds),
    requests: jw404Running(100),
    statuses: jwBack(107),
    closes: [61, 100],
  },
  {
    what: 'jw: frozen 100 s, stays hidden: one 404, a zombie',
    options: { ...jw, ...early },
    cut: ({ desktop }) => desktop.freeze(100 * seconds, true),
    requests: [['next', [100, 101.1], 'invalid']],
    statuses: [],
    closes: [61, 100],
  },
  {
    what: 'st: frozen 100 s, stays hidden: signs in step by step',
    options: { ...st, ...early },
    cut: ({ desktop }) => desktop.freeze(100 * seconds, true),
    requests: [
      ['next', [100, 101.1], 'invalid'],
      ['new', [105, 107.1]],
    ],
    statuses: [
      ['disconnecting', [100, 101.1]],
      ['disconnected', [100, 101.1]],
      ['connecting', [105, 107.1]],
      ['connected', [110, 113]],
    ],
    closes: [61, 100],
  },
  {
    what: 'jw: main thread blocked 75 s',
    options: jw,
    cut: ({ desktop }) => desktop.block(75 * seconds),
    requests: [['next', [75, 75.1]]],
    statuses: [],
  },
  {
    what: 'st: main thread blocked 75 s',
    options: st,
    cut: ({ desktop }) => desktop.block(75 * seconds),
    requests: [['next', [75, 75.3]]],
    statuses: [],
  },
  {
    what: 'jw: main thread blocked 120 s',
    options: jw,
    cut: ({ desktop }) => desktop.block(120 * seconds),
    requests: jw404Running(120),
    statuses: jwBack(127),
    closes: [61, 120],
  },
  {
    what: 'st: main thread blocked 120 s: one 404',
    options: st,
    cut: ({ desktop }) => desktop.block(120 * seconds),
    requests: [
      ['next', [120, 120.3], 'invalid'],
      ['new', [125, 126]],
    ],
    statuses: [['disconnecting', [120, 120.3]], ...stBack(120.1)],
    closes: [61, 120],
  },
  {
    what: 'jw: offline 20 s: the held request survives',
    options: jw,
    cut: ({ path }) => path.offline(20 * seconds),
    requests: [['next', [20, 31]]],
    statuses: [],
  },
  {
    what: 'jw: offline 45 s: gives up after 7 s, a new session afterwards',
    options: jw,
    cut: ({ path }) => path.offline(45 * seconds),
    requests: [['new', [47, 75]]],
    statuses: [
      ['disconnected', [7, 38]],
      ['reconnecting', [45, 75]],
      ['connected', [45, 75]],
    ],
  },
  {
    what: 'jw: offline 100 s: disconnected and reconnecting again and again, no 404',
    options: { ...jw, ...events },
    cut: ({ path }) => path.offline(100 * seconds),
    requests: [['new', [100, 140]]],
    statuses: [
      ['disconnected', [7, 38]],
      ['reconnecting', [34, 72]],
      ['disconnected', [41, 79]],
      ['reconnecting', [68, 112]],
      ['disconnected', [75, 119]],
      ['reconnecting', [100, 152]],
      ['connected', [100, 152]],
    ],
    closes: [61, 118],
  },
  {
    what: 'st: offline 100 s: disconnected 68 s after the first failure',
    options: { ...st, ...events },
    cut: ({ path }) => path.offline(100 * seconds),
    requests: [['new', [100, 130]]],
    statuses: [
      ['disconnected', [68, 99]],
      ['connecting', [73, 104]],
      ['connected', [100, 140]],
    ],
    closes: [61, 118],
  },
  {
    what: 'jw: black hole 45 s swallows an empty answer',
    options: jw,
    cut: ({ path }) => path.blackHole(45 * seconds),
    requests: [
      ['same', [45, 48.1], 'gone'],
      ['new', [72, 85]],
    ],
    statuses: [
      ['disconnected', [45, 48.1]],
      ['reconnecting', [72, 82]],
      ['connected', [72, 82]],
    ],
  },
  {
    what: 'st: black hole 45 s swallows an event: served again',
    options: { ...st, eventsMs: 75_000 },
    cut: ({ path }) => path.blackHole(45 * seconds),
    requests: [
      ['same', [45, 48.1]],
      ['next', [45, 48.3]],
    ],
    statuses: [],
  },
  {
    what: 'jw: black hole 100 s',
    options: { ...jw, ...early },
    cut: ({ path }) => path.blackHole(100 * seconds),
    requests: [
      ['same', [100, 103.1], 'invalid'],
      ['same', [100, 103.1], 'invalid'],
      ['same', [100, 120], 'invalid'],
      ['new', [126, 155]],
    ],
    statuses: [
      ['disconnected', [100, 120]],
      ['reconnecting', [127, 154]],
      ['connected', [127, 154]],
    ],
    closes: [61, 118],
  },
  {
    what: 'st: black hole 100 s',
    options: { ...st, ...early },
    cut: ({ path }) => path.blackHole(100 * seconds),
    requests: [
      ['same', [100, 103.1], 'invalid'],
      ['same', [100, 103.1], 'invalid'],
      ['same', [103, 130], 'invalid'],
      ['new', [108, 136]],
    ],
    statuses: [
      ['disconnecting', [103, 130]],
      ['disconnected', [103, 130]],
      ['connecting', [108, 135]],
      ['connected', [108, 136]],
    ],
    closes: [61, 118],
  },
  {
    what: 'jw: a proxy cuts at 20 s, 150 s long: the same rid 0.5 s later, nothing else',
    options: jw,
    cut: ({ path }) => path.proxyCuts(20 * seconds, 150 * seconds),
    requests: [
      ['same', [11, 21]],
      ['next', [11, 21.1]],
      ['next', [31, 42]],
    ],
    statuses: [],
  },
  {
    what: 'st: a proxy cuts at 20 s, 150 s long: the same rid at once, nothing else',
    options: st,
    cut: ({ path }) => path.proxyCuts(20 * seconds, 150 * seconds),
    requests: [
      ['same', [11, 21]],
      ['next', [11, 21.2]],
      ['next', [31, 41.3]],
    ],
    statuses: [],
  },
  {
    what: 'jw: hidden, throttled, a 502: silent until it is shown, then the same rid',
    options: { ...jw, ...events },
    first: hiddenFor(120 * seconds),
    cut: (desk) => {
      desk.path.badGateway(65 * seconds);
      desk.agenda.in(459 * seconds, () => desk.desktop.show());
    },
    requests: [
      ['next', [459.3, 459.6], 'invalid'],
      ['next', [461.3, 461.6], 'invalid'],
      ['next', [465.8, 466.1], 'invalid'],
    ],
    statuses: jwBack(466),
    closes: [15, 115],
    watched: 520,
  },
  {
    what: 'jw: hidden, throttled, black hole 70 s: silent until it is shown, then the same rid',
    options: jw,
    first: (desk) => {
      hiddenFor(120 * seconds)(desk);
      beforeItsMinute(desk, 5_000);
    },
    cut: (desk) => {
      desk.path.blackHole(70 * seconds);
      desk.agenda.in(240 * seconds, () => desk.desktop.show());
    },
    requests: [
      ['next', [70, 73.1], 'invalid'],
      ['next', [240.3, 240.6], 'invalid'],
      ['next', [242.3, 242.6], 'invalid'],
      ['next', [246.8, 247.1], 'invalid'],
    ],
    statuses: jwBack(247),
    closes: [30, 70],
    watched: 290,
  },
  {
    what: 'jw: hidden, throttled, PC sleeps 100 s: one 404, a zombie',
    options: jw,
    first: (desk) => {
      hiddenFor(120 * seconds)(desk);
      beforeItsMinute(desk, 10_000);
    },
    cut: ({ pc }) => pc.sleep(100 * seconds),
    requests: [['next', [100, 101.1], 'invalid']],
    statuses: [],
    closes: [30, 72],
  },
  {
    what: 'st: hidden, throttled, one 502: the same rid at once, carried on',
    options: { ...st, ...events },
    first: (desk) => {
      hiddenFor(120 * seconds)(desk);
      beforeItsMinute(desk, 500);
    },
    cut: ({ path }) => path.badGateway(3 * seconds),
    requests: [
      ['next', [8, 11]],
      ['later', [60, 61]],
    ],
    statuses: [],
  },
  {
    what: 'jw: hidden, throttled, 20 s offline between two polls: nobody notices',
    options: { ...jw, ...events },
    first: (desk) => {
      hiddenFor(120 * seconds)(desk);
      beforeItsMinute(desk, 55_000);
    },
    cut: ({ path }) => path.offline(20 * seconds),
    requests: [
      ['next', [54.5, 55.5]],
      ['later', [114.5, 115.5]],
    ],
    statuses: [],
  },
  {
    what: 'jw: killed',
    options: jw,
    cut: ({ desktop }) => desktop.close(false, false),
    requests: [],
    statuses: [],
    closes: [61, 118],
  },
  {
    what: 'jw: F5',
    options: jw,
    cut: ({ desktop }) => desktop.refresh(),
    requests: [['new', [0.6, 0.9]]],
    statuses: [
      ['unloading', [0, 0]],
      ['loaded', [0.5, 0.9]],
      ['connecting', [0.5, 0.9]],
      ['connected', [0.7, 1.5]],
    ],
  },
  {
    what: 'st: away and back after 20 s',
    options: st,
    cut: ({ desktop }) => desktop.leave(20 * seconds),
    requests: [['new', [20.6, 20.9]]],
    statuses: [
      ['unloading', [0, 0]],
      ['loaded', [20.5, 20.9]],
      ['connecting', [20.5, 20.9]],
      ['connected', [20.7, 21.6]],
    ],
  },
];

const within = (value: number | undefined, [least, most]: Span): boolean =>
  value !== undefined && value >= least && value <= most;

describe.each([1, 2, 3, 4, 5])('seed %i', (seed) => {
  it.each(rows)('$what', ({ options, first, cut, requests, statuses, closes, watched = 220 }) => {
    const desk = new Desk({ ...options, seed }).run(61_000 + seed * 1_700);
    first?.(desk);
    const at = desk.now;
    const before = desk.server.seen.at(-1)?.rid ?? 0;
    cut(desk);
    desk.run(at + watched * 1_000 - desk.now);

    const seen = desk.seen(at).filter(({ purpose }) => purpose === 'poll' || purpose === 'create');
    const wanted = requests.map(([rid, span, verdict]) => ({ rid, span, verdict }));
    const got = seen.slice(0, requests.length).map(({ rid, purpose, at: ms, verdict }, place) => {
      const span = wanted[place]?.span ?? [0, 0];
      const which =
        purpose === 'create'
          ? 'new'
          : rid === before
            ? 'same'
            : rid === before + 1
              ? 'next'
              : 'later';
      return { rid: which, span: within(ms / 1_000, span) ? span : ms / 1_000, verdict };
    });
    expect(got).toEqual(wanted);

    const told = desk.statuses(at);
    expect(
      told.map(([status, s], place) => [status, within(s, statuses[place]?.[1] ?? [0, 0]) || s]),
    ).toEqual(statuses.map(([status]) => [status, true]));
    const closed = desk.server.closes.map((close) => (desk.after(close.at) - at) / 1_000);
    expect(closed.every((s) => closes !== undefined && within(s, closes)) || closed).toBe(true);
    if (requests.some(([, , verdict]) => verdict === 'invalid')) expect(closed).toHaveLength(1);
  });
});
