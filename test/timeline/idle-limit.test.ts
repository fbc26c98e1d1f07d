import { describe, expect, it } from 'vitest';
import { agrees, type IdleLimit, likelyLimit } from '../../src/timeline/idle-limit.ts';
import { analyzeLines } from '../support/bundle.ts';
import {
  closedIdle,
  idleSweep,
  type Line,
  plainIdleClose,
  plainSweep,
  time,
} from '../support/lines.ts';
import { stamp } from './marks.ts';

const sweptAt = (lastActiveMs: number) => ({
  ...stamp(0, 1_000),
  lastActiveMs,
  run: { before: 0, isPartial: false },
});

const limit = (survived?: number, closed?: number): IdleLimit => ({
  ...(survived !== undefined && { survived: sweptAt(survived) }),
  ...(closed !== undefined && { closed: sweptAt(closed) }),
});

describe('the likely limit', () => {
  it.each<[string, IdleLimit, number | undefined]>([
    ['nothing known', limit(), undefined],
    ['the least that is round above what lived', limit(83_000), 90_000],
    ['what lived to the millisecond', limit(90_000), 90_000],
    ['the round one between', limit(113_568, 143_568), 120_000],
    ['no multiple of 30 s between', limit(43_000, 52_000), 45_000],
    ['no multiple of 15 s between', limit(91_000, 103_000), 100_000],
    ['no round one between', limit(61_200, 61_800), undefined],
    ['what was closed alone', limit(undefined, 45_000), 30_000],
    ['closed as it passed the limit', limit(undefined, 30_001), 30_000],
    ['never past what was closed', limit(undefined, 30_000), 15_000],
  ])('%s', (_, told, ms) => {
    expect(likelyLimit(told)).toBe(ms);
  });

  it('is held against what lived and what was closed', () => {
    const told = limit(60_000, 61_000);
    expect([59_999, 60_000, 60_999, 61_000].map((ms) => agrees(told, ms))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('the limit in a report', () => {
  const agent = '1001003';
  const at = (second: number): number => time('10:00:00') + second * 1_000;
  const grows = (to: number, by = plainSweep): Line[] =>
    [0, 30, 60, 90, 120, 150, 180]
      .filter((second) => second <= to)
      .map((second) => by(at(second), agent, Math.max(0, (second - 16) * 1_000 + 500)));
  const idleOf = async (lines: readonly Line[], idleMs?: number) => {
    const { settings } = await analyzeLines(
      lines,
      idleMs === undefined ? {} : { settings: { timers: { idleMs } } },
    );
    return [settings.idleMs?.value, settings.idleMs?.origin];
  };

  it.each<[string, Line[], [number, string]]>([
    ['nothing that speaks against it', grows(60), [60_000, 'default']],
    ['a silence of 74 s that the next sweep finds grown', grows(120), [90_000, 'observed']],
    ['a close at 134 s', [...grows(150), plainIdleClose(at(150), agent)], [120_000, 'observed']],
    [
      'a close that a limit of 60 s explains',
      [...grows(90), plainIdleClose(at(90), agent)],
      [60_000, 'default'],
    ],
    ['a close at 44 s', [...grows(60), plainIdleClose(at(60), agent)], [30_000, 'observed']],
  ])('%s', async (_, lines, idle) => {
    expect(await idleOf(lines)).toEqual(idle);
  });

  it('a JID that is listed anew after 74 s may be the next session', async () => {
    const lines = [...grows(90), plainSweep(at(120), agent, 0)];
    expect(await idleOf(lines)).toEqual([60_000, 'default']);
  });

  it('a sid that is listed anew lived', async () => {
    const lines = [...grows(90, idleSweep), idleSweep(at(120), agent, 2_000)];
    expect(await idleOf(lines)).toEqual([90_000, 'observed']);
  });

  it('counts more than what is set, where that contradicts it', async () => {
    const lines = [...grows(150, idleSweep), closedIdle(at(150), agent)];
    expect(await idleOf(lines, 90_000)).toEqual([120_000, 'observed']);
    expect(await idleOf(lines, 110_000)).toEqual([110_000, 'config']);
  });

  it('is left open where servers contradict each other', async () => {
    const other = '1001004';
    const early = [
      plainSweep(at(30), other, 14_500),
      plainSweep(at(60), other, 44_500),
      plainIdleClose(at(60), other),
    ];
    expect(await idleOf([...grows(120), ...early])).toEqual([60_000, 'default']);
  });
});
