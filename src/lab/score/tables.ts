import { rateOf } from './numbers.ts';
import type { Score, ScoreSlice, Share, Spread } from './score.ts';
import type { ScoreTable } from './score-table.ts';

/** The score as tables, for whatever prints them. A table without rows says nothing and is left out. */
export function tablesOf(score: Score): ScoreTable[] {
  const tables = [
    {
      title: 'Measures',
      columns: ['--min', 'measure', 'right', 'of', 'share'],
      names: 2,
      rows: measures(score),
    },
    { title: 'Lengths of time', columns: ['measure', 'of', 'median', 'p90'], rows: lengths(score) },
    {
      title: 'Errors that should not be',
      columns: ['--min', 'error', 'count'],
      names: 2,
      rows: errors(score),
    },
    {
      title: 'Calibration: how often the first cause was a true one',
      columns: ['--min', 'confidence', 'true', 'of', 'share'],
      names: 2,
      rows: calibration(score),
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

/** What `--min` does not know. */
const none = '–';

function measures(score: Score): string[][] {
  const { found, agents, lastContact, cause, groups } = score;
  const rows: [string, string, Share][] = [
    ['recall', 'losses that the logs show: found', found.must],
    [none, 'losses that they may show: found', found.may],
    [none, 'losses that nothing shows: found', found.cannot],
    ['healthy', 'healthy agents called healthy', agents.healthy],
    ['hurt', 'agents with a loss not called healthy', agents.hurt],
    ['unwatched', 'agents no log watched called inconclusive', agents.unwatched],
    ['outcome', 'outcome', score.outcome],
    ['logged-out', 'forced logouts: outcome', score.loggedOut],
    ['last-contact-told', 'last contact told', lastContact.told],
    ['last-contact', 'last contact holds the true instant', lastContact.holds],
    ['codes', 'reason codes', score.codes],
    ['returned', 'return', score.returned],
    ['side', 'decided: side', score.side],
    ['cause', 'decided: cause first', cause.first],
    ['cause-two', 'decided: cause among the first two', cause.firstTwo],
    ['undecided', 'undecided: left open, or possible at most', score.undecided],
    ['groups', 'groups found as a burst', groups.found],
    ['group-cause', 'their cause', groups.cause],
    ['group-side', 'their side', groups.side],
  ];
  return rows
    .filter(([, , { of }]) => of > 0)
    .map(([name, words, one]) => [name, words, ...shareCells(one)]);
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
  ['certain-false', 'false accusations, certain', String(falseAccusations.certain)],
  ['likely-false', 'false accusations, likely', String(falseAccusations.likely)],
  ['possible-false', 'false accusations, possible', String(falseAccusations.possible)],
  ['phantoms', 'phantoms: ends that were none', String(phantoms.ended)],
  ['phantom-near-misses', 'phantoms: near-misses that were none', String(phantoms.nearMisses)],
  ['phantom-bursts', 'phantoms: bursts of no incident', String(phantoms.bursts)],
  ['split', 'second entries of one loss', String(split)],
];

const calibration = ({ calibration: { certain, likely, possible } }: Score): string[][] => [
  ['certain-true', 'certain', ...shareCells(certain)],
  ['likely-true', 'likely', ...shareCells(likely)],
  [none, 'possible', ...shareCells(possible)],
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
