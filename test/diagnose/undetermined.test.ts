import { describe, expect, it } from 'vitest';
import { analyzeLines } from '../support/bundle.ts';
import { debugTick, invalidSession, type Line } from '../support/lines.ts';
import { at, systemInfo } from '../support/page-lines.ts';
import { cut } from '../support/stories.ts';

const agent = '1001003';
/** Closed as idle at 180 s. */
const closed = cut(agent, { from: at(0), lastActive: at(110) });
const refused = (...seconds: number[]): Line[] => [
  ...seconds.map((s) => invalidSession(at(s), agent, '192.0.2.1')),
  debugTick(at(400)),
];
const first = async (lines: readonly Line[]) =>
  (await analyzeLines([...closed, ...lines])).disconnects[0]?.causes[0];

describe('a loss whose cause cannot be told', () => {
  it('says what four polls of the gone session speak for, and takes them for no cause', async () => {
    const cause = await first(refused(303, 303, 305, 310));
    expect(cause?.cause).toBe('undetermined');
    expect(cause?.decide).toMatch(/client log over that time: .* against a sleep and a path/);
  });

  it.each<[string, Line[]]>([
    ['three polls', refused(303, 305, 310)],
    [
      'four polls of a page that ran on',
      [...systemInfo(agent, -265, 665), ...refused(303, 303, 305, 310)],
    ],
  ])('and nothing of %s', async (_, lines) => {
    expect((await first(lines))?.decide).not.toContain('gone session');
  });
});
