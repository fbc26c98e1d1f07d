import type { Truth } from '../truth.ts';
import { phantomBursts, scoreGroups } from './groups.ts';
import { calledBy, type JudgedCase, type JudgedLoss } from './judged.ts';
import { type Matched, toleranceMs } from './match.ts';
import { missesOf } from './misses.ts';
import { share, spread } from './numbers.ts';
import { confusion, slices } from './parts.ts';
import type { Score } from './score.ts';

/** Adds up; the `most` worst misses are kept. */
export function scoreOf(cases: readonly JudgedCase[], most: number): Score {
  const matched = cases.flatMap((one) => one.matched);
  const phantoms = cases.flatMap((one) => one.phantoms);
  const all = cases.flatMap((one) => one.judged);
  const shown = all.filter(isShown);
  const decided = shown.filter(({ loss }) => loss.tells.decided);
  const misses = missesOf(cases);
  const found = (seen: string) =>
    share(
      matched.filter(({ loss }) => loss.tells.seen === seen),
      ({ entry }) => entry !== undefined,
    );
  const nearMisses = phantoms.filter(({ outcome }) => outcome === 'near-miss').length;
  return {
    schemaVersion: 1,
    bundles: cases.length,
    found: { must: found('must'), may: found('may'), cannot: found('cannot') },
    split: matched.reduce((sum, { split }) => sum + split.length, 0),
    phantoms: {
      ended: phantoms.length - nearMisses,
      nearMisses,
      bursts: phantomBursts(cases),
    },
    agents: scoreAgents(cases),
    outcome: share(shown, ({ outcomeIsRight }) => outcomeIsRight),
    loggedOut: scoreLoggedOut(matched, all),
    lastContact: scoreLastContact(shown),
    endError: spread(shown.filter(isEnded).map(({ loss, entry }) => apart(loss.at, entry.at))),
    codes: share(shown.filter(hasCode), codesAreRight),
    returned: share(shown.filter(mayReturn), returnIsRight),
    side: share(decided, ({ sideIsRight }) => sideIsRight),
    cause: {
      first: share(decided, ({ firstIsTrue }) => firstIsTrue),
      firstTwo: share(decided, ({ oneOfTwoIsTrue }) => oneOfTwoIsTrue),
    },
    undecided: share(
      shown.filter(({ loss }) => !loss.tells.decided),
      ({ openIsRight }) => openIsRight,
    ),
    falseAccusations: {
      certain: all.filter((one) => one.isFalse && one.confidence === 'certain').length,
      likely: all.filter((one) => one.isFalse && one.confidence === 'likely').length,
      possible: all.filter((one) => one.isFalse && one.confidence === 'possible').length,
    },
    calibration: {
      certain: calibrated(shown, 'certain'),
      likely: calibrated(shown, 'likely'),
      possible: calibrated(shown, 'possible'),
    },
    groups: scoreGroups(cases),
    byCause: slices(cases, ({ loss }) => loss.causes[0] ?? 'undetermined'),
    byLogs: slices(cases, ({ truth }) => `${truth.release}: ${logsOf(truth)}`),
    byWhat: slices(cases, ({ loss }) => loss.what),
    confusion: confusion(cases),
    missCount: misses.length,
    misses: misses.slice(0, most),
  };
}

/** `debug info webservices`: the short names. */
const logsOf = ({ logs }: Truth): string =>
  logs.map((log) => log.replace(/^openfire-/, '')).join(' ');

const isShown = ({ loss }: JudgedLoss): boolean => loss.tells.seen !== 'cannot';
const isEnded = ({ loss }: JudgedLoss): boolean => loss.outcome !== 'near-miss';
/** The desktop did not end it itself. */
const isCutOff = (one: JudgedLoss): boolean => isEnded(one) && one.loss.outcome !== 'closed';
const apart = (a: string, b: string): number => Math.abs(Date.parse(a) - Date.parse(b));

/** One that was missed has no outcome. */
function scoreLoggedOut(
  matched: readonly Matched[],
  judged: readonly JudgedLoss[],
): Score['loggedOut'] {
  const right = new Set(judged.filter((one) => one.outcomeIsRight).map(({ loss }) => loss));
  const forced = matched.filter(
    ({ loss }) => loss.outcome === 'logged-out' && loss.tells.seen === 'must',
  );
  return share(forced, ({ loss }) => right.has(loss));
}

/** An agent that no record names cannot be called anything: nobody watched it, and nobody says otherwise. */
function scoreAgents(cases: readonly JudgedCase[]): Score['agents'] {
  const hurt = new Set(
    cases.flatMap(({ bundle, truth }) =>
      truth.losses.flatMap((loss) =>
        // Who signed out, or whose page ended it, counts as healthy.
        loss.tells.seen === 'must' && !loss.tells.outcomes.includes('closed')
          ? [`${bundle} ${loss.agent}`]
          : [],
      ),
    ),
  );
  const agents = cases.flatMap(({ bundle, truth, report }) => {
    const called = calledBy(report);
    return truth.agents.map((agent) => ({ ...agent, bundle, called: called.get(agent.id) }));
  });
  return {
    healthy: share(
      agents.filter(({ healthy, watched }) => healthy && watched),
      ({ called }) => called === 'healthy',
    ),
    hurt: share(
      agents.filter(({ id, bundle }) => hurt.has(`${bundle} ${id}`)),
      ({ called }) => called !== undefined && called !== 'healthy',
    ),
    unwatched: share(
      agents.filter(({ watched }) => !watched),
      ({ called = 'inconclusive' }) => called === 'inconclusive',
    ),
  };
}

function scoreLastContact(shown: readonly JudgedLoss[]): Score['lastContact'] {
  const wanted = shown.filter(isCutOff).filter(({ loss }) => loss.lastContact !== undefined);
  const told = shown.filter(({ contactHolds }) => contactHolds !== undefined);
  const widths = told.flatMap(({ entry: { lastContact } }) =>
    lastContact ? [apart(lastContact.earliest, lastContact.latest)] : [],
  );
  return {
    told: share(wanted, ({ contactHolds }) => contactHolds !== undefined),
    holds: share(told, ({ contactHolds }) => contactHolds === true),
    width: spread(widths),
  };
}

/** Codes stand in webservices alone, which shows how it ended. */
const hasCode = ({ loss }: JudgedLoss): boolean =>
  loss.tells.outcomes.includes(loss.outcome) &&
  (loss.requestedCode !== undefined || loss.confirmedCode !== undefined);

const codesAreRight = ({ loss, entry: { reasonCode } }: JudgedLoss): boolean =>
  (loss.requestedCode === undefined || reasonCode?.requested === loss.requestedCode) &&
  (loss.confirmedCode === undefined || reasonCode?.confirmed === loss.confirmedCode);

/** Where these logs do not show how it ended, they need not show the return either. */
const mayReturn = ({ loss }: JudgedLoss): boolean =>
  !loss.tells.outcomes.includes('inconclusive') &&
  (loss.returnedAt !== undefined || (loss.outcome !== 'near-miss' && loss.outcome !== 'closed'));

function returnIsRight({ loss, entry }: JudgedLoss): boolean {
  if (loss.returnedAt === undefined || entry.returnedAt === undefined)
    return loss.returnedAt === entry.returnedAt;
  // Or the return for good: after the session that the page ended as its agent had been signed out.
  const isForGood = loss.until !== undefined && entry.returnedAt > loss.until;
  // A desktop that went to another server before this one noticed is back with the loss, not before it.
  const returnedAt = [loss.returnedAt, loss.at ?? ''].sort().at(-1) as string;
  return isForGood || apart(returnedAt, entry.returnedAt) <= toleranceMs;
}

const calibrated = (shown: readonly JudgedLoss[], confidence: string) =>
  share(
    shown.filter((one) => one.confidence === confidence && one.first !== 'undetermined'),
    ({ firstIsTrue }) => firstIsTrue,
  );
