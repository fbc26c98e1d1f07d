import { describe, expect, it } from 'vitest';
import { analyzeLines } from '../support/bundle.ts';
import { type Line, serverStart, serverStop, sweep, time } from '../support/lines.ts';

const from = time('10:00:00');
const at = (s: number): number => from + s * 1_000;
const both = (s: number, ms = 0): Line[] => [
  sweep(at(s), '1001001', 0),
  sweep(at(s), '1001002', ms),
];
const sweeps = (...seconds: number[]): Line[] => seconds.flatMap((s) => both(s));
const onTime = (count: number, since: number): number[] =>
  Array.from({ length: count }, (_, i) => since + i * 30);
/** Each so much later than it was due. */
function late(...by: number[]): Line[] {
  const times = onTime(10, -300).slice(0, 10);
  for (const ms of by) times.push((times.at(-1) as number) + 30 + ms);
  return sweeps(...times, ...onTime(10, (times.at(-1) as number) + 30));
}
/** Sweeps every 30 s whose second session is listed so many seconds after the first. */
const long = (took: number, ms: number, count: number): Line[] =>
  onTime(20, -300).flatMap((s, i) =>
    i >= 10 && i < 10 + count
      ? [sweep(at(s), '1001001', 0), sweep(at(s + took), '1001002', ms)]
      : both(s),
  );

const tookThree = ['3 sweeps took up to 3 s'];

const slowOf = async (lines: readonly Line[]) =>
  (await analyzeLines(lines)).serverEvents
    .filter(({ event }) => event === 'slow-sweeps')
    .map(({ text }) => text.slice(0, text.indexOf(',')));

describe('slow sweeps', () => {
  it.each<[string, readonly Line[], string[]]>([
    ['none on the grid', late(), []],
    ['stamps that lie a second apart', late(1, 1, 0, 1, 1, 1), []],
    ['three that come 2 s late', late(2, 2, 2), ['3 sweeps came up to 2 s late']],
    ['three with others between', late(2, 0, 0, 4, 0, 0, 3), ['3 sweeps came up to 4 s late']],
    ['two are a moment’s trouble', late(2, 4), []],
    ['three that lie far apart', late(2, ...Array(11).fill(0), 2, ...Array(11).fill(0), 2), []],
    ['sweeps that are missing are a gap', late(30, 60, 30), []],
    ['three that take 3 s', long(3, -2_900, 3), ['3 sweeps took up to 3 s']],
    ['2 s by their stamps, and by a session that is 2.5 s younger', long(2, -2_500, 3), tookThree],
    ['two that take 4 s', long(4, -4_000, 2), []],
    ['three that pause for 9 s', long(9, -9_000, 3), ['3 sweeps took up to 9 s']],
    ['sweeps of two servers, 3 s apart', long(3, 0, 10), []],
    ['sweeps of two servers, 9 s apart', long(9, 0, 10), []],
    ['sweeps of two servers, 16 s apart', long(16, 0, 10), []],
    [
      'late ones, and long ones',
      [...late(2, 4), ...long(3, -2_900, 1).map((line) => ({ ...line, at: line.at + 306_000 }))],
      ['3 sweeps came up to 4 s late or took up to 3 s'],
    ],
  ])('%s', async (_, lines, slow) => {
    expect(await slowOf(lines)).toEqual(slow);
  });

  it('are none around restarts', async () => {
    const restarts = onTime(3, 2).flatMap((s, i) => [
      serverStop(at(s - 20 + 2 * i)),
      serverStart(at(s - 15 + 2 * i)),
    ]);
    expect(await slowOf([...late(2, 2, 2), ...restarts])).toEqual([]);
  });

  it('are none from one file to the next', async () => {
    const parts = late(2, 2, 2).map((line) => {
      const part = Math.min(3, Math.max(0, Math.ceil((line.at - at(-30)) / 32_000)));
      return { ...line, log: `openfire/debug.log.${9 - part}` };
    });
    expect(await slowOf(parts)).toEqual([]);
  });
});
