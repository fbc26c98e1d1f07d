import { describe, expect, it } from 'vitest';
import { scoreScreen } from '../../../src/cli/score-screen.ts';
import { markdown } from '../../../src/lab/score/markdown.ts';
import { measures } from '../../../src/lab/score/measures.ts';
import type { Score, Share } from '../../../src/lab/score/score.ts';
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
/** No two measures have the same number. */
const percent = (right: number): Share => ({ right, of: 100 });
const numbered: Score = {
  ...score,
  found: { must: percent(1), may: percent(2), cannot: percent(3) },
  agents: { healthy: percent(4), hurt: percent(21), unwatched: percent(5) },
  outcome: percent(6),
  loggedOut: percent(22),
  lastContact: { ...score.lastContact, told: percent(7), holds: percent(8) },
  codes: percent(9),
  returned: percent(10),
  side: percent(11),
  cause: { first: percent(12), firstTwo: percent(13) },
  undecided: percent(14),
  groups: { found: percent(15), cause: percent(16), side: percent(17) },
  calibration: { certain: percent(18), likely: percent(19), possible: percent(20) },
  falseAccusations: { certain: 101, likely: 102, possible: 103 },
  phantoms: { ended: 104, nearMisses: 105, bursts: 107 },
  split: 106,
};
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

  it.each([...measures])('print %s beside its name', (name, { limit, value }) => {
    const last = tablesOf(numbered)
      .filter(({ columns }) => columns[0] === '--min')
      .flatMap(({ rows }) => rows.filter(([first]) => first === name))
      .map((row) => row.at(-1));
    const wanted = value(numbered) ?? Number.NaN;
    expect(last).toEqual([limit === 'floor' ? `${(wanted * 100).toFixed(1)} %` : String(wanted)]);
  });

  it('leave out what was not measured', () => {
    const titles = tablesOf(scoreOf([], 10)).map(({ title }) => title);
    expect(titles).toEqual([
      'Errors that should not be',
      'Calibration: how often the first cause was a true one',
    ]);
  });
});
