import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnalyzeOptions } from '../../../src/analyze.ts';
import { groupBy } from '../../../src/model/group-by.ts';
import {
  analyzeFiles,
  analyzeLines,
  instantsOf,
  type RenderOptions,
  render,
} from '../../support/bundle.ts';
import {
  consume,
  debug,
  debugTick,
  idleClose,
  type Line,
  presence,
  statistics,
  stdout,
  sweep,
  time,
  undeliverable,
  webTick,
} from '../../support/lines.ts';
import { healthy } from '../../support/stories.ts';

const minute = 60_000;
const hour = 60 * minute;
const from = time('10:00:00');
const sweeps = healthy('1001001', from, from + 10 * minute);
const closeAndPresence = (at: number, agent: string): Line[] => [
  idleClose(at, agent),
  presence(at + 630, agent, 'unavailable'),
];
const offsets = [-720, -210, -60, 0, 60, 330, 345, 765, 840];

async function offsetOf(lines: readonly Line[], options: RenderOptions & AnalyzeOptions) {
  const { bundle, problems } = await analyzeLines(lines, options);
  return {
    offsets: bundle.nodes[0]?.offsets.map(({ offset, basis }) => [offset, basis]),
    problems,
  };
}

const format = (minutes: number): string =>
  `${minutes < 0 ? '-' : '+'}${String(Math.floor(Math.abs(minutes) / 60)).padStart(2, '0')}:${String(Math.abs(minutes) % 60).padStart(2, '0')}`;

const bases: Readonly<Record<string, readonly Line[]>> = {
  'epoch-pair': [...sweeps, statistics(from + 5_000, '1001001')],
  'matched-events': [...sweeps, ...closeAndPresence(from + 90_000, '1001001')],
  printed: [...sweeps, webTick(from), webTick(from + 10 * minute)],
};

describe.each(Object.keys(bases))('the offset by %s', (basis) => {
  it.each(offsets)('%i minutes', async (offset) => {
    const lines = bases[basis] ?? [];
    const { read, truth } = await instantsOf(lines, { offset });
    expect(truth).toMatchObject(read);
    const settled = await offsetOf(lines, { offset });
    expect(settled).toEqual({ offsets: [[format(offset), basis]], problems: [] });
  });
});

describe('the offset by option', () => {
  it.each(offsets)('%i minutes', async (offset) => {
    const options = { offset, zones: [{ zone: format(offset) }] };
    const { read, truth } = await instantsOf(sweeps, options);
    expect(truth).toMatchObject(read);
    expect(await offsetOf(sweeps, options)).toEqual({
      offsets: [[format(offset), 'option']],
      problems: [],
    });
  });

  it('goes before what the logs tell', async () => {
    const lines = bases['epoch-pair'] ?? [];
    const settled = await offsetOf(lines, { offset: 330, zones: [{ zone: '+01:00' }] });
    expect(settled.offsets).toEqual([['+01:00', 'option']]);
  });

  it('of its node goes before that of all', async () => {
    const zones = [{ zone: '+01:00' }, { node: 'finesse1.example.com', zone: '-03:30' }];
    expect((await offsetOf(sweeps, { zones })).offsets).toEqual([['-03:30', 'option']]);
  });

  it('of another node says nothing', async () => {
    const zones = [{ node: 'finesse2.example.com', zone: '-03:30' }];
    expect((await offsetOf(sweeps, { zones })).offsets).toEqual([['+00:00', 'assumed-utc']]);
  });

  it.each([
    ['Asia/Kolkata', 330],
    ['America/St_Johns', -210],
    ['Asia/Kathmandu', 345],
    ['-00:15', -15],
    ['+00:45', 45],
  ])('%s', async (zone, offset) => {
    const { read, truth } = await instantsOf(sweeps, { offset, zones: [{ zone }] });
    expect(truth).toMatchObject(read);
  });
});

/** The United States set their clocks forward on 8 March 2026 and back on 1 November 2026. */
const newYork = (at: number): number =>
  at >= Date.UTC(2026, 2, 8, 7) && at < Date.UTC(2026, 10, 1, 6) ? -240 : -300;
const forward = Date.UTC(2026, 2, 8, 7);
const back = Date.UTC(2026, 10, 1, 6);
const around = (change: number): Line[] =>
  healthy('1001001', change - 90 * minute, change + 150 * minute);

describe('a clock that follows summer time', () => {
  it.each([
    ['forward', forward],
    ['back', back],
  ])('by option, set %s', async (_, change) => {
    const { read, truth } = await instantsOf(around(change), {
      offset: newYork,
      zones: [{ zone: 'America/New_York' }],
    });
    expect(truth).toMatchObject(read);
  });

  it.each([
    ['forward', forward],
    ['back', back],
  ])('by epoch pairs, set %s', async (_, change) => {
    const pairs = [change - hour, change + hour].map((at) => statistics(at + 5_000, '1001001'));
    const { read, truth } = await instantsOf([...around(change), ...pairs], { offset: newYork });
    expect(truth).toMatchObject(read);
  });

  it.each([
    ['before', -hour],
    ['after', 2 * hour],
  ])('by one epoch pair %s it was set back', async (_, distance) => {
    const pair = statistics(back + distance + 5_000, '1001001');
    const { read, truth } = await instantsOf([...around(back), pair], { offset: newYork });
    expect(truth).toMatchObject(read);
  });

  it.each<[string, number, readonly number[]]>([
    ['set forward, one close before', forward, [-hour]],
    ['set forward, one close after', forward, [2 * hour]],
    ['set forward, closes on both sides', forward, [-hour, 2 * hour]],
    ['set back, one close before', back, [-hour]],
    ['set back, one close after', back, [2 * hour]],
    ['set back, closes on both sides', back, [-hour, 2 * hour]],
    ['set back, a close in each of the hours that read alike', back, [-15 * minute, 30 * minute]],
  ])('by matched events, %s', async (_, change, distances) => {
    const closes = distances.flatMap((ms) => closeAndPresence(change + ms + 5_000, '1001002'));
    const ticks = Array.from({ length: 25 }, (_tick, i) =>
      webTick(change + (i * 10 - 89) * minute),
    );
    const lines = [...around(change), ...closes, ...ticks];
    const { read, truth } = await instantsOf(lines, { offset: newYork });
    expect(truth).toMatchObject(read);
  });

  it('tells when its offset changed', async () => {
    const { bundle } = await analyzeLines(around(back), {
      offset: newYork,
      zones: [{ zone: 'America/New_York' }],
    });
    expect(bundle.nodes[0]?.offsets.map(({ offset, from }) => [offset, from])).toEqual([
      ['-04:00', '2026-11-01T04:30:00.000Z'],
      ['-05:00', '2026-11-01T06:00:00.000Z'],
    ]);
  });
});

/** The parts of a rotated log by name, oldest first. */
const rotations: Readonly<Record<string, (log: string, i: number, parts: number) => string>> = {
  'log4j 1': (log, i, parts) => (i === parts - 1 ? log : `${log}.${parts - 1 - i}`),
  'log4j 2': (log, i, parts) => (i === parts - 1 ? log : `${log}-${i + 1}`),
};

/** Each of Openfire's logs cut before the records whose numbers `cuts` give. */
function rotated(lines: readonly Line[], cuts: readonly number[], rotation: string): Line[] {
  const nameOf = rotations[rotation] as (log: string, i: number, parts: number) => string;
  const logs = groupBy(
    [...lines].sort((a, b) => a.at - b.at),
    ({ log }) => log,
  );
  return [...logs].flatMap(([log, own]) => {
    if (!log.startsWith('openfire/')) return own;
    const borders = [...new Set(cuts.map((at) => at % own.length))].filter((at) => at > 0);
    return own.map((line, n) => {
      const part = borders.filter((at) => at <= n).length;
      return { ...line, log: nameOf(log, part, borders.length + 1) };
    });
  });
}

const every = (from: number, to: number, stepMs: number): number[] =>
  Array.from({ length: Math.ceil((to - from) / stepMs) }, (_, i) => from + i * stepMs);
const sampled = (change: number, distances: readonly number[]): Line[] =>
  distances.map((ms) => statistics(change + ms + 5_000, '1001001'));

describe.each(Object.keys(rotations))(
  'a rotated log of a clock that follows summer time: %s',
  (rotation) => {
    const often = every(-90 * minute, 150 * minute, 5 * minute);
    const closes = [-75, -20, 20, 100].flatMap((m) =>
      closeAndPresence(back + m * minute + 5_000, '1001002'),
    );
    it.each<[string, readonly Line[], AnalyzeOptions?]>([
      ['set back', [...around(back), ...sampled(back, often)]],
      ['set back, sampled on both sides', [...around(back), ...sampled(back, [-hour, hour])]],
      ['set back, sampled before', [...around(back), ...sampled(back, [-hour])]],
      ['set back, sampled after', [...around(back), ...sampled(back, [2 * hour])]],
      ['set back, with closes', [...around(back), ...sampled(back, often), ...closes]],
      ['set back, by option', around(back), { zones: [{ zone: 'America/New_York' }] }],
      ['set forward', [...around(forward), ...sampled(forward, often)]],
      [
        'set forward, sampled on both sides',
        [...around(forward), ...sampled(forward, [-hour, hour])],
      ],
      ['not set back', [...around(back + 12 * hour), ...sampled(back + 12 * hour, often)]],
    ])('is read as the whole: %s', async (_, lines, options) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.nat({ max: 2_000 }), { minLength: 1, maxLength: 6 }),
          async (cuts) => {
            const parts = rotated(lines, cuts, rotation);
            const { read, truth } = await instantsOf(parts, { offset: newYork, ...options });
            expect(truth).toMatchObject(read);
          },
        ),
        { numRuns: 6 },
      );
    });

    it.each([
      ['a minute', 1],
      ['half an hour', 30],
      ['an hour', 60],
      ['70 minutes', 70],
    ])('with parts missing for %s where it was set back', async (_, minutes) => {
      const lines = [...around(back), ...sampled(back, often)];
      const inParts = [-30, 0, minutes, minutes + 20].map((m) => back + (m - 5) * minute);
      const parts = lines
        .map((line) => ({ ...line, part: inParts.filter((at) => at <= line.at).length }))
        .filter(({ part }) => part !== 2)
        .map(({ part, ...line }) => ({
          ...line,
          log: rotations[rotation]?.(line.log, part, 5) ?? '',
        }));
      const { read, truth } = await instantsOf(parts, { offset: newYork });
      expect(truth).toMatchObject(read);
    });
  },
);

describe('parts that overlap by half an hour at night', () => {
  const night = back - 24 * hour;
  const [begin, end] = [night - 60 * minute, night + 90 * minute];
  const polls = every(begin, end, 25_000).map((at, i) => consume(at, '1001002', 100 + i));
  const closes = every(begin, end, 7 * minute).map((at) => idleClose(at, '1001003'));

  it.each<[string, readonly number[]]>([
    ['sampled', every(-30 * minute, 90 * minute, 5 * minute)],
    ['sampled before', [-55 * minute]],
    ['sampled after', [80 * minute]],
  ])('are copies, not a clock set back: %s', async (_, distances) => {
    const lines = [...polls, ...closes, ...sampled(night, distances)];
    const parts = lines.flatMap((line) => [
      ...(line.at < night + 30 * minute ? [{ ...line, log: `${line.log}.1` }] : []),
      ...(line.at >= night ? [line] : []),
    ]);
    const { bundle } = await analyzeFiles(render(parts, { offset: newYork }));
    expect(bundle.nodes[0]?.offsets.map(({ offset }) => offset)).toEqual(['-04:00']);
    expect(bundle.from).toBe(new Date(begin).toISOString());
  });
});

describe('epoch samples', () => {
  const day = 31 * hour;
  const odd = statistics(from + 65_000, '1001002', from + 65_000 - day);
  const good = [5, 35, 95, 125].map((s) => statistics(from + s * 1_000, '1001001'));

  it.each<[string, readonly Line[]]>([
    ['among good ones', [...good, odd]],
    ['before one good one', [statistics(from + 125_000, '1001001'), odd]],
    ['after one good one', [statistics(from + 5_000, '1001001'), odd]],
  ])('one 31 hours off does not move the clock: %s', async (_, samples) => {
    const lines = [...sweeps, ...samples];
    const { read, truth } = await instantsOf(lines, { offset: 330 });
    expect(truth).toMatchObject(read);
    expect((await offsetOf(lines, { offset: 330 })).offsets).toEqual([['+05:30', 'epoch-pair']]);
  });

  it.each([
    ['30 minutes', 30 * minute],
    ['2 hours', 2 * hour],
  ])('one %s off among many does not move the clock', async (_, off) => {
    const lie = statistics(from + 65_000, '1001002', from + 65_000 + off);
    const { read, truth } = await instantsOf([...sweeps, ...good, lie], { offset: 330 });
    expect(truth).toMatchObject(read);
  });

  it('one 31 hours off alone settles nothing', async () => {
    expect((await offsetOf([...sweeps, odd], { offset: 330 })).offsets).toEqual([
      ['+00:00', 'assumed-utc'],
    ]);
  });
});

describe('hints', () => {
  const dated = (at: number, zone: string): Line => {
    const [day = '', month = '', date = ''] = new Date(at + 330 * minute)
      .toUTCString()
      .split(/,? /);
    const clock = new Date(at + 330 * minute).toISOString().slice(11, 19);
    return stdout(
      at,
      `${day} ${date} ${month} ${clock} ${zone} 2026: HTTP RECV(f382a015): <body/>`,
    );
  };
  const named = dated(from, 'IST').message.replace(/^(\w+) (\w+) (\d+)/, '$1 $2 $3');
  const zone = debug(from, named);
  const stored = undeliverable(from + 5_000, '1001001', from + 4_000);

  it.each<[string, readonly Line[], string, string]>([
    ['an abbreviation and an instant settle it', [zone, stored], '+05:30', 'epoch-pair'],
    ['an abbreviation alone does not', [zone], '+00:00', 'assumed-utc'],
    ['an instant alone does not', [stored], '+00:00', 'assumed-utc'],
    [
      'an instant that fits none of the abbreviation’s offsets does not',
      [zone, undeliverable(from + 5_000, '1001001', from - 3 * hour)],
      '+00:00',
      'assumed-utc',
    ],
  ])('%s', async (_, lines, offset, basis) => {
    const settled = await offsetOf([...sweeps, ...lines], { offset: 330 });
    expect(settled.offsets).toEqual([[offset, basis]]);
  });
});

describe('matched events', () => {
  it('that disagree settle nothing', async () => {
    const lines = [
      ...sweeps,
      debugTick(from),
      idleClose(from + 2 * hour, '1001001'),
      presence(from + 630, '1001001', 'unavailable'),
      presence(from + 5 * hour, '1001001', 'unavailable'),
    ];
    expect((await offsetOf(lines, { offset: 0 })).offsets?.[0]?.[1]).toBe('printed');
  });

  it('of most closes count', async () => {
    const lines = [
      ...sweeps,
      ...closeAndPresence(from + minute, '1001001'),
      ...closeAndPresence(from + 7 * minute, '1001002'),
      ...closeAndPresence(from + 3 * hour + 7 * minute, '1001002'),
    ];
    const { read, truth } = await instantsOf(lines, { offset: 330 });
    expect(truth).toMatchObject(read);
  });
});

describe('without any hint', () => {
  it('takes the times as UTC and says so', async () => {
    const settled = await offsetOf(sweeps, { offset: 330 });
    expect(settled.offsets).toEqual([['+00:00', 'assumed-utc']]);
    expect(settled.problems).toMatchObject([{ severity: 'warning' }]);
    expect(settled.problems[0]?.next).toContain('--zone');
  });

  it('a single sweep is read too', async () => {
    const { read, truth } = await instantsOf([sweep(from, '1001001', 0)]);
    expect(truth).toEqual(read);
  });
});
