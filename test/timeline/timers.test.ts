import { describe, expect, it } from 'vitest';
import { analyzeLines } from '../support/bundle.ts';
import { answered, consume, debug, type Line, sidOf, time } from '../support/lines.ts';
import { healthy } from '../support/stories.ts';

const agent = '1001003';
const at = (second: number): number => time('10:00:00') + second * 1_000;

const asked = (wait: number): Line =>
  debug(at(0), `HTTPBindLog: HTTP RECVC(${sidOf(agent)}): <body rid="1" wait="${wait}" hold="1"/>`);
const agreed = (wait: number): Line =>
  answered(at(1), agent, `sid="${sidOf(agent)}" wait="${wait}" inactivity="60"`);
/** Polls that follow one another, each held so long. */
const held = (seconds: number, polls = 4, of = agent, from = 2): Line[] =>
  Array.from({ length: polls }, (_, i) => [
    consume(at(from + i * seconds), of, i + 2),
    consume(at(from + (i + 1) * seconds), of, i + 2),
  ]).flat();
const apart = (seconds: number): Line[] =>
  [0, 7, 14].flatMap((from, i) => held(seconds, 6, String(1001004 + i), 2 + from));

describe('the wait', () => {
  const waitOf = async (lines: readonly Line[], waitMs?: number) => {
    const whole = [...lines, ...healthy(agent, at(1), at(301))];
    const { settings } = await analyzeLines(
      whole.sort((a, b) => a.at - b.at),
      waitMs === undefined ? {} : { settings: { timers: { waitMs } } },
    );
    const { value, origin, evidence } = settings.waitMs ?? {};
    return [value && value / 1_000, origin, evidence !== undefined];
  };

  it.each<[string, Line[], [number, string, boolean]]>([
    ['is the default where nothing shows it', held(20, 2), [30, 'default', false]],
    ['is what was asked for where nothing shows it', [asked(45)], [45, 'observed', true]],
    ['is what was agreed on', [asked(45), agreed(40), ...held(50)], [40, 'observed', true]],
    ['is what polls are held for', held(45), [45, 'observed', true]],
    ['is the default, seen', held(30), [30, 'observed', true]],
    [
      'is what polls are held for, though more was asked for',
      [asked(60), ...apart(45)],
      [45, 'observed', true],
    ],
    [
      'is what was asked for where one desktop alone is answered sooner',
      [asked(60), ...held(45)],
      [60, 'observed', true],
    ],
    ['is no shorter where one desktop alone is answered sooner', held(20), [30, 'default', false]],
    ['is shorter where several are, each by itself', apart(20), [20, 'observed', true]],
  ])('%s', async (_, lines, wait) => {
    expect(await waitOf(lines)).toEqual(wait);
  });

  it('counts more as seen than as set', async () => {
    expect(await waitOf(held(45), 30_000)).toEqual([45, 'observed', true]);
    expect(await waitOf(held(20), 45_000)).toEqual([45, 'config', false]);
  });
});
