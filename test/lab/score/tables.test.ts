import { describe, expect, it } from 'vitest';
import { scoreScreen } from '../../../src/cli/score-screen.ts';
import { markdown } from '../../../src/lab/score/markdown.ts';
import type { Score } from '../../../src/lab/score/score.ts';
import { scoreOf } from '../../../src/lab/score/score-of.ts';
import { tablesOf } from '../../../src/lab/score/tables.ts';
import { displayWidth } from '../../../src/reporters/table/lines.ts';
import { causeOf, entryOf, judge, lossOf, truthOf, verdictsOf } from './sample.ts';

/** Two losses, one of them accused wrongly, a phantom, and names as long as they come. */
const logs = [
  'openfire-debug',
  'openfire-info',
  'openfire-warn',
  'webservices',
  'client',
  'access',
];
const score: Score = scoreOf(
  [
    judge(
      truthOf(
        [lossOf(), lossOf({ agent: '1001002', causes: ['computer-asleep'], side: 'client' })],
        {
          logs,
        },
      ),
      verdictsOf([
        entryOf(),
        entryOf({ agent: '1001002', causes: [causeOf('server-overload', 'certain')] }),
        entryOf({ agent: '1001003' }),
      ]),
      'a-night-at-the-office-with-two-sites',
    ),
  ],
  10,
);
const same = (text: string): string => text;
const plain = { heading: same, bad: same, doubtful: same, good: same, quiet: same };
const marked = {
  ...plain,
  heading: (text: string) => `<${text}>`,
  doubtful: (text: string) => `!${text}`,
};
const print = (width: number, paint = plain): string =>
  scoreScreen(tablesOf(score), { width, paint, verbose: false });

describe('the tables of a score', () => {
  it.each([80, 100, 200])('at %i columns', async (width) => {
    const text = print(width);
    expect(Math.max(...text.split('\n').map(displayWidth))).toBeLessThanOrEqual(width);
    await expect(text).toMatchFileSnapshot(`tables/${width}.txt`);
  });

  it('in Markdown', async () => {
    await expect(markdown(tablesOf(score))).toMatchFileSnapshot('tables/page.md');
  });

  it('hold in Markdown what would break a table', () => {
    const tables = [{ title: 'T', columns: ['a', 'n'], rows: [['x|y\\\nz', '1']] }];
    expect(markdown(tables)).toBe('## T\n\n| a | n |\n| --- | --: |\n| x\\|y\\\\ z | 1 |\n');
  });

  it('paint headings and names, nothing else', () => {
    expect(print(80, marked).replace(/[<>!]/g, '')).toBe(print(80));
    expect(print(80, marked)).toContain('<Measures>');
    expect(print(80, marked)).toContain('!certain-false');
  });

  it('leave out what was not measured', () => {
    const titles = tablesOf(scoreOf([], 10)).map(({ title }) => title);
    expect(titles).toEqual([
      'Errors that should not be',
      'Calibration: how often the first cause was a true one',
    ]);
  });
});
