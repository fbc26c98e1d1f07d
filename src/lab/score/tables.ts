import { rateOf } from './numbers.ts';
import type { Score, ScoreSlice, Share, Spread } from './score.ts';
import type { ScoreTable } from './score-table.ts';

/** The score as tables, for whatever prints them. A table without rows says nothing and is left out. */
export function tablesOf(score: Score): ScoreTable[] {
  const tables = [
    { title: 'Measures', columns: ['measure', 'right', 'of', 'share'], rows: measures(score) },
    { title: 'Lengths of time', columns: ['measure', 'of', 'median', 'p90'], rows: lengths(score) },
    { title: 'Errors that should not be', columns: ['error', 'count'], rows: errors(score) },
    {
      title: 'Calibration: how often the first cause was a true one',
      columns: ['confidence', 'true', 'of', 'share'],
      rows: Object.entries(score.calibration).map(([name, one]) => [name, ...shareCells(one)]),
    },
    sliceTable('By true cause', 'cause', score.byCause),
    sliceTable('By what was done', 'what', score.byWhat),
    sliceTable('By the logs at hand', 'release: logs', score.byLogs),
    {
      title: 'First causes of each true cause',
      columns: ['true cause', 'losses', 'first cause of the verdict'],
      rows: confusion(score),
    },
    {
      title: `Worst misses: ${score.misses.length} of ${score.missCount}`,
      columns: ['miss', 'agent', 'bundle', 'truth', 'verdict'],
      names: 3,
      rows: score.misses.map((miss) => [
        miss.kind,
        miss.agent,
        miss.bundle,
        miss.truth,
        miss.verdict,
      ]),
    },
  ];
  return tables.filter(({ rows }) => rows.length > 0);
}

function measures(score: Score): string[][] {
  const { found, agents, lastContact, cause, groups } = score;
  const rows: [string, Share][] = [
    ['losses that the logs show: found', found.must],
    ['losses that they may show: found', found.may],
    ['losses that nothing shows: found', found.cannot],
    ['healthy agents called healthy', agents.healthy],
    ['agents no log watched called inconclusive', agents.unwatched],
    ['outcome', score.outcome],
    ['last contact told', lastContact.told],
    ['last contact holds the true instant', lastContact.holds],
    ['reason codes', score.codes],
    ['return', score.returned],
    ['decided: side', score.side],
    ['decided: cause first', cause.first],
    ['decided: cause among the first two', cause.firstTwo],
    ['undecided: left open, or possible at most', score.undecided],
    ['groups found as a burst', groups.found],
    ['their cause', groups.cause],
    ['their side', groups.side],
  ];
  return rows.filter(([, { of }]) => of > 0).map(([name, one]) => [name, ...shareCells(one)]);
}

function lengths({ lastContact, endError }: Score): string[][] {
  const rows: [string, Spread][] = [
    ['width of the last contact', lastContact.width],
    ['error of the end', endError],
  ];
  return rows
    .filter(([, { of }]) => of > 0)
    .map(([name, { of, median, p90 }]) => [name, String(of), seconds(median), seconds(p90)]);
}

const errors = ({ falseAccusations, phantoms, split }: Score): string[][] => [
  ['false accusations, certain', String(falseAccusations.certain)],
  ['false accusations, likely', String(falseAccusations.likely)],
  ['false accusations, possible', String(falseAccusations.possible)],
  ['phantoms: ends that were none', String(phantoms.ended)],
  ['phantoms: near-misses that were none', String(phantoms.nearMisses)],
  ['second entries of one loss', String(split)],
];

const sliceTable = (title: string, name: string, slices: readonly ScoreSlice[]): ScoreTable => ({
  title,
  columns: [name, 'losses', 'found', 'outcome', 'cause', 'left open', 'false'],
  rows: slices.map((one) => [
    one.name,
    String(one.losses),
    fraction(one.recall),
    fraction(one.outcome),
    fraction(one.cause),
    fraction(one.undecided),
    String(one.falseAccusations),
  ]),
});

/** A row for each true cause: the causes that stood first, the most frequent first. */
function confusion({ confusion: cells }: Score): string[][] {
  const truths = [...new Set(cells.map(({ truth }) => truth))];
  return truths.map((truth) => {
    const row = cells.filter((cell) => cell.truth === truth);
    const losses = row.reduce((sum, { count }) => sum + count, 0);
    return [truth, String(losses), row.map((cell) => `${cell.verdict} ${cell.count}`).join(', ')];
  });
}

const shareCells = (one: Share): string[] => [String(one.right), String(one.of), percent(one)];

function percent(one: Share): string {
  const rate = rateOf(one);
  return rate === undefined ? '–' : `${(rate * 100).toFixed(1)} %`;
}

const fraction = ({ right, of }: Share): string => (of === 0 ? '–' : `${right}/${of}`);

const seconds = (ms: number | undefined): string =>
  ms === undefined ? '–' : `${(ms / 1_000).toFixed(1)} s`;
