import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { wallMs } from '../../../src/model/time.ts';
import { LogTimes } from '../../../src/timeline/logs/log-times.ts';
import { RowOrder } from '../../../src/timeline/logs/row-order.ts';
import { analyzeFiles, type Files, render } from '../../support/bundle.ts';
import { consume, time, webTick } from '../../support/lines.ts';
import { bundleOf, fates } from '../../support/made-bundle.ts';
import { cut, healthy, logoutChain } from '../../support/stories.ts';

const orderOf = (walls: readonly number[], turns: readonly number[] = []) => {
  const order = new RowOrder();
  for (const [i, wall] of walls.entries()) order.note(wall * 1_000, turns[i] ?? 0);
  return order.inTime((row) => (walls[row] ?? 0) * 1_000);
};

describe('the order of rows', () => {
  it.each<[string, number[], number[] | undefined]>([
    ['none', [], undefined],
    ['in order', [1, 2, 2, 3], undefined],
    ['one late', [1, 3, 2, 4], [0, 2, 1, 3]],
    ['late at the end', [1, 3, 4, 2], [0, 3, 1, 2]],
    ['late before all', [5, 6, 1], [2, 0, 1]],
    ['equal ones as they stand', [1, 3, 2, 3, 2, 3], [0, 2, 4, 1, 3, 5]],
    ['backwards', [4, 3, 2, 1], [3, 2, 1, 0]],
    ['late by all but 20 minutes', [1_200, 1, 1_300], [1, 0, 2]],
    ['a clock set back by 20 minutes', [1_200, 0, 1_300], undefined],
    ['late before and after it', [5_000, 4_999, 100, 300, 200], [1, 0, 2, 4, 3]],
  ])('%s', (_, walls, expected) => {
    const order = orderOf(walls);
    expect(order && [...order]).toEqual(expected);
  });

  it('keeps apart what a clock change divides', () => {
    expect(orderOf([10, 9, 8, 7], [0, 0, 1, 1])).toEqual(Uint32Array.of(1, 0, 3, 2));
  });

  it('is that of a stable sort', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_000 })), (walls) => {
        const sorted = walls.map((_, i) => i).sort((a, b) => (walls[a] ?? 0) - (walls[b] ?? 0));
        expect([...(orderOf(walls) ?? walls.keys())]).toEqual(sorted);
      }),
    );
  });
});

/** Heads at so many seconds, each seen. */
function timesOf(...seconds: number[]): LogTimes {
  const log = new LogTimes();
  const times = seconds.map((second) => ({ wall: wallMs(second * 1_000) }));
  for (const [i, head] of times.entries()) log.noteHead(head, times[i - 1], i + 1);
  const last = times.at(-1);
  if (last) log.noteEnd(last);
  return log;
}
const secondsOf = (spans: LogTimes['quiets']) =>
  spans.map(({ from, to }) => [from / 1_000, to / 1_000]);

describe('silences', () => {
  it.each<[string, number[], number[][]]>([
    ['none', [0, 5, 14], []],
    ['one', [0, 10, 15], [[0, 10]]],
    [
      'a late record inside breaks it',
      [0, 40, 20, 45],
      [
        [0, 20],
        [20, 40],
      ],
    ],
    ['a late record leaves what is long enough', [0, 25, 5, 30], [[5, 25]]],
    ['late records fill it', [0, 40, 8, 16, 24, 32, 41], []],
    ['counted from the latest record, not the last', [0, 20, 15, 25], [[0, 15]]],
    [
      'a clock set back breaks none before it',
      [2_000, 2_050, 100, 130, 2_020],
      [
        [2_000, 2_050],
        [100, 130],
        [130, 2_020],
      ],
    ],
  ])('%s', (_, seconds, quiets) => {
    expect(secondsOf(timesOf(...seconds).quiets)).toEqual(quiets);
  });

  it('first and last are the earliest and the latest', () => {
    const { first, last } = timesOf(10, 5, 50, 45);
    expect([first?.wall, last?.wall]).toEqual([5_000, 50_000]);
  });

  it('but for a clock set back between them', () => {
    const { first, last, setBack } = timesOf(3_000, 3_010, 100, 110, 105);
    expect([first?.wall, last?.wall]).toEqual([3_000_000, 110_000]);
    expect(secondsOf(setBack)).toEqual([[3_010, 100]]);
  });
});

const verdictsOf = ({ agents, disconnects, serverEvents }: Report) => ({
  agents: agents.map(({ id, outcome }) => [id, outcome]),
  disconnects: disconnects.map((d) => ({
    id: d.id,
    outcome: d.outcome,
    count: d.count,
    lastContact: d.lastContact && [d.lastContact.earliest, d.lastContact.latest],
    causes: d.causes.map(({ cause, confidence }) => [cause, confidence]),
  })),
  serverEvents: serverEvents.map(({ event, at }) => [event, at]),
});
const disorderIn = ({ problems }: Report) =>
  problems.filter(({ what }) => what.includes('put in time order'));

const from = time('10:00:00');
const debugLog = 'openfire/debug.log';
const files = render([
  webTick(from),
  webTick(time('10:30:00')),
  ...cut('1001003', { from, lastActive: time('10:09:50.770') }),
  ...logoutChain('1001003', time('10:11:30.400')),
  ...healthy('1001004', from, time('10:20:00')),
  ...Array.from({ length: 48 }, (_, i) => consume(from + i * 25_000 + 3_000, '1001004', 100 + i)),
]);
const recordsIn = (text: string): string[] => text.match(/[^\n]*\n(?:<[^\n]*\n)*/g) ?? [];

/** Each record up to `withinMs` from its place; records of one second keep their order. */
function shuffled(text: string, keys: readonly number[], withinMs: number): string {
  const records = recordsIn(text);
  const at = (record: string): number =>
    Date.parse(`${record.slice(0, 19).replaceAll('.', '-').replace(' ', 'T')}Z`);
  const key = (record: string): number => {
    const second = at(record) / 1_000;
    return (
      at(record) + ((((keys[second % keys.length] ?? 0) % 2_000) - 1_000) / 1_000) * (withinMs / 2)
    );
  };
  return [...records].sort((a, b) => key(a) - key(b)).join('');
}

describe('records out of order', () => {
  it('tell the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        fates,
        fc.array(fc.nat(), { minLength: 7, maxLength: 40 }),
        async (all, keys) => {
          const made = render(bundleOf(all));
          const stirred = { ...made, [debugLog]: shuffled(made[debugLog] ?? '', keys, 60_000) };
          expect(verdictsOf(await analyzeFiles(stirred))).toEqual(
            verdictsOf(await analyzeFiles(made)),
          );
        },
      ),
      { numRuns: 25 },
    );
  });

  it.each<[string, Files]>([
    [
      'sweeps and requests',
      { [debugLog]: shuffled(files[debugLog] ?? '', [7, 1_901, 460, 1_222, 90], 60_000) },
    ],
    [
      'backwards',
      {
        [debugLog]:
          recordsIn(files[debugLog] ?? '')
            .slice(0, 60)
            .reverse()
            .join('') +
          recordsIn(files[debugLog] ?? '')
            .slice(60)
            .join(''),
      },
    ],
  ])('are named once a file: %s', async (_, stirred) => {
    const report = await analyzeFiles({ ...files, ...stirred });
    expect(verdictsOf(report)).toEqual(verdictsOf(await analyzeFiles(files)));
    expect(disorderIn(report).map(({ severity, where }) => [severity, where])).toEqual([
      ['warning', debugLog],
    ]);
  });

  const moved = (index: number, by: number): Files => {
    const records = recordsIn(files[debugLog] ?? '');
    const [record = ''] = records.splice(index, 1);
    records.splice(index + by, 0, record);
    return { ...files, [debugLog]: records.join('') };
  };

  it('are counted, with the furthest and the first line', async () => {
    const [problem] = disorderIn(await analyzeFiles(moved(0, 6)));
    expect(problem?.what).toMatch(
      /^the record at line \d+ stands \d+\.0 s earlier than a record before it: it was/,
    );
    expect(disorderIn(await analyzeFiles(files))).toEqual([]);
  });

  it('of the next second are ordinary', async () => {
    const text = (seconds: readonly number[]): string =>
      seconds
        .map((s) => render(healthy('1001004', from + s * 1_000, from + s * 1_000))[debugLog])
        .join('');
    const late = async (...seconds: number[]) =>
      disorderIn(await analyzeFiles({ [debugLog]: text(seconds) })).length;
    expect(await late(0, 30, 29, 60)).toBe(0);
    expect(await late(0, 30, 28, 60)).toBe(1);
    expect(await late(0, 1_300, 101, 1_330)).toBe(1);
    expect(await late(0, 1_300, 100, 1_330)).toBe(0);
  });

  it('are none where the clock was set back in autumn', async () => {
    const change = Date.UTC(2026, 10, 1, 6);
    const lines = healthy('1001004', change - 20 * 60_000, change + 20 * 60_000);
    const offset = (at: number): number => (at < change ? -240 : -300);
    const report = await analyzeFiles(render(lines, { offset }), {
      zones: [{ zone: 'America/New_York' }],
    });
    expect(disorderIn(report)).toEqual([]);
    expect(report.disconnects).toEqual([]);
  });
});
